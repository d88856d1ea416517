import { and, eq, isNull } from 'drizzle-orm'
import { storyboards } from '@/lib/server/db/schema'
import { getStore } from '@/lib/server/store'
import { tokensIn } from '@/lib/storyboard/tokens'

/** In how many shots of storyboards that are not archived each element is named, by element id. */
export async function elementUsage(owner: string): Promise<Record<string, number>> {
  const { db } = await getStore()
  const rows = await db
    .select({ document: storyboards.document })
    .from(storyboards)
    .where(and(eq(storyboards.ownerId, owner), isNull(storyboards.archivedAt)))
  const usage: Record<string, number> = {}
  for (const { document } of rows)
    for (const shot of document.scenes.flatMap((scene) => scene.shots)) {
      const named = tokensIn(shot.prompt).flatMap((token) => (token.kind === 'element' ? token.id : []))
      for (const id of new Set(named)) usage[id] = (usage[id] ?? 0) + 1
    }
  return usage
}
