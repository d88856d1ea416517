import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { DecoderReply, DecoderRequest } from '@/lib/server/media/decoder-protocol'
import { openPicture } from '@/lib/server/media/decoding/open-picture'
import { placing } from '@/lib/storyboard/fit-placing'
import { limits } from '@/lib/storyboard/limits'

type Ask = Extract<DecoderRequest, { type: 'fit' }>

const qualities = [92, 86, 78, 68, 56, 42]

/** Writes the copy of a picture to `target`: cut, scaled, with bars, and light enough for the contract. */
export async function fitPicture({ path, format, recipe, target }: Ask): Promise<DecoderReply['result']> {
  const open = await openPicture(path, format)
  const { autoOrient } = await open().metadata()
  const { cut, inner, left, top } = placing(recipe, autoOrient)
  const black = { r: 0, g: 0, b: 0 }
  const pixels = await open()
    .extract({ left: cut.x, top: cut.y, width: cut.width, height: cut.height })
    .resize({ ...inner, fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .extend({
      left,
      top,
      right: recipe.width - left - inner.width,
      bottom: recipe.height - top - inner.height,
      background: black,
    })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = pixels.info
  const again = () => sharp(pixels.data, { raw: { width, height, channels } })
  const encoders = [
    ...(recipe.format === 'png' ? [() => again().png().toBuffer()] : []),
    ...qualities.map((quality) => () => again().jpeg({ quality }).toBuffer()),
  ]
  for (const encode of encoders) {
    const data = await encode()
    if (data.byteLength > limits.image.maxBytes) continue
    await writeFile(target, data)
    return { ok: true, facts: { kind: 'image', mime: 'image/jpeg', bytes: data.byteLength, width, height } }
  }
  throw new Error('too heavy at every quality')
}
