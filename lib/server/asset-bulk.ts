import { and, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { assets } from '@/lib/server/db/schema'
import { anyId } from '@/lib/server/db/id-list'
import { storable } from '@/lib/server/db/storable'
import type { Db, Tx } from '@/lib/server/db/db'
import { Refusal } from '@/lib/server/errors'
import { present } from '@/lib/server/folders'
import { getStore } from '@/lib/server/store'

const ids = z.array(z.uuid()).min(1).max(20_000)
const Tag = z.string().trim().toLowerCase().min(1).max(40, 'A tag has at most 40 characters')
const MOST_TAGS = 30

export const AssetIds = z.object({ ids })
export const PurgeInput = z.object({ ids: z.union([ids, z.literal('all')]) })
export const TagInput = z.object({ ids, add: z.array(Tag).max(20), remove: z.array(Tag).max(MOST_TAGS) })
export const MoveInput = z.object({ ids, folderId: z.uuid().nullable() })
export const FavouriteInput = z.object({ ids, favourite: z.boolean() })
/** How many files were changed. */
export type Changed = { changed: number }

export async function tagAssets(
  owner: string,
  { ids: wanted, add, remove }: z.infer<typeof TagInput>,
): Promise<Changed> {
  const { db } = await getStore()
  const added = textArray(storable(add))
  const removed = textArray(storable(remove))
  const next = sql`array(select distinct tag from unnest(${assets.tags} || ${added}) tag where tag <> all(${removed}) order by tag)`
  return db.transaction(async (tx) => {
    const here = live(owner, wanted)
    const full = await tx
      .select({ name: assets.name })
      .from(assets)
      .where(and(here, sql`cardinality(${next}) > ${MOST_TAGS}`))
      .limit(1)
    if (full[0]) throw new Refusal('blocked', `${full[0].name} would have more than ${MOST_TAGS} tags.`)
    return set(tx, { tags: next }, here)
  })
}

/** Null takes them out of every folder. */
export async function moveAssets(
  owner: string,
  { ids: wanted, folderId }: z.infer<typeof MoveInput>,
): Promise<Changed> {
  const { db } = await getStore()
  return db.transaction(async (tx) => {
    if (folderId) await present(tx, owner, folderId)
    return set(tx, { folderId }, live(owner, wanted))
  })
}

export async function favourAssets(
  owner: string,
  { ids: wanted, favourite }: z.infer<typeof FavouriteInput>,
): Promise<Changed> {
  return set((await getStore()).db, { favourite }, live(owner, wanted))
}

/** Into the bin. What uses them keeps them: the bytes stay until nothing needs them and a day has passed. */
export async function binAssets(owner: string, wanted: readonly string[]): Promise<Changed> {
  return set((await getStore()).db, { deletedAt: sql`now()` }, live(owner, wanted))
}

/** Out of the bin again; also what an emptied bin let go of and was not cleared away yet, so that undo works. */
export async function restoreAssets(owner: string, wanted: readonly string[]): Promise<Changed> {
  const here = and(
    eq(assets.ownerId, owner),
    sql`${assets.id} = ${anyId(wanted)}`,
    isNotNull(assets.deletedAt),
  )
  return set((await getStore()).db, { deletedAt: null, purgedAt: null }, here)
}

/** Empties the bin, or lets go of some of what is in it. The bytes follow a day later, of what nothing needs. */
export async function purgeAssets(owner: string, wanted: readonly string[] | 'all'): Promise<Changed> {
  const binned = and(eq(assets.ownerId, owner), isNotNull(assets.deletedAt), isNull(assets.purgedAt))
  const here = wanted === 'all' ? binned : and(binned, sql`${assets.id} = ${anyId(wanted)}`)
  return set((await getStore()).db, { purgedAt: sql`now()` }, here)
}

function live(owner: string, wanted: readonly string[]): SQL | undefined {
  return and(eq(assets.ownerId, owner), sql`${assets.id} = ${anyId(wanted)}`, isNull(assets.deletedAt))
}

async function set(
  db: Db | Tx,
  change: PgUpdateSetSource<typeof assets>,
  where: SQL | undefined,
): Promise<Changed> {
  const rows = await db.update(assets).set(change).where(where).returning({ id: assets.id })
  return { changed: rows.length }
}

/** A list of words as one parameter: through JSON, which quotes them alike on both databases. */
function textArray(words: readonly string[]): SQL {
  return sql`array(select jsonb_array_elements_text(${JSON.stringify(words)}::jsonb))`
}
