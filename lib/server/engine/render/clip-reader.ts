import type { Readable } from 'node:stream'
import type { Size } from '@/lib/animatic/camera'
import { FPS } from '@/lib/animatic/fps'
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
  const frames = child.stdout && inPieces(child.stdout, planesBytes(size))
  let last: Planes | null = null
  let over = false

  async function next(): Promise<Planes> {
    const frame = over || !frames ? null : await frames()
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

/** The next so many bytes at each call, null at the end. Waiting for 'readable' with less than a frame buffered would spin. */
function inPieces(stream: Readable, bytes: number): () => Promise<Buffer | null> {
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  return async () => {
    const piece = Buffer.allocUnsafe(bytes)
    for (let filled = 0; filled < bytes;) {
      if (rest.length === 0) {
        const { done, value } = await chunks.next()
        if (done) return null
        rest = value
      }
      const taken = rest.copy(piece, filled)
      filled += taken
      rest = rest.subarray(taken)
    }
    return piece
  }
}
