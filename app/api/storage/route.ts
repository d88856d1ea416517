import { poll } from '@/lib/server/door'
import { storageTag, storageUse } from '@/lib/server/storage-use'

export async function GET(request: Request) {
  return poll(request, { tag: storageTag, view: storageUse })
}
