import { poll } from '@/lib/server/door'
import { listStoryboards, storyboardsTag } from '@/lib/server/storyboard-cards'

export async function GET(request: Request) {
  return poll(request, { tag: storyboardsTag, view: listStoryboards })
}
