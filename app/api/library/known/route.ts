import { AssetIdsParams, assetsVersion, viewsById } from '@/lib/server/assets'
import { poll, queryOf } from '@/lib/server/door'

export async function GET(request: Request) {
  return poll(request, {
    tag: assetsVersion,
    view: (owner) => viewsById(owner, queryOf(request, AssetIdsParams).ids),
  })
}
