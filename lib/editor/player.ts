/** The one clock of viewer and timeline. `timeMs` is film time: all scenes of the plan end to end, integer or fractional ms. */
export type PlayerState = {
  timeMs: number
  playing: boolean
  rate: number
  loop: boolean
  inMs: number | null
  outMs: number | null
}
export type Player = {
  get: () => PlayerState
  subscribe: (listener: () => void) => () => void
  seek: (timeMs: number) => void
  play: (rate?: number) => void
  pause: () => void
  set: (change: Partial<Pick<PlayerState, 'loop' | 'inMs' | 'outMs'>>) => void
  /** The plan got longer or shorter. */
  setDuration: (durationMs: number) => void
  /** The scene being worked on: what `loop` repeats while there is no in or out point. */
  setScene: (fromMs: number, toMs: number) => void
  /** While a <video> plays it is the master: it reports film time here and `advance` rests. */
  follow: (master: (() => number) | null) => void
  dispose: () => void
}

type Frames = {
  request: (callback: (now: number) => void) => number
  cancel: (handle: number) => void
  now: () => number
}

export function createPlayer(durationMs: number, frames: Frames): Player {
  let state: PlayerState = { timeMs: 0, playing: false, rate: 1, loop: false, inMs: null, outMs: null }
  let length = durationMs
  let scene: readonly [number, number] = [0, durationMs]
  let master: (() => number) | null = null
  let handle: number | null = null
  let last = 0
  const listeners = new Set<() => void>()

  function update(change: Partial<PlayerState>) {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  function bounds(): [number, number] {
    const unmarked = state.inMs === null && state.outMs === null
    const [first, last] = unmarked && state.loop ? scene : [0, length]
    const from = Math.min(state.inMs ?? first, length)
    const to = Math.min(state.outMs ?? last, length)
    return from < to ? [from, to] : [0, length]
  }
  function tick(now: number) {
    handle = null
    if (!state.playing) return
    const [from, to] = bounds()
    // A clock that jumps (sleep, background tab) must not throw the playhead: at most a tenth of a second per frame.
    const elapsed = Math.min(100, Math.max(0, now - last))
    last = now
    let next = master ? master() : state.timeMs + elapsed * state.rate
    const ended = state.rate > 0 ? next >= to : next <= from
    if (ended && state.loop) next = state.rate > 0 ? from : to
    else if (ended) {
      update({ timeMs: state.rate > 0 ? to : from, playing: false })
      return
    }
    update({ timeMs: next })
    handle = frames.request(tick)
  }
  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    seek: (timeMs) => update({ timeMs: Math.min(length, Math.max(0, timeMs)) }),
    play(rate = 1) {
      const [from, to] = bounds()
      const atEnd = rate > 0 ? state.timeMs >= to - 1 || state.timeMs < from : state.timeMs <= from
      last = frames.now()
      update({ playing: true, rate, ...(atEnd && { timeMs: rate > 0 ? from : to }) })
      handle ??= frames.request(tick)
    },
    pause() {
      if (handle !== null) frames.cancel(handle)
      handle = null
      if (state.playing) update({ playing: false, rate: 1 })
    },
    set: (change) => update(change),
    setDuration(next) {
      length = next
      if (state.timeMs > next) update({ timeMs: next })
    },
    setScene(fromMs, toMs) {
      scene = [fromMs, toMs]
    },
    follow(next) {
      master = next
    },
    dispose() {
      if (handle !== null) frames.cancel(handle)
      listeners.clear()
    },
  }
}
