import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { childPath } from '@/lib/server/children-path'
import { limited, plainEnv } from '@/lib/server/media/limited'
import type { dominantColour } from '@/lib/media/colour'

const run = promisify(execFile)
const TIMEOUT_MS = 30_000
const limits = { dataBytes: 1_000_000_000, cpuSeconds: 30 }
type Colour = ReturnType<typeof dominantColour>

/** The main colour of each thumbnail, in the same order; null where there is none. In a child process: it decodes. */
export async function pictureColours(files: readonly string[]): Promise<Colour[]> {
  if (files.length === 0) return []
  const node = { file: process.execPath, args: [childPath('picture-colours'), ...files] }
  const { file, args } = limited(node, limits)
  const { stdout } = await run(file, args, { timeout: TIMEOUT_MS, killSignal: 'SIGKILL', env: plainEnv() })
  const colours = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Colour)
  return files.map((_, index) => colours[index] ?? null)
}
