import { poll } from '@/lib/server/door'
import { readShelves, shelvesTag } from '@/lib/server/shelves'

export async function GET(request: Request) {
  return poll(request, { tag: shelvesTag, view: readShelves })
}
