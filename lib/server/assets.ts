import { and, desc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { browserShows } from '@/lib/media/browser-shows'
import { assets, storyboards } from '@/lib/server/db/schema'
import { elements } from '@/lib/server/db/schema-elements'
import { storable } from '@/lib/server/db/storable'
import { Refusal } from '@/lib/server/errors'
import { blobUrl } from '@/lib/server/blob/blob-store'
import { assetIdsOf, assetIdsOfScene, listed, placesOf } from '@/lib/server/references'
import { getStore } from '@/lib/server/store'
import { isUuid } from '@/lib/server/uuid'
import type { Storyboard } from '@/lib/storyboard/schema'
import type { AssetView } from '@/lib/views'

export type AssetRow = typeof assets.$inferSelect

export const AssetId = z.object({ id: z.uuid() })
export const RenameAssetInput = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1, 'Give the file a name').max(200, 'A name has at most 200 characters'),
})

export async function listAssets(owner: string): Promise<AssetView[]> {
  const { db } = await getStore()
  const rows = await db
    .select()
    .from(assets)
    .where(and(eq(assets.ownerId, owner), isNull(assets.deletedAt)))
    .orderBy(desc(assets.createdAt), desc(assets.id))
  return rows.map(toAssetView)
}

/** Those of `ids` that exist and were not deleted, by id. Ids of any shape are asked for. */
export async function assetsById(owner: string, ids: string[]): Promise<Map<string, AssetRow>> {
  const known = ids.filter(isUuid)
  if (known.length === 0) return new Map()
  const { db } = await getStore()
  const rows = await db
    .select()
    .from(assets)
    .where(and(eq(assets.ownerId, owner), inArray(assets.id, known), isNull(assets.deletedAt)))
  return new Map(rows.map((row) => [row.id, row]))
}

export async function renameAsset(
  owner: string,
  { id, name }: z.infer<typeof RenameAssetInput>,
): Promise<AssetView> {
  const { db } = await getStore()
  const [row] = await db
    .update(assets)
    .set({ name: storable(name) })
    .where(and(eq(assets.id, id), eq(assets.ownerId, owner), isNull(assets.deletedAt)))
    .returning()
  if (!row) throw new Refusal('not-found', 'This file is no longer in the library.')
  return toAssetView(row)
}

/** Takes a file out of the library, unless a storyboard or element uses it. The bytes stay, so that takes and undo keep working. */
export async function deleteAsset(owner: string, id: string): Promise<{ id: string }> {
  const asset = (await assetsById(owner, [id])).get(id)
  if (!asset) throw new Refusal('not-found', 'This file is no longer in the library.')
  const places = await usesOfAsset(owner, id)
  if (places.length > 0)
    throw new Refusal('blocked', `${asset.name} is used in ${listed(places)}. Remove it there first.`)
  const { db } = await getStore()
  await db
    .update(assets)
    .set({ deletedAt: sql`now()` })
    .where(and(eq(assets.id, id), eq(assets.ownerId, owner)))
  return { id }
}

/** An undo may bring back a reference to a file that was deleted meanwhile: saving it brings the file back too. */
export async function reviveAssets(owner: string, document: Storyboard): Promise<void> {
  const ids = assetIdsOf(document).filter(isUuid)
  if (ids.length === 0) return
  const { db } = await getStore()
  await db
    .update(assets)
    .set({ deletedAt: null })
    .where(and(eq(assets.ownerId, owner), inArray(assets.id, ids), isNotNull(assets.deletedAt)))
}

async function usesOfAsset(owner: string, id: string): Promise<string[]> {
  const { db } = await getStore()
  const documents = await db
    .select({ document: storyboards.document })
    .from(storyboards)
    .where(and(eq(storyboards.ownerId, owner), sql`strpos(${storyboards.document}::text, ${id}) > 0`))
  const named = await db
    .select({ name: elements.name })
    .from(elements)
    .where(
      and(
        eq(elements.ownerId, owner),
        isNull(elements.archivedAt),
        or(
          eq(elements.frontalAssetId, id),
          eq(elements.videoAssetId, id),
          sql`${elements.referAssetIds} @> ${JSON.stringify([id])}::jsonb`,
        ),
      ),
    )
  const scenes = placesOf(
    documents.map((row) => row.document),
    (scene) => assetIdsOfScene(scene).includes(id),
  )
  return [...scenes, ...named.map(({ name }) => `the element ${name}`)]
}

export function toAssetView(row: AssetRow): AssetView {
  return {
    id: row.id,
    name: row.name,
    url: blobUrl(row.blobKey),
    viewUrl: viewUrl(row),
    thumbUrl: row.thumbKey ? blobUrl(row.thumbKey) : null,
    facts: row.facts,
    derivedFromId: row.derivedFromId,
    purpose: row.purpose,
    createdAt: row.createdAt.toISOString(),
  }
}

function viewUrl({ previewKey, blobKey, facts }: AssetRow): string | null {
  if (previewKey) return blobUrl(previewKey)
  return browserShows(facts) ? blobUrl(blobKey) : null
}
