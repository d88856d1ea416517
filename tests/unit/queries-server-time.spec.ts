import { expect, test } from '@playwright/test'
import { hearServerTime, serverNow } from '@/lib/queries/server-time'

const HOUR = 3_600_000
const header = (ms: number) => new Date(ms).toUTCString()

test('times of takes are compared with the clock of the server, whatever happens to the one of this computer', () => {
  const real = Date.now
  const start = real()
  expect(Math.abs(serverNow() - start), 'before any answer').toBeLessThan(5_000)
  try {
    Date.now = () => real() + HOUR
    hearServerTime(header(start))
    const heard = serverNow()
    expect(Math.abs(heard - start), 'an hour ahead').toBeLessThan(5_000)
    Date.now = () => real() - HOUR
    expect(serverNow(), 'set back while the page is open').toBeGreaterThanOrEqual(heard)
    expect(serverNow() - heard).toBeLessThan(5_000)
  } finally {
    Date.now = real
  }
})

test('an answer that took its time or says no time moves nothing, one that differs more does', () => {
  hearServerTime(header(Date.UTC(2030, 0, 1)))
  const before = serverNow()
  hearServerTime(header(before - 900))
  hearServerTime(null)
  hearServerTime('soon')
  expect(serverNow()).toBeGreaterThanOrEqual(before)
  hearServerTime(header(before + 60_000))
  expect(serverNow() - before).toBeGreaterThan(55_000)
})
