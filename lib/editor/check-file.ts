import { fileKind, HEAD_BYTES } from '@/lib/media/file-kind'
import { IMAGE_HEADER_BYTES, imageHeader } from '@/lib/media/image-header'
import { MAX_IMAGE_PIXELS } from '@/lib/media/probe-result'
import { walkContainer } from '@/lib/media/walk'
import { whyTooLarge, whyUnreadable } from '@/lib/storyboard/fit'

/** Why this file would be refused by the server, in the same words, or null. Reads a few kilobytes and decodes nothing. */
export async function whyRefused(file: File): Promise<string | null> {
  const { name } = file
  try {
    const kind = fileKind(await bytesOf(file, 0, HEAD_BYTES))
    if (!kind.accepted)
      return whyUnreadable(
        name,
        kind.name === 'empty' ? { code: 'empty' } : { code: 'kind', kind: kind.name },
      )
    const tooLarge = whyTooLarge(name, file.size, kind.type)
    if (tooLarge) return tooLarge
    if (kind.type === 'image') return await whyBadImage(file)
    const read = (offset: number, length: number) => bytesOf(file, offset, length)
    const broken = await walkContainer(kind.format, { size: file.size, read })
    return broken && whyUnreadable(name, broken.reason)
  } catch {
    return `${name} can no longer be read on this device. Choose it again.`
  }
}

async function whyBadImage(file: File): Promise<string | null> {
  const header = imageHeader(await bytesOf(file, 0, IMAGE_HEADER_BYTES))
  if (!header || header.width * header.height <= MAX_IMAGE_PIXELS) return null
  return whyUnreadable(file.name, { code: 'tooManyPixels', ...header, max: MAX_IMAGE_PIXELS })
}

async function bytesOf(file: File, offset: number, length: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(offset, offset + length).arrayBuffer())
}
