import { writeSync } from 'node:fs'

let passed = 0

/**
 * A point at which a test ends this process with SIGKILL: SHOTBOARD_KILL_AT is a name, or "name*3" for the third time, or
 * "any*1000" for one of a thousand at random. Only under NODE_ENV=test, which no server of ours runs with.
 */
export function mark(point: string): void {
  if (process.env.NODE_ENV !== 'test') return
  const [wanted, count = '1'] = (process.env.SHOTBOARD_KILL_AT ?? '').split('*')
  if (wanted === 'any' ? Math.random() * Number(count) >= 1 : wanted !== point || ++passed < Number(count))
    return
  writeSync(2, `killed at ${point}\n`)
  process.kill(process.pid, 'SIGKILL')
}

/** A wait of the ledger in seconds; a test that runs hundreds of generations shortens it to a tenth with SHOTBOARD_HURRY. */
export function seconds(wait: number): number {
  if (process.env.NODE_ENV !== 'test' || process.env.SHOTBOARD_HURRY === undefined) return wait
  return Math.ceil(wait / 10)
}
