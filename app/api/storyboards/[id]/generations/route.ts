import { poll } from '@/lib/server/door'
import { storyboardGenerations, storyboardTag } from '@/lib/server/generations/views'
import { isUuid } from '@/lib/server/uuid'

/** The one polled route of the studio: every take of the storyboard in one answer, 304 while nothing changed. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  if (!isUuid(id)) return Response.json({ generations: [], usualMs: null })
  return poll(request, {
    tag: (owner) => storyboardTag(owner, id),
    view: (owner) => storyboardGenerations(owner, id),
  })
}
