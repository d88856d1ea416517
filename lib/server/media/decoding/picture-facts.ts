import { writeFile } from 'node:fs/promises'
import type { Sharp } from 'sharp'
import { browserShows } from '@/lib/media/browser-shows'
import { openPicture } from '@/lib/server/media/decoding/open-picture'
import { THUMB_SIDE, type DecoderRequest, type DecoderReply } from '@/lib/server/media/decoder-protocol'
import type { ImageFacts } from '@/lib/storyboard/media-facts'

type Ask = Extract<DecoderRequest, { type: 'image' }>

/** Decodes a picture whole; writes its thumbnail, and a preview where browsers do not show the format. */
export async function lookAtPicture(ask: Ask): Promise<DecoderReply['result']> {
  const open = await openPicture(ask.path, ask.format)
  const facts = await pictureFacts(open(), ask)
  const size = { width: THUMB_SIDE, height: THUMB_SIDE, fit: 'inside', withoutEnlargement: true } as const
  const thumb = open().resize(size)
  // Not toFile: libvips says "unable to write" of a disk without room, and not why.
  if (ask.thumbPath) await writeFile(ask.thumbPath, await thumb.webp({ quality: 80 }).toBuffer())
  else await thumb.raw().toBuffer()
  if (ask.previewPath && !browserShows(facts))
    await writeFile(
      ask.previewPath,
      await open()
        .webp(ask.format === 'svg' ? { lossless: true } : { quality: 92, effort: 2 })
        .toBuffer(),
    )
  return { ok: true, facts }
}

async function pictureFacts(picture: Sharp, { mime, bytes, format }: Ask): Promise<ImageFacts> {
  const { autoOrient, space, depth, hasAlpha, pages = 1 } = await picture.metadata()
  return {
    kind: 'image',
    mime,
    bytes,
    width: autoOrient.width,
    height: autoOrient.height,
    colour: colourText(space, depth),
    ...(format !== 'heic' && { alpha: hasAlpha }),
    frames: pages,
  }
}

function colourText(space: string, depth: string): string {
  const names: Record<string, string> = { srgb: 'sRGB', rgb: 'RGB', rgb16: 'RGB', cmyk: 'CMYK' }
  const name = names[space] ?? (/^(b-w|grey16)$/.test(space) ? 'grey' : space)
  return depth === 'uchar' ? name : `${depth === 'ushort' ? '16-bit' : depth} ${name}`
}
