import { expect, test } from '@playwright/test'
import { createAutosave, type AutosaveState } from '@/lib/editor/autosave'

/** A server whose answers the test gives, and a clock it winds. */
function setup() {
  const calls: { value: number; answer: (how: 'saved' | 'stop' | 'offline') => Promise<void> }[] = []
  const states: AutosaveState[] = []
  let timer: { fn: () => void; ms: number } | null = null
  const autosave = createAutosave<number>({
    delayMs: 600,
    retryMs: [2_000, 4_000],
    onState: (state) => states.push(state),
    timers: {
      set: (fn, ms) => (timer = { fn, ms }),
      clear: () => (timer = null),
    },
    save: (value) =>
      new Promise((resolve, reject) => {
        calls.push({
          value,
          async answer(how) {
            if (how === 'offline') reject(new Error('offline'))
            else resolve(how)
            await new Promise((done) => setImmediate(done))
          },
        })
      }),
  })
  const wind = () => {
    const due = timer
    timer = null
    due?.fn()
    return due?.ms
  }
  return { autosave, calls, states, wind }
}

test('600 ms after the last change the newest value is saved once', async () => {
  const { autosave, calls, states, wind } = setup()
  autosave.schedule(1)
  autosave.schedule(2)
  expect(calls).toHaveLength(0)
  expect(wind()).toBe(600)
  expect(calls.map((call) => call.value)).toEqual([2])
  await calls[0]?.answer('saved')
  expect(states).toEqual(['saving', 'saved'])
})

test('one save is in flight; while it runs only the newest waits', async () => {
  const { autosave, calls, wind } = setup()
  autosave.schedule(1)
  wind()
  autosave.schedule(2)
  wind()
  autosave.schedule(3)
  wind()
  expect(calls).toHaveLength(1)
  await calls[0]?.answer('saved')
  expect(calls.map((call) => call.value)).toEqual([1, 3])
})

test('flush saves what waits and is true only when everything is saved', async () => {
  const { autosave, calls } = setup()
  autosave.schedule(1)
  const flushed = autosave.flush()
  autosave.schedule(2)
  await calls[0]?.answer('saved')
  await calls[1]?.answer('saved')
  expect(await flushed).toBe(true)
  expect(await autosave.flush()).toBe(true)
})

test('without a server the value is kept and tried again, later each time', async () => {
  const { autosave, calls, states, wind } = setup()
  autosave.schedule(1)
  wind()
  await calls[0]?.answer('offline')
  expect(states.at(-1)).toBe('offline')
  expect(wind()).toBe(2_000)
  await calls[1]?.answer('offline')
  expect(wind()).toBe(4_000)
  await calls[2]?.answer('saved')
  expect(calls.map((call) => call.value)).toEqual([1, 1, 1])
  expect(states).toEqual(['saving', 'offline', 'saved'])
})

test('a change made while offline replaces the one that failed', async () => {
  const { autosave, calls, wind } = setup()
  autosave.schedule(1)
  wind()
  autosave.schedule(2)
  await calls[0]?.answer('offline')
  wind()
  expect(calls.map((call) => call.value)).toEqual([1, 2])
})

test('when a person must decide nothing more is sent until they did', async () => {
  const { autosave, calls, states, wind } = setup()
  autosave.schedule(1)
  wind()
  await calls[0]?.answer('stop')
  autosave.schedule(2)
  wind()
  expect(await autosave.flush()).toBe(false)
  expect(calls).toHaveLength(1)
  autosave.resume({ keep: true })
  expect(calls.map((call) => call.value)).toEqual([1, 2])
  await calls[1]?.answer('saved')
  expect(states).toEqual(['saving', 'stopped', 'saved'])
})

test('giving up the own version sends nothing', async () => {
  const { autosave, calls, wind } = setup()
  autosave.schedule(1)
  wind()
  await calls[0]?.answer('stop')
  autosave.resume({ keep: false })
  expect(autosave.get()).toBe('saved')
  expect(calls).toHaveLength(1)
})
