import { assetsById, assetsVersion } from '@/lib/server/assets'
import { toAssetView } from '@/lib/server/asset-view'
import { usesOfAssets, usesVersion } from '@/lib/server/asset-uses'
import { Refusal } from '@/lib/server/errors'
import type { AssetDetail } from '@/lib/views-library'

/** One file with where it is needed. */
export async function assetDetail(owner: string, id: string): Promise<AssetDetail> {
  const row = (await assetsById(owner, [id])).get(id)
  if (!row) throw new Refusal('not-found', 'This file is no longer in the library.')
  return { asset: toAssetView(row), uses: await usesOfAssets(owner, [id]) }
}

export async function detailTag(owner: string): Promise<string> {
  return `${await assetsVersion(owner)}.${await usesVersion(owner)}`
}
