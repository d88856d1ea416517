import { readFile } from 'node:fs/promises'
import type { Sharp } from 'sharp'
import sharp from 'sharp'
import { MAX_IMAGE_PIXELS } from '@/lib/media/probe-result'
import { UnreadableError } from '@/lib/server/media/decoding/unreadable-error'

/** The main picture of an HEIC file, turned as the camera says. libheif runs as WebAssembly: sharp's own copy has no HEVC. */
export async function readHeic(path: string): Promise<() => Sharp> {
  const { default: libheif } = await import('libheif-js/wasm-bundle.js')
  const images = new libheif.HeifDecoder().decode(await readFile(path))
  const image = images.find((each) => each.is_primary()) ?? images[0]
  if (!image) throw new UnreadableError({ code: 'damaged', atMs: null }, 'no picture in the HEIC file')
  const [width, height] = [image.get_width(), image.get_height()]
  if (width * height > MAX_IMAGE_PIXELS)
    throw new UnreadableError(
      { code: 'tooManyPixels', width, height, max: MAX_IMAGE_PIXELS },
      'beyond the limit',
    )
  const shown = await new Promise<Uint8ClampedArray>((resolve, reject) => {
    const into = { data: new Uint8ClampedArray(width * height * 4), width, height }
    image.display(into, (done) =>
      done
        ? resolve(done.data)
        : reject(new UnreadableError({ code: 'damaged', atMs: null }, 'libheif could not decode it')),
    )
  })
  for (const each of images) each.free()
  return () => sharp(shown, { raw: { width, height, channels: 4 } }).removeAlpha()
}
