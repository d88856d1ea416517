import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { VideoFacts } from '@/lib/storyboard/media-facts'
import type { LibraryView } from '@/lib/views'

/** A clip of the library, as the server keeps it, written to `file`. */
export async function arrived(
  page: Page,
  name: string,
  file: string,
): Promise<{ file: string; facts: VideoFacts }> {
  const answer = await page.request.get('/api/library')
  const { assets } = (await answer.json()) as LibraryView
  const asset = assets.find((each) => each.name === name)
  if (asset?.facts.kind !== 'video') throw new Error(`no clip ${name}`)
  writeFileSync(file, await (await page.request.get(asset.url)).body())
  return { file, facts: asset.facts }
}

/** Which frame of the whole clip the first of its part is, looked for a fifth of a second around `nearMs`. */
export function frameAtStart(
  part: string,
  whole: string,
  { nearMs, fps }: { nearMs: number; fps: number },
): number {
  const first = grayFrames(part, 0, 1)[0]
  if (!first) throw new Error(`${part} has no frame`)
  const from = Math.max(0, Math.round(((nearMs - 200) / 1000) * fps))
  const unlike = grayFrames(whole, from / fps, Math.round(0.4 * fps)).map((frame) => difference(frame, first))
  return from + unlike.indexOf(Math.min(...unlike))
}

const [width, height] = [320, 180]

/** The middle of so many frames from a moment on, a byte a pixel. */
function grayFrames(file: string, fromSeconds: number, count: number): Buffer[] {
  const data = execFileSync(
    process.env.FFMPEG_PATH ?? 'ffmpeg',
    [
      ...['-nostdin', '-v', 'error', '-ss', String(fromSeconds), '-i', file, '-frames:v', String(count)],
      ...['-vf', `crop=${width}:${height}`, '-pix_fmt', 'gray', '-f', 'rawvideo', '-'],
    ],
    { maxBuffer: 64 * 1024 * 1024 },
  )
  const size = width * height
  return Array.from({ length: data.byteLength / size }, (_, index) =>
    data.subarray(index * size, (index + 1) * size),
  )
}

function difference(a: Buffer, b: Buffer): number {
  let sum = 0
  for (let index = 0; index < a.length; index++) sum += Math.abs((a[index] ?? 0) - (b[index] ?? 0))
  return sum
}
