import { poll } from '@/lib/server/door'
import { fitsTag, listFits } from '@/lib/server/fits'

export function GET(request: Request) {
  const ids = (new URL(request.url).searchParams.get('ids') ?? '').split(',')
  return poll(request, { tag: (owner) => fitsTag(owner, ids), view: (owner) => listFits(owner, ids) })
}
