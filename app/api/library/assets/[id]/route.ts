import { assetDetail, detailTag } from '@/lib/server/asset-detail'
import { poll } from '@/lib/server/door'

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return poll(request, { tag: detailTag, view: (owner) => assetDetail(owner, id) })
}
