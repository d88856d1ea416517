import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ReadOutcome } from '@/lib/queue/outcome'
import type { BlobKey } from '@/lib/server/blob/blob-store'
import { blobs } from '@/lib/server/blob/blobs'
import { discardDownload, download, DownloadFailure } from '@/lib/server/generations/download'
import { mark } from '@/lib/server/test-hooks'
import { findCuts } from '@/lib/server/media/find-cuts'
import { probeFile } from '@/lib/server/media/probe'
import { blobKeyOf } from '@/lib/server/own-address'
import { whyUnreadable } from '@/lib/storyboard/fit'
import type { VideoFacts } from '@/lib/storyboard/media-facts'

const MAX_VIDEO_BYTES = 2 * 1024 ** 3
const MAX_THUMB_BYTES = 10 * 1024 ** 2

type Video = { key: BlobKey; facts: VideoFacts; thumbKey: BlobKey }
/** `notPlayable`: the bytes came, but they are no video. */
export type Unplayable = { notPlayable: string }

/** The finished video, checked and stored: downloaded whole, decoded in three places, hashed into the blob store, with a thumbnail from its middle. */
export async function storeVideo(id: string, url: string, signal: AbortSignal): Promise<Video | Unplayable> {
  const folder = await mkdtemp(path.join(tmpdir(), 'shotboard-take-'))
  try {
    const name = `${id}-video`
    const file = await localFile(url, name, { signal, maxBytes: MAX_VIDEO_BYTES })
    const thumbPath = path.join(folder, 'thumb.jpg')
    const probe = await probeFile(file, { thumbPath })
    if (!probe.ok && probe.reason.code === 'noDecoder') throw new DownloadFailure('ffmpeg was not found here')
    if (!probe.ok || probe.facts.kind !== 'video') {
      await discardDownload(name)
      const why = probe.ok ? 'It is a picture.' : whyUnreadable('The file', probe.reason)
      return { notPlayable: `${why} ${probe.ok ? '' : (probe.raw ?? '')}`.trim() }
    }
    const { key } = await blobs().put(file, probe.ext)
    mark('blob:stored')
    const { key: thumbKey } = await blobs().put(thumbPath, 'jpg')
    return { key, facts: { ...probe.facts, cutsMs: await findCuts(file) }, thumbKey }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The watermarked copy, or null when it is no video. Throws DownloadFailure. */
export async function storeWatermark(id: string, url: string, signal: AbortSignal): Promise<BlobKey | null> {
  const name = `${id}-watermark`
  const file = await localFile(url, name, { signal, maxBytes: MAX_VIDEO_BYTES })
  const probe = await probeFile(file)
  if (probe.ok && probe.facts.kind === 'video') return (await blobs().put(file, probe.ext)).key
  await discardDownload(name)
  return null
}

/** The queue's own thumbnail, made small, or null when there is none that is a picture: the one from the video stands in. */
export async function storeThumb(
  id: string,
  { thumbnailUrl, videoUrl }: ReadOutcome,
  signal: AbortSignal,
): Promise<BlobKey | null> {
  if (thumbnailUrl === null || thumbnailUrl === videoUrl) return null
  const folder = await mkdtemp(path.join(tmpdir(), 'shotboard-thumb-'))
  try {
    const file = await localFile(thumbnailUrl, `${id}-thumb`, { signal, maxBytes: MAX_THUMB_BYTES })
    const thumbPath = path.join(folder, 'thumb.webp')
    const probe = await probeFile(file, { thumbPath })
    if (!probe.ok || probe.facts.kind !== 'image') return null
    return (await blobs().put(thumbPath, 'webp')).key
  } catch (error) {
    if (signal.aborted) throw error
    return null
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Once the row says done. */
export async function discardResults(id: string): Promise<void> {
  for (const kind of ['video', 'watermark', 'thumb']) await discardDownload(`${id}-${kind}`)
}

/** A file that lies in the blob store already is read there. */
async function localFile(
  url: string,
  name: string,
  options: { signal: AbortSignal; maxBytes: number },
): Promise<string> {
  const own = blobKeyOf(url)
  if (own && (await blobs().exists(own))) return blobs().path(own)
  return download(url, name, options)
}
