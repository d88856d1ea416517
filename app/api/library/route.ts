import { poll } from '@/lib/server/door'
import { libraryTag, readLibrary } from '@/lib/server/library'

export async function GET(request: Request) {
  return poll(request, { tag: libraryTag, view: readLibrary })
}
