import { open, stat, type FileHandle } from 'node:fs/promises'
import { fileKind, HEAD_BYTES, type AcceptedKind, type FileKind } from '@/lib/media/file-kind'
import { IMAGE_HEADER_BYTES, imageHeader } from '@/lib/media/image-header'
import { MAX_IMAGE_PIXELS, type ProbeFailure, type ProbeResult } from '@/lib/media/probe-result'
import { walkContainer } from '@/lib/media/walk'
import { readAvi } from '@/lib/server/media/avi-facts'
import { decodeSound } from '@/lib/server/media/decode-sound'
import { decodeVideo } from '@/lib/server/media/decode-video'
import { askDecoder, type DecoderAnswer } from '@/lib/server/media/decoder'

type Options = {
  /** Where to write a thumbnail: WebP of a picture, JPEG of a video's middle frame. */
  thumbPath?: string
  /** Where to write a picture (WebP) that every browser shows, when the file is none. */
  previewPath?: string
}

/** Judges a file by its content alone and decodes enough of it to trust it. A failure is a value; only a file that cannot be opened throws. */
export async function probeFile(path: string, options: Options = {}): Promise<ProbeResult> {
  const read = await readFacts(path, options)
  if (!read.ok || read.facts.kind === 'image') return read
  const { facts, format } = read
  const failure =
    facts.kind === 'audio'
      ? await decodeSound({ path, format }, facts)
      : await decodeVideo({ path, format }, facts, options.thumbPath ?? null)
  return failure ?? read
}

/** As `probeFile`, but nothing of a video or sound is decoded yet. */
export async function readFacts(
  path: string,
  { thumbPath, previewPath }: Options = {},
): Promise<ProbeResult> {
  const { size: bytes } = await stat(path)
  const file = await open(path, 'r')
  let kind: FileKind
  let before: ProbeFailure | null
  try {
    kind = fileKind(await readAt(file, 0, HEAD_BYTES))
    before = await look(file, kind, bytes)
  } finally {
    await file.close()
  }
  if (before || !kind.accepted) return before ?? unaccepted(kind)
  const answer = await read(kind, { path, bytes, thumbPath, previewPath })
  if (!answer.ok) return answer
  // A file without pictures is a sound, whatever it is called.
  const ext = answer.facts.kind === 'audio' && kind.type === 'video' ? 'm4a' : kind.ext
  return { ok: true, facts: answer.facts, format: kind.format, ext }
}

type ToRead = {
  path: string
  bytes: number
  thumbPath: string | undefined
  previewPath: string | undefined
}
function read(
  { format, mime, type }: AcceptedKind,
  { thumbPath, previewPath, ...file }: ToRead,
): Promise<DecoderAnswer> {
  const seen = { ...file, format, mime }
  if (format === 'avi') return readAvi(seen)
  if (type !== 'image') return askDecoder({ type: 'clip', ...seen })
  const outputs = { thumbPath: thumbPath ?? null, previewPath: previewPath ?? null }
  return askDecoder({ type: 'image', ...seen, ...outputs })
}

/** What can be known without a parser: pixel bombs by their header, cut or headless containers by their outermost layer. */
async function look(file: FileHandle, kind: FileKind, bytes: number): Promise<ProbeFailure | null> {
  if (!kind.accepted) return unaccepted(kind)
  if (kind.type === 'image') {
    const header = imageHeader(await readAt(file, 0, IMAGE_HEADER_BYTES))
    if (!header || header.width * header.height <= MAX_IMAGE_PIXELS) return null
    return { ok: false, reason: { code: 'tooManyPixels', ...header, max: MAX_IMAGE_PIXELS }, raw: null }
  }
  const broken = await walkContainer(kind.format, {
    size: bytes,
    read: (offset, length) => readAt(file, offset, length),
  })
  return broken && { ok: false, ...broken }
}

function unaccepted(kind: FileKind): ProbeFailure {
  if (kind.accepted || kind.name === 'empty') return { ok: false, reason: { code: 'empty' }, raw: null }
  return { ok: false, reason: { code: 'kind', kind: kind.name }, raw: null }
}

async function readAt(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length)
  const { bytesRead } = await file.read(buffer, 0, length, offset)
  return buffer.subarray(0, bytesRead)
}
