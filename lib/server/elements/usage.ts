import { eq } from 'drizzle-orm'
import { storyboards } from '@/lib/server/db/schema'
import { getStore } from '@/lib/server/store'
import type { Scene } from '@/lib/storyboard/schema'
import { tokensIn } from '@/lib/storyboard/tokens'
import type { ElementUse } from '@/lib/views-elements'

/** Every scene that has an element of the library among its references, by element id. */
export async function elementUses(owner: string): Promise<Record<string, ElementUse[]>> {
  const { db } = await getStore()
  const rows = await db
    .select({ id: storyboards.id, document: storyboards.document, archivedAt: storyboards.archivedAt })
    .from(storyboards)
    .where(eq(storyboards.ownerId, owner))
  const uses: Record<string, ElementUse[]> = {}
  for (const { id: storyboardId, document, archivedAt } of rows)
    for (const [index, scene] of document.scenes.entries())
      for (const element of scene.references.elements)
        if (element.kind === 'stored')
          (uses[element.id] ??= []).push({
            storyboardId,
            title: document.title,
            archived: archivedAt !== null,
            sceneId: scene.id,
            sceneName: scene.name,
            sceneNumber: index + 1,
            shots: shotsNaming(scene, element.id),
            version: element.version ?? null,
          })
  return uses
}

function shotsNaming(scene: Scene, elementId: string): number {
  const names = (prompt: string) =>
    tokensIn(prompt).some((token) => token.kind === 'element' && token.id === elementId)
  return scene.shots.filter((shot) => names(shot.prompt)).length
}
