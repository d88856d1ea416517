import { open, stat, type FileHandle } from 'node:fs/promises'
import type { Unreadable } from '@/lib/storyboard/fit'
import { walkBoxes, type BoxWalk } from '@/lib/media/boxes'
import { fileKind, HEAD_BYTES, type FileKind } from '@/lib/media/file-kind'
import { IMAGE_HEADER_BYTES, imageHeader } from '@/lib/media/image-header'
import { MAX_IMAGE_PIXELS, type ProbeFailure, type ProbeResult } from '@/lib/media/probe-result'
import { decodeVideo } from '@/lib/server/media/decode-video'
import { askDecoder } from '@/lib/server/media/decoder'

type Options = {
  /** Where to write a thumbnail: WebP of a picture, JPEG of a video's middle frame. */
  thumbPath?: string
}

/** Judges a file by its content alone and decodes enough of it to trust it. A failure is a value; only a file that cannot be opened throws. */
export async function probeFile(path: string, options: Options = {}): Promise<ProbeResult> {
  const read = await readFacts(path, options)
  if (!read.ok || read.facts.kind === 'image') return read
  return (await decodeVideo(path, read.facts, options.thumbPath ?? null)) ?? read
}

/** As `probeFile`, but no frame of a video is decoded yet: cheap enough to refuse a clip that is too long before ffmpeg sees it. */
export async function readFacts(path: string, { thumbPath }: Options = {}): Promise<ProbeResult> {
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
  const { mime, ext, type } = kind
  const answer = await askDecoder(
    type === 'image'
      ? { type, path, mime, bytes, thumbPath: thumbPath ?? null }
      : { type, path, mime, bytes },
  )
  return answer.ok ? { ok: true, facts: answer.facts, ext } : answer
}

/** What can be known without a parser: pixel bombs by their header, cut or headless videos by their boxes. */
async function look(file: FileHandle, kind: FileKind, bytes: number): Promise<ProbeFailure | null> {
  if (!kind.accepted) return unaccepted(kind)
  if (kind.type === 'image') {
    const header = imageHeader(await readAt(file, 0, IMAGE_HEADER_BYTES))
    if (!header || header.width * header.height <= MAX_IMAGE_PIXELS) return null
    return { ok: false, reason: { code: 'tooManyPixels', ...header, max: MAX_IMAGE_PIXELS }, raw: null }
  }
  const walk = await walkBoxes({ size: bytes, read: (offset, length) => readAt(file, offset, length) })
  return walk.ok ? null : { ok: false, reason: brokenBoxes(walk), raw: walk.raw }
}

function brokenBoxes(walk: Exclude<BoxWalk, { ok: true }>): Unreadable {
  if (walk.why === 'cut') return { code: 'cut', missingBytes: walk.missingBytes }
  return walk.why === 'noIndex' ? { code: 'noIndex' } : { code: 'damaged', atMs: null }
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
