import type { Readable } from 'node:stream'
import type { Size } from '@/lib/animatic/camera'
import { FPS } from '@/lib/animatic/plan'
import { safeInput, startFfmpeg } from '@/lib/server/engine/render/ffmpeg-process'
import { planesBytes, planesIn, type Planes } from '@/lib/server/engine/render/planes'
import { RenderFailure } from '@/lib/server/engine/render/render-failure'

export type ClipReader = { next: () => Promise<Planes>; stop: () => void }

/** Frames of a checked clip at 24 per second and at the size they are shown; after its end the last one stays. */
export function readClip(ffmpeg: string, file: string, size: Size): ClipReader {
  const sentence = 'The reference video could not be decoded'
  const scale = `scale=${String(size.width)}:${String(size.height)}:out_range=tv:out_color_matrix=bt709`
  const { child, ended } = startFfmpeg(
    ffmpeg,
    [
      ...[...safeInput, '-i', file, '-map', '0:v:0', '-vf', `fps=${String(FPS)},${scale},format=yuv420p`],
      ...['-f', 'rawvideo', 'pipe:1'],
    ],
    { sentence, stdout: 'pipe' },
  )
  const bytes = planesBytes(size)
  let last: Planes | null = null
  let over = false

  async function next(): Promise<Planes> {
    const frame = over || !child.stdout ? null : await readExactly(child.stdout, bytes)
    if (frame) return (last = planesIn(frame, size))
    if (!over) {
      over = true
      await ended
    }
    if (!last) throw new RenderFailure(sentence, 'no frame came out of it')
    return last
  }
  return { next, stop: () => child.kill('SIGKILL') }
}

/** Null at the end. */
async function readExactly(stream: Readable, bytes: number): Promise<Buffer | null> {
  for (;;) {
    const read: unknown = stream.read(bytes)
    if (Buffer.isBuffer(read)) return read.length === bytes ? read : null
    if (stream.readableEnded || stream.destroyed) return null
    await new Promise<void>((resolve) => {
      const done = () => {
        stream.off('readable', done).off('end', done).off('close', done)
        resolve()
      }
      stream.on('readable', done).on('end', done).on('close', done)
    })
  }
}
