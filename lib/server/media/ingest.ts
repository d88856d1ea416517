import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { and, eq, sql } from 'drizzle-orm'
import { blobs } from '@/lib/server/blob/blobs'
import type { Tx } from '@/lib/server/db/db'
import { assets, uploads } from '@/lib/server/db/schema'
import { isDiskFull } from '@/lib/server/errors'
import { decodeVideo } from '@/lib/server/media/decode-video'
import { readFacts } from '@/lib/server/media/probe'
import { removeStaged, stagedPath, thumbDraft } from '@/lib/server/media/staging'
import { getStore } from '@/lib/server/store'
import { whyUnreadable, whyUseless, type Unreadable } from '@/lib/storyboard/fit'
import type { MediaFacts } from '@/lib/storyboard/media-facts'

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
  const thumbPath = thumbDraft(upload.id)
  try {
    const judged = await judge(upload.name, file, thumbPath)
    if ('refusal' in judged) return await refuse(upload.id, judged)
    const { facts, ext } = judged
    const { key: blobKey } = await blobs().put(file, ext)
    const thumb = existsSync(thumbPath)
      ? await blobs().put(thumbPath, facts.kind === 'image' ? 'webp' : 'jpg')
      : null
    await keep(upload, { sha256, blobKey, thumbKey: thumb?.key ?? null, facts })
  } finally {
    await rm(thumbPath, { force: true })
  }
}

/** The limits are asked before ffmpeg is: a clip of ten hours costs nothing. */
async function judge(
  name: string,
  file: string,
  thumbPath: string,
): Promise<{ facts: MediaFacts; ext: string } | Refusal> {
  const probe = await readFacts(file, { thumbPath })
  if (!probe.ok) return unreadable(name, probe.reason, probe.raw)
  const useless = whyUseless(name, probe.facts)
  if (useless) return { refusal: useless, raw: JSON.stringify(probe.facts) }
  if (probe.facts.kind === 'image') return probe
  const failure = await decodeVideo(file, probe.facts, thumbPath)
  return failure ? unreadable(name, failure.reason, failure.raw) : probe
}

const unreadable = (name: string, reason: Unreadable, raw: string | null): Refusal => ({
  refusal: whyUnreadable(name, reason),
  raw,
})

type NewAsset = Pick<typeof assets.$inferInsert, 'sha256' | 'blobKey' | 'thumbKey' | 'facts'>

/** The same content twice is one asset; one that was deleted comes back under its new name. */
async function keep(upload: Upload, asset: NewAsset): Promise<void> {
  const { db } = await getStore()
  await db.transaction(async (tx) => {
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
          facts: asset.facts,
          deletedAt: null,
        },
      })
      .returning({ id: assets.id })
    if (row) await settle(tx, upload.id, { state: 'ready', assetId: row.id })
  })
}

async function knownAsset(ownerId: string, sha256: string): Promise<string | null> {
  const { db } = await getStore()
  const [row] = await db
    .select()
    .from(assets)
    .where(and(eq(assets.ownerId, ownerId), eq(assets.sha256, sha256)))
  return row && !row.deletedAt && (await blobs().exists(row.blobKey)) ? row.id : null
}

async function ready(id: string, assetId: string): Promise<void> {
  const { db } = await getStore()
  await db.transaction((tx) => settle(tx, id, { state: 'ready', assetId }))
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
