import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/lib/server/db/db'
import { assets, storyboards } from '@/lib/server/db/schema'
import { elementIds } from '@/lib/server/db/schema-elements'
import { blobs } from '@/lib/server/blob/blobs'
import { contentHash } from '@/lib/server/elements/content'
import { keepElement } from '@/lib/server/elements/edit'
import { keepElement as keepEngineElement } from '@/lib/server/engine/elements'
import { probeFile } from '@/lib/server/media/probe'
import { EMBEDDED_QUEUE } from '@/lib/server/queues'
import { sampleDocument } from '@/lib/server/sample-document'
import { sampleElements, sampleScenes, type SampleElementKey } from '@/lib/server/sample-film'
import { getStore } from '@/lib/server/store'

type Still = Omit<typeof assets.$inferInsert, 'ownerId'> & { id: string }
type StoredStill = { id: string; blobKey: string; sha256: string }
type Stills = ReadonlyMap<string, StoredStill>

/**
 * Gives an owner the sample storyboard with its pictures and its elements, which are ready on the embedded engine.
 * Does nothing for an owner who has or had one, archived included. One transaction: all of it or nothing.
 */
export async function seedSample(owner: string): Promise<void> {
  const { db } = await getStore()
  const has = () => and(eq(storyboards.ownerId, owner), eq(storyboards.isSample, true))
  const [before] = await db.select({ id: storyboards.id }).from(storyboards).where(has()).limit(1)
  if (before) return
  const stills = await storeStills()
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`sample ${owner}`}))`)
    const [meanwhile] = await tx.select({ id: storyboards.id }).from(storyboards).where(has()).limit(1)
    if (meanwhile) return
    const assetIds = await insertStills(tx, owner, stills)
    const elementIds = await insertElements(tx, owner, assetIds)
    const document = sampleDocument({
      asset: (name) => idOf(assetIds, name),
      element: (key) => elementIds[key],
    })
    await tx.insert(storyboards).values({ ownerId: owner, document, isSample: true })
  })
}

const stillNames = (): string[] => [
  ...new Set([
    ...sampleScenes.flatMap((scene) =>
      [scene.firstFrame ?? [], ...scene.shots.map(([, name]) => name)].flat(),
    ),
    ...Object.values(sampleElements).flatMap(({ frontal, refer }) => [frontal, ...refer]),
  ]),
]

/** Bytes first: blobs without a row are harmless, rows without bytes are not. */
async function storeStills(): Promise<Map<string, Still>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'shotboard-sample-'))
  try {
    const stills = await Promise.all(
      stillNames().map(async (name) => {
        const file = path.join(/* turbopackIgnore: true */ process.cwd(), 'public', 'sample', `${name}.jpg`)
        const thumbPath = path.join(folder, `${name}.thumb`)
        const probed = await probeFile(file, { thumbPath })
        if (!probed.ok) throw new Error(`public/sample/${name}.jpg cannot be read: ${probed.reason.code}`)
        const blob = await blobs().put(file, probed.ext)
        const thumb = await blobs().put(thumbPath, 'webp')
        const still: Still = {
          id: randomUUID(),
          name: name.startsWith('sk-') ? `${name.slice(3)}-drawing.jpg` : `${name.replace(/^el-/, '')}.jpg`,
          sha256: blob.sha256,
          blobKey: blob.key,
          thumbKey: thumb.key,
          facts: probed.facts,
        }
        return [name, still] as const
      }),
    )
    return new Map(stills)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function insertStills(tx: Tx, owner: string, stills: ReadonlyMap<string, Still>): Promise<Stills> {
  const rows = await tx
    .insert(assets)
    .values([...stills.values()].map((still) => ({ ...still, ownerId: owner })))
    // The person may have brought the same picture before: then theirs is used.
    .onConflictDoUpdate({ target: [assets.ownerId, assets.sha256], set: { deletedAt: null } })
    .returning({ id: assets.id, sha256: assets.sha256, blobKey: assets.blobKey })
  const bySha = new Map(rows.map((row) => [row.sha256, row]))
  return new Map(
    [...stills].flatMap(([name, still]) => {
      const row = bySha.get(still.sha256)
      return row ? [[name, row] as const] : []
    }),
  )
}

async function insertElements(
  tx: Tx,
  owner: string,
  stills: Stills,
): Promise<Record<SampleElementKey, string>> {
  const made: [string, string][] = []
  const now = Date.now()
  const byId = new Map([...stills.values()].map((each) => [each.id, each]))
  for (const [index, [key, element]] of Object.entries(sampleElements).entries()) {
    const { name, description, tagIds, frontal, refer } = element
    const pictures = [frontal, ...refer]
    const shared = { name, description, tagIds, referenceType: 'image_refer' as const }
    const engine = await keepEngineElement(tx, {
      ...shared,
      ownerId: owner,
      requestId: randomUUID(),
      pictureKeys: pictures.map((picture) => still(stills, picture).blobKey),
    })
    const [frontalAssetId = null, ...referAssetIds] = pictures.map((picture) => idOf(stills, picture))
    const content = { ...shared, frontalAssetId, referAssetIds, videoAssetId: null, voiceId: null }
    // Lists show the newest first: the first of the cast stays on top.
    const { id } = await keepElement(tx, owner, content, { createdAt: new Date(now - index * 1_000) })
    await tx.insert(elementIds).values({
      ownerId: owner,
      elementId: id,
      version: 1,
      queueId: EMBEDDED_QUEUE,
      contentHash: contentHash(content, byId),
      state: 'ready',
      queueElementId: engine.id,
    })
    made.push([key, id])
  }
  return Object.fromEntries(made) as Record<SampleElementKey, string>
}

function still(stills: Stills, name: string): StoredStill {
  const found = stills.get(name)
  if (!found) throw new Error(`public/sample/${name}.jpg was not stored`)
  return found
}
const idOf = (stills: Stills, name: string): string => still(stills, name).id
