import { spawn, type ChildProcess } from 'node:child_process'
import { RenderFailure } from '@/lib/server/engine/render/render-failure'

/** Never playlists, never the network, never a frame of a size nobody could want (media.md 1). */
export const safeInput = ['-f', 'mov', '-protocol_whitelist', 'file', '-max_pixels', '36000000']

/** Nothing of this machine or moment goes into a file: the same film is the same bytes. */
export const bitexact = [
  ...['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact'],
  ...['-flags:v', '+bitexact', '-flags:a', '+bitexact'],
]

export type Running = { child: ChildProcess; ended: Promise<void> }

/** Starts ffmpeg; `ended` rejects with `sentence` when it fails. */
export function startFfmpeg(
  ffmpeg: string,
  args: readonly string[],
  {
    sentence,
    stdin = 'ignore',
    stdout = 'ignore',
  }: { sentence: string; stdin?: 'pipe' | 'ignore'; stdout?: 'pipe' | 'ignore' },
): Running {
  const child = spawn(ffmpeg, ['-nostdin', '-hide_banner', '-v', 'error', '-y', ...args], {
    stdio: [stdin, stdout, 'pipe'],
  })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < 8_000) said += text
  })
  // A closed pipe is told by the exit code; without a listener it would end this process.
  child.stdin?.on('error', () => undefined)
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', (error) => reject(new RenderFailure(sentence, error.message)))
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new RenderFailure(sentence, `ffmpeg ended with ${String(code)}: ${said.trim()}`))
    })
  })
  // Awaited later; until then a failure is not "unhandled".
  ended.catch(() => undefined)
  return { child, ended }
}

export async function runFfmpeg(ffmpeg: string, args: readonly string[], sentence: string): Promise<void> {
  await startFfmpeg(ffmpeg, args, { sentence }).ended
}
