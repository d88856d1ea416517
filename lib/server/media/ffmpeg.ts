import { spawn } from 'node:child_process'
import { env } from '@/lib/server/env'
import { limited, onPath, plainEnv } from '@/lib/server/media/limited'

export type FfmpegRun = { code: number | null; stdout: string; stderr: string; timedOut: boolean }

const MAX_OUTPUT = 256 * 1024
const limits = { dataBytes: 2_000_000_000, cpuSeconds: 120 }

/** FFMPEG_PATH, else the one on the PATH, else null. */
export function ffmpegPath(): string | null {
  const wanted = env().FFMPEG_PATH
  if (wanted) return /[\\/]/.test(wanted) ? wanted : onPath(wanted)
  return onPath('ffmpeg')
}

/** Runs ffmpeg under limits, without a terminal, the network or our secrets; killed by its pid at the time-out. Resolves whatever happens. */
export function runFfmpeg(ffmpeg: string, args: string[], timeoutMs: number): Promise<FfmpegRun> {
  const program = limited({ file: ffmpeg, args: ['-nostdin', '-hide_banner', ...args] }, limits)
  return new Promise((resolve) => {
    const child = spawn(program.file, program.args, { stdio: ['ignore', 'pipe', 'pipe'], env: plainEnv() })
    const output = { stdout: '', stderr: '' }
    let timedOut = false
    const timer = setTimeout(() => {
      timedOut = true
      child.kill('SIGKILL')
    }, timeoutMs)
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        if (output[name].length < MAX_OUTPUT) output[name] += text
      })
    child.once('error', (error) => (output.stderr += error.message))
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve({ code, ...output, timedOut })
    })
  })
}
