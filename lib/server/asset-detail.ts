import { and, desc, eq, isNull, ne, or } from 'drizzle-orm'
import { assets } from '@/lib/server/db/schema'
import { fits } from '@/lib/server/db/schema-media'
import { getStore } from '@/lib/server/store'
import { assetsById, assetsVersion } from '@/lib/server/assets'
import { toAssetView } from '@/lib/server/asset-view'
import { usesOfAssets, usesVersion } from '@/lib/server/asset-uses'
import { Refusal } from '@/lib/server/errors'
import type { AssetDetail } from '@/lib/views-library'

/** One file with where it is needed and its family of copies. */
export async function assetDetail(owner: string, id: string): Promise<AssetDetail> {
  const row = (await assetsById(owner, [id])).get(id)
  if (!row) throw new Refusal('not-found', 'This file is no longer in the library.')
  const [uses, originals, copies] = await Promise.all([
    usesOfAssets(owner, [id]),
    assetsById(owner, row.derivedFromId ? [row.derivedFromId] : []),
    copiesOf(owner, id),
  ])
  const [original] = originals.values()
  return { asset: toAssetView(row), uses, original: original ? toAssetView(original) : null, copies }
}

/** Made from this file, or the same bytes as a copy of it: those may be in the library by another way. */
async function copiesOf(owner: string, id: string): Promise<AssetDetail['copies']> {
  const { db } = await getStore()
  const itsFit = and(eq(fits.resultAssetId, assets.id), eq(fits.ownerId, owner), eq(fits.assetId, id))
  const isCopy = and(ne(assets.id, id), or(eq(assets.derivedFromId, id), eq(fits.state, 'done')))
  const rows = await db
    .selectDistinctOn([assets.createdAt, assets.id], { asset: assets, purpose: fits.purpose })
    .from(assets)
    .leftJoin(fits, itsFit)
    .where(and(eq(assets.ownerId, owner), isCopy, isNull(assets.deletedAt)))
    .orderBy(desc(assets.createdAt), assets.id)
  return rows.map(({ asset, purpose }) => ({ asset: toAssetView(asset), purpose: purpose ?? asset.purpose }))
}

export async function detailTag(owner: string): Promise<string> {
  return `${await assetsVersion(owner)}.${await usesVersion(owner)}`
}
