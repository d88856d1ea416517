import path from 'node:path'
import { limits } from '@/lib/storyboard/limits'
import type { MediaFacts } from '@/lib/storyboard/media-facts'
import { whyUnfit, whyUnreadable } from '@/lib/storyboard/fit'
import { blobs } from '@/lib/server/blob/blobs'
import { EngineFailure } from '@/lib/server/engine/engine-failure'
import { fetchToFile } from '@/lib/server/engine/fetch-file'
import type { MediaKind, MediaUse } from '@/lib/server/engine/payload'
import { uploadedBlob } from '@/lib/server/engine/uploads'
import { probeFile } from '@/lib/server/media/probe'
import { blobKeyOf } from '@/lib/server/own-address'

/** A file that a request uses, on this machine and found fit for its use. */
export type MediaFile = { use: MediaUse; path: string; facts: MediaFacts }

const purposes = { image: 'reference', video: 'video', elementVideo: 'elementVideo' } as const

/**
 * Brings every file of a request here and inspects it (contract.md rules 22, 29 and 66). Files of this server are read
 * where they are; others are fetched into `folder`. Throws EngineFailure with the field and the number that is wrong.
 */
export async function inspectMedia(
  uses: MediaUse[],
  { folder, signal }: { folder: string; signal: AbortSignal },
): Promise<MediaFile[]> {
  const seen = new Map<string, { path: string; facts: MediaFacts }>()
  const files: MediaFile[] = []
  for (const [index, use] of uses.entries()) {
    const file = seen.get(use.value) ?? (await inspect(use, path.join(folder, `in-${index}`), signal))
    seen.set(use.value, file)
    const unfit = whyUnfit(use.path, file.facts, purposes[use.kind])
    if (unfit !== null) throw new EngineFailure(unfit)
    files.push({ use, ...file })
  }
  return files
}

async function inspect(use: MediaUse, target: string, signal: AbortSignal) {
  const file = (await ownFile(use)) ?? (await fetched(use, target, signal))
  const probe = await probeFile(file)
  signal.throwIfAborted()
  if (!probe.ok) throw new EngineFailure(whyUnreadable(use.path, probe.reason))
  return { path: file, facts: probe.facts }
}

async function ownFile({ value, path: field }: MediaUse): Promise<string | null> {
  const key = blobKeyOf(value) ?? (await uploadedBlob(value))
  if (key === null) return null
  if (!(await blobs().exists(key))) throw new EngineFailure(`${field} is no longer on the server`)
  return blobs().path(key)
}

async function fetched(use: MediaUse, target: string, signal: AbortSignal): Promise<string> {
  try {
    await fetchToFile(use.value, target, { ...fetchLimits[use.kind], signal })
    return target
  } catch (error) {
    if (error instanceof EngineFailure) throw new EngineFailure(`${use.path}: ${error.message}`)
    throw error
  }
}

const fetchLimits: Record<MediaKind, { maxBytes: number; timeoutMs: number }> = {
  image: { maxBytes: limits.image.maxBytes, timeoutMs: 30_000 },
  video: { maxBytes: limits.video.maxBytes, timeoutMs: 180_000 },
  elementVideo: { maxBytes: limits.elementVideo.maxBytes, timeoutMs: 180_000 },
}
