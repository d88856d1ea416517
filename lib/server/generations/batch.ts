import { z } from 'zod'
import { Refusal } from '@/lib/server/errors'
import { broken, prepareScene, savedStoryboard } from '@/lib/server/generations/prepare'
import { reserveAll } from '@/lib/server/generations/submit'
import { viewGeneration } from '@/lib/server/generations/views'
import type { GenerationView } from '@/lib/views'

export const BatchInput = z.object({
  storyboardId: z.uuid(),
  sceneIds: z.array(z.string().min(1).max(64)).min(1).max(500),
  revision: z.int().min(1),
  acceptsUnknownPrice: z.boolean().optional(),
})

/** All scenes or none: what is broken anywhere, or too dear together, is said before the first request. */
export async function submitBatch(
  owner: string,
  { storyboardId, sceneIds, revision, acceptsUnknownPrice = false }: z.infer<typeof BatchInput>,
): Promise<GenerationView[]> {
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
  const values = prepared.map((each) => each.values)
  const rows = await reserveAll(values, { acceptsUnknownPrice })
  return Promise.all(rows.map(viewGeneration))
}
