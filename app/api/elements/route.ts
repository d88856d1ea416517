import { poll } from '@/lib/server/door'
import { elementsTag, readElements } from '@/lib/server/elements/read'

export async function GET(request: Request) {
  return poll(request, { tag: elementsTag, view: readElements })
}
