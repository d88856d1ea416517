import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type { LoadOrder, LoadResult } from '@/tests/bench/support/load-order'
import { cpuMs } from '@/tests/bench/support/process-stats'

const run = promisify(execFile)
export const program = (name: string) => path.resolve('.next/bench', `${name}.mjs`)

/** Loads the server of this pid; `cpuPerRequest` is the server's own CPU time in ms. Anything but `status` throws. */
export async function load(
  pid: number,
  order: LoadOrder,
  status = 200,
): Promise<LoadResult & { cpuPerRequest: number }> {
  const before = cpuMs(pid)
  const { stdout } = await run(process.execPath, [program('load'), JSON.stringify(order)])
  const result = JSON.parse(stdout) as LoadResult
  if (Object.keys(result.statuses).join() !== String(status))
    throw new Error(`${order.url} answered ${JSON.stringify(result.statuses)}`)
  return { ...result, cpuPerRequest: (cpuMs(pid) - before) / result.requests }
}
