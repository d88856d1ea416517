import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { and, eq, sql } from 'drizzle-orm'
import { blobs } from '@/lib/server/blob/blobs'
import type { Tx } from '@/lib/server/db/db'
import { assets, uploads } from '@/lib/server/db/schema'
import { isDiskFull } from '@/lib/server/errors'
import { makePreviewJob } from '@/lib/server/jobs/make-preview'
import { sendJob } from '@/lib/server/jobs/define-job'
import { lookAtAssetsJob } from '@/lib/server/jobs/look-at-assets'
import { browserShows } from '@/lib/media/browser-shows'
import { probeFile } from '@/lib/server/media/probe'
import { previewDraft, removeStaged, stagedPath, thumbDraft } from '@/lib/server/media/staging'
import { getStore } from '@/lib/server/store'
import { whyUnreadable, type Unreadable } from '@/lib/storyboard/fit'

type Upload = typeof uploads.$inferSelect
type Refusal = { refusal: string; raw: string | null }

/** Makes the asset of a received upload: hash, known content, facts, thumbnail, blobs, row. Safe to repeat from any point at which it was stopped. */
export async function ingestUpload(id: string): Promise<void> {
  const upload = await findReceived(id)
  if (upload) {
    const file = stagedPath(id)
    if (existsSync(file)) await ingestFile(upload, file)
    else await refuse(id, unreadable(upload.name, { code: 'lost' }, null))
  }
  await removeStaged(id)
}

/** After the last attempt: the person is told, the file is let go. */
export async function giveUp(id: string, error: unknown): Promise<void> {
  console.error('[media] an upload could not be taken in', error)
  const upload = await findReceived(id)
  if (!upload) return
  const refusal = isDiskFull(error)
    ? `${upload.name} could not be kept, because the disk of the server is full. Free some space, then add the file again.`
    : `${upload.name} could not be kept. Add the file again; the server log has the details.`
  await refuse(id, { refusal, raw: error instanceof Error ? error.message : String(error) })
  await removeStaged(id)
}

async function ingestFile(upload: Upload, file: string): Promise<void> {
  const sha256 = await hashOf(file)
  const known = await knownAsset(upload.ownerId, sha256)
  if (known) return ready(upload.id, known)
  const drafts = { thumbPath: thumbDraft(upload.id), previewPath: previewDraft(upload.id) }
  try {
    const probe = await probeFile(file, drafts)
    if (!probe.ok) return await refuse(upload.id, unreadable(upload.name, probe.reason, probe.raw))
    const { facts, ext } = probe
    const { key: blobKey } = await blobs().put(file, ext)
    const thumbKey = await putIfMade(drafts.thumbPath, facts.kind === 'image' ? 'webp' : 'jpg')
    const previewKey = await putIfMade(drafts.previewPath, 'webp')
    await keep(upload, { sha256, blobKey, thumbKey, previewKey, facts })
  } finally {
    for (const draft of Object.values(drafts)) await rm(draft, { force: true })
  }
}

async function putIfMade(draft: string, ext: string): Promise<string | null> {
  return existsSync(draft) ? (await blobs().put(draft, ext)).key : null
}

const unreadable = (name: string, reason: Unreadable, raw: string | null): Refusal => ({
  refusal: whyUnreadable(name, reason),
  raw,
})

type NewAsset = Pick<typeof assets.$inferInsert, 'sha256' | 'blobKey' | 'thumbKey' | 'previewKey' | 'facts'>

/** The same content twice is one asset; one that was deleted comes back under its new name. */
async function keep(upload: Upload, asset: NewAsset): Promise<void> {
  const { db } = await getStore()
  await db.transaction(async (tx) => {
    const same = and(eq(assets.ownerId, upload.ownerId), eq(assets.sha256, asset.sha256))
    const [before] = await tx.select().from(assets).where(same)
    const [row] = await tx
      .insert(assets)
      .values({ ownerId: upload.ownerId, name: upload.name, ...asset })
      .onConflictDoUpdate({
        target: [assets.ownerId, assets.sha256],
        set: {
          name: sql`case when ${assets.deletedAt} is null then ${assets.name} else excluded.name end`,
          createdAt: sql`case when ${assets.deletedAt} is null then ${assets.createdAt} else now() end`,
          blobKey: asset.blobKey,
          thumbKey: asset.thumbKey,
          previewKey: sql`coalesce(excluded.preview_key, ${assets.previewKey})`,
          facts: asset.facts,
          deletedAt: null,
          purgedAt: null,
        },
      })
      .returning({ id: assets.id, previewKey: assets.previewKey })
    if (!row) return
    const knownAs = before && !before.deletedAt ? before.name : null
    await settle(tx, upload.id, { state: 'ready', assetId: row.id, knownAs })
    await sendJob(lookAtAssetsJob, {}, { tx })
    if (!row.previewKey && !browserShows(asset.facts))
      await sendJob(makePreviewJob, { assetId: row.id }, { tx })
  })
}

async function knownAsset(ownerId: string, sha256: string): Promise<{ id: string; name: string } | null> {
  const { db } = await getStore()
  const [row] = await db
    .select()
    .from(assets)
    .where(and(eq(assets.ownerId, ownerId), eq(assets.sha256, sha256)))
  return row && !row.deletedAt && (await blobs().exists(row.blobKey)) ? row : null
}

async function ready(
  id: string,
  { id: assetId, name: knownAs }: { id: string; name: string },
): Promise<void> {
  const { db } = await getStore()
  await db.transaction((tx) => settle(tx, id, { state: 'ready', assetId, knownAs }))
}

async function refuse(id: string, { refusal, raw }: Refusal): Promise<void> {
  const { db } = await getStore()
  const refusalRaw = raw?.replaceAll('\0', '').slice(0, 2000) ?? null
  await db.transaction((tx) => settle(tx, id, { state: 'refused', refusal, refusalRaw }))
}

async function settle(tx: Tx, id: string, change: Partial<Upload>): Promise<void> {
  await tx
    .update(uploads)
    .set({ ...change, updatedAt: sql`now()` })
    .where(and(eq(uploads.id, id), eq(uploads.state, 'received')))
}

async function findReceived(id: string): Promise<Upload | null> {
  const { db } = await getStore()
  const [row] = await db
    .select()
    .from(uploads)
    .where(and(eq(uploads.id, id), eq(uploads.state, 'received')))
  return row ?? null
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash)
  return hash.digest('hex')
}
