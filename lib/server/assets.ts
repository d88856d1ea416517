import { and, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { assets, storyboards } from '@/lib/server/db/schema'
import { storable } from '@/lib/server/db/storable'
import { Refusal } from '@/lib/server/errors'
import { toAssetView, type AssetRow } from '@/lib/server/asset-view'
import { assetIdsOf } from '@/lib/server/references'
import { getStore } from '@/lib/server/store'
import { isUuid } from '@/lib/server/uuid'
import type { Storyboard } from '@/lib/storyboard/schema'
import type { AssetView } from '@/lib/views'

export { toAssetView, type AssetRow } from '@/lib/server/asset-view'

export const RenameAssetInput = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1, 'Give the file a name').max(200, 'A name has at most 200 characters'),
})

export const AssetIdsParams = z.object({
  ids: z
    .string()
    .max(12_000)
    .transform((text) => text.split(',')),
})

/** Files that are not in the bin, newest first, at most `limit`. */
export async function listAssets(owner: string, limit = 100_000): Promise<AssetView[]> {
  const { db } = await getStore()
  const rows = await db
    .select()
    .from(assets)
    .where(and(eq(assets.ownerId, owner), isNull(assets.deletedAt)))
    .orderBy(desc(assets.createdAt), desc(assets.id))
    .limit(limit)
  return rows.map(toAssetView)
}

/** Those of `ids` that still exist, by id, those in the bin included: what names them keeps working. Ids of any shape are asked for. */
export async function assetsById(owner: string, ids: readonly string[]): Promise<Map<string, AssetRow>> {
  const known = ids.filter(isUuid)
  if (known.length === 0) return new Map()
  const { db } = await getStore()
  const rows = await db
    .select()
    .from(assets)
    .where(and(eq(assets.ownerId, owner), inArray(assets.id, known)))
  return new Map(rows.map((row) => [row.id, row]))
}

export async function viewsById(owner: string, ids: readonly string[]): Promise<AssetView[]> {
  return [...(await assetsById(owner, ids)).values()].map(toAssetView)
}

/** Every file a storyboard points at, in the bin or not. */
export async function assetsOfStoryboard(owner: string, document: Storyboard): Promise<AssetView[]> {
  return viewsById(owner, assetIdsOf(document))
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

/**
 * Files in the bin that `document` names and the storyboard as it is stored does not. An undo may bring back a reference to a file that
 * was deleted meanwhile; a file that was deleted while the storyboard used it stays in the bin.
 */
export async function binnedAndNamedAnew(
  owner: string,
  storyboardId: string,
  document: Storyboard,
): Promise<string[]> {
  const named = assetIdsOf(document).filter(isUuid)
  if (named.length === 0) return []
  const { db } = await getStore()
  const binned = await db
    .select({ id: assets.id })
    .from(assets)
    .where(and(eq(assets.ownerId, owner), inArray(assets.id, named), isNotNull(assets.deletedAt)))
  if (binned.length === 0) return []
  const [stored] = await db
    .select({ document: storyboards.document })
    .from(storyboards)
    .where(and(eq(storyboards.id, storyboardId), eq(storyboards.ownerId, owner)))
  const had = new Set(stored ? assetIdsOf(stored.document) : [])
  return binned.flatMap(({ id }) => (had.has(id) ? [] : [id]))
}

/** Changes whenever a list of this owner's files would. */
export async function assetsVersion(owner: string): Promise<string> {
  const { db } = await getStore()
  const { rows } = await db.execute<{ version: string }>(sql`
    select concat_ws('.',
      (select concat(count(*), '-', sum(extract(epoch from updated_at))) from assets where owner_id = ${owner}),
      (select concat(count(*), '-', sum(extract(epoch from updated_at))) from folders where owner_id = ${owner})
    ) as version`)
  return rows[0]?.version ?? ''
}
