import { readFile, stat } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import { MAX_IMAGE_PIXELS } from '@/lib/media/probe-result'
import { UnreadableError } from '@/lib/server/media/decoding/unreadable-error'

const MAX_BYTES = 5 * 1024 * 1024
/** Long side in px that a drawing is given; its own size says little. */
const LONG_SIDE = 2048
const DOTS = 72

/** A drawing as pixels. It is given as bytes, never as a path: without an address of its own librsvg loads nothing from outside. */
export async function readSvg(path: string): Promise<() => Sharp> {
  const { size } = await stat(path)
  if (size > MAX_BYTES)
    throw new UnreadableError({ code: 'tooMuchDrawing', max: MAX_BYTES }, `${size} bytes of SVG`)
  const data = await readFile(path)
  const own = await sharp(data, { density: DOTS }).metadata()
  const long = Math.max(own.width, own.height)
  const short = Math.min(own.width, own.height)
  // A drawing of one pixel by a thousand would blow up to nothing anybody wants.
  if (short < 1 || long / short > 100)
    throw new UnreadableError({ code: 'damaged', atMs: null }, `a drawing of ${own.width} × ${own.height}`)
  const density = Math.min(100_000, Math.max(1, (DOTS * LONG_SIDE) / long))
  return () => sharp(data, { density, limitInputPixels: MAX_IMAGE_PIXELS })
}
