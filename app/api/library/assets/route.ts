import { assetPage, AssetPageParams, searchTag } from '@/lib/server/asset-search'
import { poll, queryOf } from '@/lib/server/door'

export async function GET(request: Request) {
  return poll(request, {
    tag: (owner) => searchTag(owner, queryOf(request, AssetPageParams)),
    view: (owner) => assetPage(owner, queryOf(request, AssetPageParams)),
  })
}
