import { expect, test } from '@playwright/test'
import { linkLeftText } from '@/lib/editor/link-left'
import { startTimes } from '@/lib/editor/start-time'
import { takeView } from '@/tests/support/take-view'

const now = Date.parse('2026-01-01T12:00:00.000Z')
const queue = { id: 'far.example', name: 'Far', current: true, paused: false, atOnce: 8 }
const usual = { medianMs: 120_000, slowMs: 200_000, count: 9 }
const running = (id: string, forMs: number) =>
  takeView({ id, state: 'running', usual, startedAt: new Date(now - forMs).toISOString() })
const waiting = (id: string, position: number, state: 'reserved' | 'accepted' = 'accepted') =>
  takeView({ id, state, position, usual })
const starts = (...takes: Parameters<typeof startTimes>[0]) =>
  Object.fromEntries(startTimes(takes, [queue], now))

test('what waits starts when those before it are likely to end', () => {
  expect(starts(waiting('c', 2, 'reserved'), running('a', 60_000), waiting('b', 1))).toEqual({
    b: 60_000,
    c: 180_000,
  })
})

test('as many lanes as the queue works in now; what is late may end at any moment', () => {
  expect(starts(running('a', 300_000), running('b', 90_000), waiting('c', 1), waiting('d', 2))).toEqual({
    c: 0,
    d: 30_000,
  })
})

test('nothing runs: the first starts in a moment', () => {
  expect(starts(waiting('a', 1), waiting('b', 2))).toEqual({ a: 0, b: 120_000 })
})

test('without history of what is before it nothing is promised, and for a paused queue neither', () => {
  expect(starts(takeView({ id: 'a', state: 'running', startedAt: null }), waiting('b', 1))).toEqual({})
  expect(Object.fromEntries(startTimes([waiting('b', 1)], [{ ...queue, paused: true }], now))).toEqual({})
  expect(starts(takeView({ id: 'a', state: 'accepted', position: 1 }), waiting('b', 2))).toEqual({ a: 0 })
})

test('another queue has a line of its own', () => {
  const elsewhere = { ...waiting('b', 1), queueId: 'embedded' }
  expect(starts(running('a', 0), elsewhere, waiting('c', 1))).toEqual({ b: 0, c: 120_000 })
})

test('a link says how long it lasts, roughly and never more than is left', () => {
  const after = (ms: number) => linkLeftText(new Date(now + ms).toISOString(), now)
  expect(after(29.9 * 86_400_000)).toBe("The queue's link ends in 29 days")
  expect(after(7_300_000)).toBe("The queue's link ends in 2 h")
  expect(after(119_000)).toBe("The queue's link ends in 1 min")
  expect(after(20_000)).toBe("The queue's link ends in less than a minute")
  expect(after(-1)).toBe("The queue's link has ended")
  expect(linkLeftText(null, now)).toBeNull()
})
