import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setPriority } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { AnimaticPlan } from '@/lib/animatic/plan-schema'
import { childPath } from '@/lib/server/children-path'
import { RenderFailure } from '@/lib/server/engine/render/render-failure'
import { RenderLine, type RenderOrder, type RenderResult } from '@/lib/server/engine/render/render-job'
import { env } from '@/lib/server/env'
import { ffmpegPath } from '@/lib/server/media/ffmpeg'
import { plainEnv } from '@/lib/server/media/limited'

/**
 * `files` leads from the plan's keys to checked files on this machine; a key without a file is drawn as a sketch.
 * film.mp4, thumbnail.jpg and, if the plan wants it, watermarked.mp4 are written into `folder`.
 */
export type RenderJob = { plan: AnimaticPlan; files: Record<string, string>; folder: string }
type Options = { signal?: AbortSignal; onProgress?: (part: number) => void }

const MAX_RESIDENT = 1_200_000_000
const TIMEOUT_MS = 15 * 60_000

/**
 * Makes the film in a process of its own, at low priority. Throws RenderFailure with a sentence for the person, or the
 * signal's reason. `onProgress` gets 0..1.
 */
export async function renderFilm(
  job: RenderJob,
  { signal, onProgress }: Options = {},
): Promise<RenderResult> {
  signal?.throwIfAborted()
  const ffmpeg = ffmpegPath()
  if (ffmpeg === null)
    throw new RenderFailure(
      'ffmpeg is missing on this machine: install it, or set FFMPEG_PATH',
      'not on the PATH',
    )
  const program = childPath('render')
  const order: RenderOrder = {
    ...job,
    segments: path.join(env().DATA_DIR, 'cache', 'segments'),
    modules: path.join(path.dirname(program), '../../node_modules'),
    ffmpeg,
  }
  const child = spawn(process.execPath, ['--no-warnings', '--max-old-space-size=512', program], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: plainEnv(),
    detached: process.platform !== 'win32',
  })
  const abort = () => end(child)
  signal?.addEventListener('abort', abort)
  try {
    return await outcome(child, order, onProgress)
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  } finally {
    signal?.removeEventListener('abort', abort)
    end(child)
  }
}

async function outcome(
  child: ChildProcess,
  order: RenderOrder,
  onProgress: ((part: number) => void) | undefined,
): Promise<RenderResult> {
  const { pid, stdin, stdout, stderr } = child
  if (pid !== undefined) lowerPriority(pid)
  let said = ''
  stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < 8_000) said += text
  })
  stdin?.on('error', () => undefined)
  stdin?.write(`${JSON.stringify(order)}\n`)
  const watch = watchMemory(child)
  try {
    return await new Promise<RenderResult>((resolve, reject) => {
      const gone = (why: string) =>
        reject(
          new RenderFailure(
            'The program that makes the film stopped',
            `${watch.why() ?? why} ${said.trim()}`,
          ),
        )
      if (stdout)
        createInterface({ input: stdout }).on('line', (text) => {
          const line = readLine(text)
          if (line?.type === 'progress') onProgress?.(line.part)
          if (line?.type === 'done') resolve(line.result)
          if (line?.type === 'failed') reject(new RenderFailure(line.sentence, line.detail))
        })
      child.once('error', (error) => gone(error.message))
      child.once('close', (code, signal) => gone(`it ended with ${String(code ?? signal)}`))
    })
  } finally {
    watch.stop()
  }
}

function readLine(text: string): RenderLine | null {
  try {
    return RenderLine.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Playing and editing come first. Not every system lets us ask. */
function lowerPriority(pid: number): void {
  try {
    setPriority(pid, 10)
  } catch {
    return
  }
}

/** Ends the child and the encoders it started: they are one process group. */
function end(child: ChildProcess): void {
  const { pid } = child
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

/** Looks twice a second where the system tells (Linux); the time-out holds everywhere. */
function watchMemory(child: ChildProcess) {
  let reason: string | null = null
  const stopFor = (why: string) => {
    reason = why
    end(child)
  }
  const look = async () => {
    const pages = await readFile(`/proc/${String(child.pid)}/statm`, 'utf8').catch(() => '')
    const resident = Number(pages.split(' ')[1] ?? 0) * 4096
    if (resident > MAX_RESIDENT) stopFor(`it used ${String(Math.round(resident / 1e6))} MB`)
  }
  const timer = setInterval(() => void look(), 500)
  const limit = setTimeout(() => stopFor('it took longer than 15 minutes'), TIMEOUT_MS)
  return {
    why: () => reason,
    stop: () => {
      clearInterval(timer)
      clearTimeout(limit)
    },
  }
}
