type Bucket = { tokens: number; at: number }

const MINUTE_MS = 60_000
const MAX_BUCKETS = 10_000
const slot = Symbol.for('shotboard.engine.rates')
type Holder = { [slot]?: Map<string, Bucket> }

/**
 * Takes one of the `perMinute` requests of a key; a minute's worth may come at once, then they refill evenly.
 * Null when it may pass, else the seconds to wait. Counted per process.
 */
export function secondsToWait(keyId: string, perMinute: number, now = Date.now()): number | null {
  const holder = globalThis as Holder
  const buckets = (holder[slot] ??= new Map())
  if (buckets.size > MAX_BUCKETS) buckets.clear()
  const before = buckets.get(keyId) ?? { tokens: perMinute, at: now }
  const refilled = Math.min(perMinute, before.tokens + ((now - before.at) / MINUTE_MS) * perMinute)
  const passes = refilled >= 1
  buckets.set(keyId, { tokens: passes ? refilled - 1 : refilled, at: now })
  return passes ? null : Math.max(1, Math.ceil(((1 - refilled) / perMinute) * (MINUTE_MS / 1000)))
}
