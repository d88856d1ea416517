import { spawn } from 'node:child_process'
import { env } from '@/lib/server/env'
import { limited, onPath, plainEnv } from '@/lib/server/media/limited'

export type FfmpegRun = {
  code: number | null
  stdout: string
  stderr: string
  timedOut: boolean
  /** Stopped by the signal. */
  aborted: boolean
}
type Options = {
  timeoutMs: number
  signal?: AbortSignal
  cpuSeconds?: number
  /** Gets the lines of stdout as they come; `stdout` then stays empty. */
  onLine?: (line: string) => void
}

const MAX_OUTPUT = 256 * 1024
const DATA_BYTES = 2_000_000_000
const CPU_SECONDS = 120

/** FFMPEG_PATH, else the one on the PATH, else null. */
export function ffmpegPath(): string | null {
  const wanted = env().FFMPEG_PATH
  if (wanted) return /[\\/]/.test(wanted) ? wanted : onPath(wanted)
  return onPath('ffmpeg')
}

/** Runs ffmpeg under limits, without a terminal, the network or our secrets; killed by its pid at the time-out or the signal. Resolves whatever happens. */
export function runFfmpeg(ffmpeg: string, args: string[], options: Options): Promise<FfmpegRun> {
  const limits = { dataBytes: DATA_BYTES, cpuSeconds: options.cpuSeconds ?? CPU_SECONDS }
  const program = limited({ file: ffmpeg, args: ['-nostdin', '-hide_banner', ...args] }, limits)
  return new Promise((resolve) => {
    const child = spawn(program.file, program.args, { stdio: ['ignore', 'pipe', 'pipe'], env: plainEnv() })
    const output = { stdout: '', stderr: '' }
    const stopped = { timedOut: false, aborted: false }
    const stop = (why: keyof typeof stopped) => {
      stopped[why] = true
      child.kill('SIGKILL')
    }
    const timer = setTimeout(() => stop('timedOut'), options.timeoutMs)
    const onAbort = () => stop('aborted')
    options.signal?.addEventListener('abort', onAbort, { once: true })
    if (options.signal?.aborted) onAbort()
    const lines = options.onLine && byLine(options.onLine)
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (lines) lines(text)
      else if (output.stdout.length < MAX_OUTPUT) output.stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (output.stderr.length < MAX_OUTPUT) output.stderr += text
    })
    child.once('error', (error) => (output.stderr += error.message))
    child.once('close', (code) => {
      clearTimeout(timer)
      options.signal?.removeEventListener('abort', onAbort)
      resolve({ code, ...output, ...stopped })
    })
  })
}

function byLine(onLine: (line: string) => void): (text: string) => void {
  let rest = ''
  return (text) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line)
  }
}
