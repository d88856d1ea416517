import { z } from 'zod'
import { violates } from '@/lib/server/db/violates'
import { Refusal } from '@/lib/server/errors'
import { madeByClick } from '@/lib/server/generations/click'
import { broken, prepareScene, savedStoryboard } from '@/lib/server/generations/prepare'
import { ClickId, reserveAll } from '@/lib/server/generations/submit'
import { viewGeneration } from '@/lib/server/generations/views'
import { pressPart } from '@/lib/storyboard/press-part'
import type { GenerationView } from '@/lib/views'

export const BatchInput = z.object({
  storyboardId: z.uuid(),
  sceneIds: z.array(z.string().min(1).max(64)).min(1).max(500),
  revision: z.int().min(1),
  clickId: ClickId,
  acceptsUnknownPrice: z.boolean().optional(),
})

/** All scenes or none: what is broken anywhere, or too dear together, is said before the first request. */
export async function submitBatch(
  owner: string,
  { storyboardId, sceneIds, revision, clickId, acceptsUnknownPrice = false }: z.infer<typeof BatchInput>,
): Promise<GenerationView[]> {
  const clicks =
    clickId === undefined ? undefined : new Map(sceneIds.map((id, i) => [id, pressPart(clickId, i)]))
  const made = await madeBefore(owner, clicks)
  if (made.length > 0) return made
  const { document } = await savedStoryboard(owner, storyboardId, revision)
  const wanted = document.scenes.flatMap((scene, i) =>
    sceneIds.includes(scene.id) ? [{ storyboardId, scene, number: i + 1 }] : [],
  )
  if (wanted.length < new Set(sceneIds).size)
    throw new Refusal('not-found', 'One of the scenes is no longer in the storyboard.')
  const prepared = []
  for (const each of wanted) prepared.push(await prepareScene(owner, each))
  const blocking = prepared.flatMap((each) => each.blocking)
  if (blocking.length > 0) throw broken(blocking, 'in these scenes. Nothing was sent')
  const values = prepared.map(({ values: each }) => ({
    ...each,
    clickId: clicks?.get(each.sceneId ?? '') ?? null,
  }))
  try {
    const rows = await reserveAll(values, { acceptsUnknownPrice })
    return await Promise.all(rows.map(viewGeneration))
  } catch (error) {
    if (!violates(error, 'generations_click')) throw error
    return madeBefore(owner, clicks)
  }
}

/** The same press that arrives once more is answered with what it made. */
async function madeBefore(
  owner: string,
  clicks: ReadonlyMap<string, string> | undefined,
): Promise<GenerationView[]> {
  const views = await Promise.all([...(clicks?.values() ?? [])].map((id) => madeByClick(owner, id)))
  return views.filter((view) => view !== null)
}
