import { readFile } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import { readBmp } from '@/lib/media/bmp'
import type { Format } from '@/lib/media/file-kind'
import { MAX_IMAGE_PIXELS } from '@/lib/media/probe-result'
import { readHeic } from '@/lib/server/media/decoding/read-heic'
import { readSvg } from '@/lib/server/media/decoding/read-svg'
import { UnreadableError } from '@/lib/server/media/decoding/unreadable-error'

// libvips picks a loader by content and knows dozens; only these are ever let in.
const loaders = {
  file: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Tiff'],
  buffer: ['Svg'],
}
/** Once per process, before anything is opened. */
export function allowPictureLoaders(): void {
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({
    operation: [
      ...loaders.file.map((name) => `VipsForeignLoad${name}File`),
      ...loaders.buffer.map((name) => `VipsForeignLoad${name}Buffer`),
    ],
  })
  sharp.cache(false)
}

/** A way to read the first picture of a file again and again, whatever its format. Pixels are as shown: turned, without CMYK. */
export async function openPicture(path: string, format: Format): Promise<() => Sharp> {
  switch (format) {
    case 'svg':
      return readSvg(path)
    case 'heic':
      return readHeic(path)
    case 'bmp':
      return bmp(path)
    default:
      return () =>
        sharp(path, {
          limitInputPixels: MAX_IMAGE_PIXELS,
          failOn: 'error',
          sequentialRead: true,
        }).autoOrient()
  }
}

async function bmp(path: string): Promise<() => Sharp> {
  const pixels = readBmp(await readFile(path))
  if (pixels === 'cut') throw new UnreadableError({ code: 'cut', missingBytes: null }, 'rows are missing')
  if (pixels === 'damaged')
    throw new UnreadableError({ code: 'damaged', atMs: null }, 'this kind of BMP is not read')
  const { width, height, rgb } = pixels
  return () => sharp(rgb, { raw: { width, height, channels: 3 } })
}
