import { walkBoxes, type ByteSource } from '@/lib/media/boxes'
import { fileKind, HEAD_BYTES } from '@/lib/media/file-kind'
import { IMAGE_HEADER_BYTES, imageHeader } from '@/lib/media/image-header'
import { MAX_IMAGE_PIXELS } from '@/lib/media/probe-result'
import { whyTooLarge, whyUnreadable, whyUseless, type Unreadable } from '@/lib/storyboard/fit'

/** Why this file would be refused by the server, in the same words, or null. Reads a few kilobytes and decodes nothing; a video's index is read with a lazily loaded parser. */
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
    return await (kind.type === 'image' ? whyBadImage(file, kind.mime) : whyBadVideo(file, kind.mime))
  } catch {
    return `${name} can no longer be read on this device. Choose it again.`
  }
}

async function whyBadImage(file: File, mime: string): Promise<string | null> {
  const header = imageHeader(await bytesOf(file, 0, IMAGE_HEADER_BYTES))
  if (!header) return null
  if (header.width * header.height > MAX_IMAGE_PIXELS)
    return whyUnreadable(file.name, { code: 'tooManyPixels', ...header, max: MAX_IMAGE_PIXELS })
  return whyUseless(file.name, { kind: 'image', mime, bytes: file.size, ...header })
}

async function whyBadVideo(file: File, mime: string): Promise<string | null> {
  const source: ByteSource = { size: file.size, read: (offset, length) => bytesOf(file, offset, length) }
  const walk = await walkBoxes(source)
  if (!walk.ok) {
    const reason: Unreadable =
      walk.why === 'cut'
        ? { code: 'cut', missingBytes: walk.missingBytes }
        : walk.why === 'noIndex'
          ? { code: 'noIndex' }
          : { code: 'damaged', atMs: null }
    return whyUnreadable(file.name, reason)
  }
  const { readVideoBlob } = await import('@/lib/media/read-blob')
  const read = await readVideoBlob(file, mime)
  if (read.ok) return whyUseless(file.name, read.facts)
  return whyUnreadable(
    file.name,
    read.why === 'broken' ? { code: 'damaged', atMs: null } : { code: read.why },
  )
}

async function bytesOf(file: File, offset: number, length: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(offset, offset + length).arrayBuffer())
}
