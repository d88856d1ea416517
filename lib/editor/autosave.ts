export type AutosaveState = 'saved' | 'saving' | 'offline' | 'stopped'
export type Autosave<T> = {
  schedule: (value: T) => void
  /** Save now whatever waits. True when everything is saved. */
  flush: () => Promise<boolean>
  /** A person must decide before anything more is sent. */
  stop: () => void
  /** After 'stopped' was dealt with: forget what waits, or go on with it. */
  resume: (next: { keep: boolean }) => void
  get: () => AutosaveState
  dispose: () => void
}
type Timers = { set: (fn: () => void, ms: number) => unknown; clear: (handle: unknown) => void }
type Options<T> = {
  /** Rejects when the server cannot be reached (tried again later); 'stop' when a person must decide first. */
  save: (value: T) => Promise<'saved' | 'stop'>
  onState: (state: AutosaveState) => void
  delayMs: number
  retryMs?: readonly number[]
  timers?: Timers
}

const clock: Timers = {
  set: (fn, ms) => setTimeout(fn, ms),
  clear: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
}

/** One save in flight; while it runs only the newest value waits. Flush before anything that must see the save. */
export function createAutosave<T>(options: Options<T>): Autosave<T> {
  const { save, delayMs, retryMs = [2_000, 4_000, 8_000, 15_000], timers = clock } = options
  let pending: { value: T } | null = null
  let running: Promise<boolean> | null = null
  let timer: unknown = null
  let failures = 0
  let state: AutosaveState = 'saved'

  function update(next: AutosaveState) {
    if (next === state) return
    state = next
    options.onState(next)
  }
  function arm(ms: number) {
    timers.clear(timer)
    timer = timers.set(() => void flush(), ms)
  }
  async function drain(): Promise<boolean> {
    while (pending) {
      const sent: { value: T } = pending
      pending = null
      if (state !== 'offline') update('saving')
      try {
        const outcome = await save(sent.value)
        failures = 0
        if (outcome === 'stop') {
          pending ??= sent
          update('stopped')
          return false
        }
      } catch {
        pending ??= sent
        update('offline')
        arm(retryMs[Math.min(failures++, retryMs.length - 1)] ?? delayMs)
        return false
      }
    }
    update('saved')
    return true
  }
  function flush(): Promise<boolean> {
    if (state === 'stopped') return Promise.resolve(false)
    timers.clear(timer)
    running ??= drain().finally(() => {
      running = null
    })
    return running
  }
  return {
    schedule(value) {
      pending = { value }
      if (state === 'stopped') return
      if (state === 'saved') update('saving')
      arm(delayMs)
    },
    flush,
    stop() {
      timers.clear(timer)
      update('stopped')
    },
    resume({ keep }) {
      if (!keep) pending = null
      state = 'saving'
      if (!pending) update('saved')
      else void flush()
    },
    get: () => state,
    dispose: () => timers.clear(timer),
  }
}
