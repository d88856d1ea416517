import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Figure } from '@/tests/bench/support/figure'

export type Emit = (name: string, figure: Figure) => void

/** One part of the bench as a process of its own. Figures go out as they are found: a part that runs out of time keeps those it has. */
export async function part(measure: (emit: Emit, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'shotboard-bench-'))
  process.env.DATA_DIR = path.join(folder, 'data')
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.once('SIGTERM', () => process.exit(1))
  try {
    await measure((name, figure) => process.stdout.write(`${JSON.stringify({ name, figure })}\n`), folder)
    process.exit(0)
  } catch (error) {
    console.error(error)
    process.exit(1)
  }
}

export function timed<T>(run: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const from = performance.now()
  return run().then((result) => ({ ms: performance.now() - from, result }))
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
