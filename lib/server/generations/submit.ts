import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/lib/server/db/db'
import { storyboards } from '@/lib/server/db/schema'
import { violates } from '@/lib/server/db/violates'
import { orderPromised } from '@/lib/server/elements/wait'
import { madeByClick } from '@/lib/server/generations/click'
import { Refusal } from '@/lib/server/errors'
import {
  findGeneration,
  reserveGeneration,
  type GenerationRow,
  type NewGeneration,
} from '@/lib/server/generations/generation-row'
import { broken, prepareScene, savedStoryboard, sceneVideoMs } from '@/lib/server/generations/prepare'
import { viewGeneration } from '@/lib/server/generations/views'
import { mark } from '@/lib/server/test-hooks'
import { priceOfScene } from '@/lib/server/money/price-tables'
import { currentQueue } from '@/lib/server/queues'
import { getStore } from '@/lib/server/store'
import { testScene } from '@/lib/storyboard/element-test'
import type { GenerationView } from '@/lib/views'
import { isOpen } from '@/lib/storyboard/generation-states'

/** Made by the browser for one press: the same press sent again is answered with the generation it made. */
export const ClickId = z.uuid().optional()

export const GenerationId = z.object({ id: z.uuid() })
export const RetryInput = z.object({
  id: z.uuid(),
  clickId: ClickId,
  acceptsUnknownPrice: z.boolean().optional(),
})
export const TestInput = z.object({
  id: z.uuid(),
  prompt: z.string().trim().min(1, 'Say what it does').max(400, 'At most 400 characters'),
  clickId: ClickId,
  acceptsUnknownPrice: z.boolean().optional(),
})
export const SubmitInput = z.object({
  storyboardId: z.uuid(),
  sceneId: z.string().min(1).max(64),
  revision: z.int().min(1),
  clickId: ClickId,
  acceptsUnknownPrice: z.boolean().optional(),
})

/** Sends one scene, as it was saved under `revision`, to the queue. Resolves when the intent is durable; the rest happens in the background. */
export async function submitGeneration(
  owner: string,
  { storyboardId, sceneId, revision, clickId, acceptsUnknownPrice }: z.infer<typeof SubmitInput>,
): Promise<GenerationView> {
  const made = await madeByClick(owner, clickId)
  if (made) return made
  const { document } = await savedStoryboard(owner, storyboardId, revision)
  const index = document.scenes.findIndex((scene) => scene.id === sceneId)
  const scene = document.scenes[index]
  if (!scene) throw new Refusal('not-found', 'This scene is no longer in the storyboard.')
  const { values, blocking } = await prepareScene(owner, { storyboardId, scene, number: index + 1 })
  if (blocking.length > 0) throw broken(blocking, 'in this scene')
  return reserve({ ...values, clickId }, acceptsUnknownPrice)
}

/** A short film with one element, outside every storyboard; the same price, limits and record as any other take. */
export async function submitTest(
  owner: string,
  { id: elementId, prompt, clickId, acceptsUnknownPrice }: z.infer<typeof TestInput>,
): Promise<GenerationView> {
  const made = await madeByClick(owner, clickId)
  if (made) return made
  const scene = testScene(elementId, { prompt, id: 'test', shotId: 'test' })
  const { values, blocking } = await prepareScene(owner, { storyboardId: '', scene, number: 0 })
  if (blocking.length > 0) throw broken(blocking, 'in this test')
  const outside = { storyboardId: null, sceneId: null, sceneNumber: null, elementId }
  return reserve({ ...values, ...outside, clickId }, acceptsUnknownPrice)
}

/** The same request once more, as a new generation: the next take, or another try for the element. */
export async function retryGeneration(
  owner: string,
  { id, clickId, acceptsUnknownPrice }: z.infer<typeof RetryInput>,
): Promise<GenerationView> {
  const made = await madeByClick(owner, clickId)
  if (made) return made
  const row = await findGeneration(owner, id)
  if (isOpen(row.state))
    throw new Refusal('blocked', 'This is still running. Wait for it, or cancel it first.')
  if (row.queueId !== (await currentQueue(owner)).id)
    throw new Refusal('blocked', 'This was made for another queue. Generate the scene anew.')
  if (row.kind === 'element') throw new Refusal('blocked', 'Try again from the element.')
  return reserve({ ...(await copyOf(row)), clickId }, acceptsUnknownPrice)
}

/** Priced anew: what it costs now counts. */
async function copyOf(row: GenerationRow): Promise<NewGeneration> {
  const { ownerId, kind, storyboardId, sceneId, elementId, queueId, model } = row
  const { payload, payloadHash, scene, sceneNumber } = row
  const price = scene
    ? await priceOfScene(ownerId, queueId, { scene, videoMs: await sceneVideoMs(ownerId, scene) })
    : { micros: null, version: null }
  return {
    ...{ ownerId, kind, storyboardId, sceneId, elementId, queueId, model },
    ...{ payload, payloadHash, scene, sceneNumber },
    ...{ estimateMicros: price.micros, priceVersion: price.version },
  }
}

async function reserve(values: NewGeneration, acceptsUnknownPrice = false): Promise<GenerationView> {
  try {
    const [row] = await reserveAll([values], { acceptsUnknownPrice })
    if (!row) throw new Error('nothing was reserved')
    return await viewGeneration(row)
  } catch (error) {
    if (!violates(error, 'generations_click')) throw error
    const made = await madeByClick(values.ownerId, values.clickId ?? undefined)
    if (!made) throw error
    return made
  }
}

/**
 * Writes all or none. Two tabs may ask for the next take of one scene at once: the unique index lets one win, the other
 * takes the number after.
 */
export async function reserveAll(
  values: readonly NewGeneration[],
  options: { acceptsUnknownPrice: boolean },
): Promise<GenerationRow[]> {
  const { db } = await getStore()
  const orders = await Promise.all(values.map(orderPromised))
  for (let attempt = 0; ; attempt++) {
    try {
      const rows = await db.transaction(async (tx) => {
        await refuseArchived(tx, values[0]?.storyboardId)
        for (const order of orders) await order(tx, options)
        const written = []
        for (const each of values) written.push(await reserveGeneration(tx, each, options))
        return written
      })
      mark('reserved:committed')
      return rows
    } catch (error) {
      if (attempt >= 10 || !violates(error, 'generations_take')) throw error
    }
  }
}

/** Locks the storyboard for this moment: one that is put away at the same time is put away before or after, never in between. */
async function refuseArchived(tx: Tx, id: string | null | undefined): Promise<void> {
  if (!id) return
  const [row] = await tx
    .select({ archivedAt: storyboards.archivedAt })
    .from(storyboards)
    .where(eq(storyboards.id, id))
    .for('share')
  if (!row) throw new Refusal('not-found', 'This storyboard does not exist on this server.')
  if (row.archivedAt)
    throw new Refusal('blocked', 'This storyboard is in the archive. Bring it back, then generate.')
}
