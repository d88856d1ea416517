import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { env } from '@/lib/server/env'
import { blobUse } from '@/lib/server/storage-facts'
import { freeableBytes } from '@/lib/server/collect-blobs'
import { getStore } from '@/lib/server/store'
import type { StorageView } from '@/lib/views-library'

type Sums = { images: string; videos: string; sounds: string; bin: string; takes: string }

/** Bytes by what they are for. Deleted takes, thumbnails, previews and the engine's own files are the rest of what is on the disk. */
export async function storageUse(owner: string): Promise<StorageView> {
  const { db } = await getStore()
  const { rows } = await db.execute<Sums>(sql`
    select coalesce(sum(bytes) filter (where deleted_at is null and kind = 'image'), 0)::text as images,
      coalesce(sum(bytes) filter (where deleted_at is null and kind = 'video'), 0)::text as videos,
      coalesce(sum(bytes) filter (where deleted_at is null and kind = 'audio'), 0)::text as sounds,
      coalesce(sum(bytes) filter (where deleted_at is not null and purged_at is null), 0)::text as bin,
      (select coalesce(sum((facts->>'bytes')::bigint), 0)::text from generations
        where owner_id = ${owner} and video_key is not null and deleted_at is null) as takes
    from assets where owner_id = ${owner}`)
  const sums = rows[0]
  const [disk, freeable] = await Promise.all([blobUse(), freeableBytes(owner)])
  const kinds = {
    images: Number(sums?.images ?? 0),
    videos: Number(sums?.videos ?? 0),
    sounds: Number(sums?.sounds ?? 0),
    bin: Number(sums?.bin ?? 0),
    takes: Number(sums?.takes ?? 0),
  }
  const named = Object.values(kinds).reduce((sum, bytes) => sum + bytes, 0)
  return {
    ...kinds,
    rest: Math.max(0, disk.bytes - named),
    freeable,
    quota: await quotaOf(owner),
  }
}

/** Never the same twice: what is on the disk has no version. */
export async function storageTag(): Promise<string> {
  return randomUUID()
}

/** How full the library is, against MEDIA_QUOTA; null without one. What is in the bin counts, takes do not. */
export async function quotaOf(owner: string): Promise<{ usedBytes: number; maxBytes: number } | null> {
  const maxBytes = env().MEDIA_QUOTA
  if (maxBytes === undefined) return null
  const { db } = await getStore()
  const { rows } = await db.execute<{ used: string }>(sql`
    select coalesce(sum(bytes), 0)::text as used from assets where owner_id = ${owner} and purged_at is null`)
  return { usedBytes: Number(rows[0]?.used ?? 0), maxBytes }
}

/** A sentence when `bytes` more do not fit in the quota, else null. Only uploads ask: a take is paid for and always kept. */
export async function whyOverQuota(owner: string, name: string, bytes: number): Promise<string | null> {
  const quota = await quotaOf(owner)
  if (!quota || quota.usedBytes + bytes <= quota.maxBytes) return null
  return `${name} does not fit: the library may hold ${megabytes(quota.maxBytes)} and holds ${megabytes(quota.usedBytes)}. Delete what you do not need and empty the bin, or raise MEDIA_QUOTA.`
}

function megabytes(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`
}
