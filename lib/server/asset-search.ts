import { and, eq, gte, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { assets } from '@/lib/server/db/schema'
import { toAssetView } from '@/lib/server/asset-view'
import { inFolder } from '@/lib/server/folders'
import { Refusal } from '@/lib/server/errors'
import { getStore } from '@/lib/server/store'
import { assetsVersion } from '@/lib/server/assets'
import { usedAssetIds, usesVersion } from '@/lib/server/asset-uses'
import {
  assetKinds,
  assetOrders,
  assetShapes,
  colourNames,
  type AssetOrder,
  type AssetSearch,
} from '@/lib/media/asset-search'
import type { AssetPage } from '@/lib/views-library'

const flag = z.literal('1').transform(() => true as const)
const count = z.coerce.number().int().min(0)

/** The query of an address as a search. */
export const AssetSearchParams = z.object({
  text: z.string().max(200).optional(),
  kind: z.enum(assetKinds).optional(),
  colour: z.enum(colourNames).optional(),
  tag: z.string().max(60).optional(),
  use: z.enum(['used', 'unused']).optional(),
  folder: z.union([z.literal('none'), z.uuid()]).optional(),
  favourite: flag.optional(),
  minSide: count.optional(),
  shape: z.enum(assetShapes).optional(),
  minBytes: count.optional(),
  order: z.enum(assetOrders).optional(),
  bin: flag.optional(),
})
export const AssetPageParams = AssetSearchParams.extend({
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(120),
})
type PageInput = AssetSearch & { cursor?: string | undefined; limit?: number }

/**
 * One page of a list. A page begins after the row its cursor names, by value: rows that come and go meanwhile neither
 * move it nor show a row twice. The first page also counts.
 */
export async function assetPage(
  owner: string,
  { cursor, limit = 120, ...search }: PageInput,
): Promise<AssetPage> {
  const { db } = await getStore()
  const by = orders[search.order ?? 'newest']
  const found = matching(owner, search)
  const rows = await db
    .select({ row: assets, mark: sql<string>`(${by.mark})::text` })
    .from(assets)
    .where(cursor === undefined ? found : and(found, after(by, cursor)))
    .orderBy(by.down ? sql`${by.value} desc` : by.value, by.down ? sql`${assets.id} desc` : assets.id)
    .limit(limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    assets: shown.map(({ row }) => toAssetView(row)),
    next: rows.length > limit && last ? pack([last.mark, last.row.id]) : null,
    total: cursor === undefined ? await countOf(found) : null,
  }
}

/** Every id of a list, in its order: what "select all" selects. */
export async function assetIds(owner: string, search: AssetSearch): Promise<string[]> {
  const { db } = await getStore()
  const by = orders[search.order ?? 'newest']
  const rows = await db
    .select({ id: assets.id })
    .from(assets)
    .where(matching(owner, search))
    .orderBy(by.down ? sql`${by.value} desc` : by.value, by.down ? sql`${assets.id} desc` : assets.id)
  return rows.map(({ id }) => id)
}

/** Changes whenever a page of this search could. */
export async function searchTag(owner: string, { use }: AssetSearch): Promise<string> {
  const version = await assetsVersion(owner)
  return use ? `${version}.${await usesVersion(owner)}` : version
}

type Order = { value: SQL; mark: SQL; type: string; down: boolean }
const date = {
  value: sql`${assets.createdAt}`,
  // Microseconds, which a JavaScript date has not.
  mark: sql`to_char(${assets.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  type: 'timestamptz',
}
const name = { value: sql`${assets.nameKey}`, mark: sql`${assets.nameKey}`, type: 'text' }
const bytes = { value: sql`${assets.bytes}`, mark: sql`${assets.bytes}`, type: 'bigint' }
const length = sql`coalesce(${assets.durationMs}, 0)`
const orders: Record<AssetOrder, Order> = {
  newest: { ...date, down: true },
  oldest: { ...date, down: false },
  name: { ...name, down: false },
  'name-down': { ...name, down: true },
  largest: { ...bytes, down: true },
  smallest: { ...bytes, down: false },
  longest: { value: length, mark: length, type: 'int', down: true },
}

function after({ value, type, down }: Order, cursor: string): SQL {
  const [mark, id] = unpack(cursor)
  const place = sql`(${mark}::${sql.raw(type)}, ${id}::uuid)`
  return down ? sql`(${value}, ${assets.id}) < ${place}` : sql`(${value}, ${assets.id}) > ${place}`
}

function matching(owner: string, search: AssetSearch): SQL | undefined {
  const { kind, colour, tag, use, folder, favourite, minSide, shape, minBytes, bin } = search
  return and(
    eq(assets.ownerId, owner),
    bin ? and(isNotNull(assets.deletedAt), isNull(assets.purgedAt)) : isNull(assets.deletedAt),
    ...wordsOf(search.text).map(withWord),
    kind && eq(assets.kind, kind),
    colour && eq(assets.colour, colour),
    tag ? sql`${assets.tags} @> array[${tag}]::text[]` : undefined,
    use && sql`${assets.id}::text ${use === 'used' ? sql`in` : sql`not in`} (${usedAssetIds(owner)})`,
    folder === 'none' ? isNull(assets.folderId) : folder ? inFolder(owner, folder) : undefined,
    favourite && eq(assets.favourite, true),
    minSide !== undefined ? sql`least(${assets.width}, ${assets.height}) >= ${minSide}` : undefined,
    shape && shapes[shape],
    minBytes !== undefined ? gte(assets.bytes, minBytes) : undefined,
  )
}

const shapes = {
  wide: sql`${assets.width} > ${assets.height} * 1.05`,
  tall: sql`${assets.height} > ${assets.width} * 1.05`,
  square: sql`${assets.width} <= ${assets.height} * 1.05 and ${assets.height} <= ${assets.width} * 1.05`,
}

const wordsOf = (text = ''): string[] => text.replaceAll('\0', '').split(/\s+/).filter(Boolean).slice(0, 8)
function withWord(word: string): SQL {
  const key = sql`lower(${word})`
  return sql`(strpos(${assets.nameKey}, ${key}) > 0 or strpos(array_to_string(${assets.tags}, ' '), ${key}) > 0)`
}

async function countOf(found: SQL | undefined): Promise<number> {
  const { db } = await getStore()
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(assets)
    .where(found)
  return row?.count ?? 0
}

const Cursor = z.tuple([z.string(), z.uuid()])
const pack = (place: [string, string]): string => Buffer.from(JSON.stringify(place)).toString('base64url')
function unpack(cursor: string): [string, string] {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new Refusal('invalid', 'This list was asked for from a place that does not exist. Reload the page.')
  }
}
