import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { blobs } from '@/lib/server/blob/blobs'
import { generations } from '@/lib/server/db/schema'
import { Refusal } from '@/lib/server/errors'
import { findGeneration } from '@/lib/server/generations/generation-row'
import { viewGeneration } from '@/lib/server/generations/views'
import { getStore } from '@/lib/server/store'
import type { GenerationView } from '@/lib/views'
import { isOpen } from '@/lib/storyboard/generation-states'

export const PickInput = z.object({ id: z.uuid(), picked: z.boolean() })

/** Picks a take for its scene, or lets it go. One take per scene is picked: the one before is let go in the same transaction. */
export async function pickTake(
  owner: string,
  { id, picked }: z.infer<typeof PickInput>,
): Promise<GenerationView> {
  const take = await findGeneration(owner, id)
  if (take.kind !== 'take' || take.state !== 'done' || !take.storyboardId || !take.sceneId)
    throw new Refusal('blocked', 'Only a finished take can be picked.')
  const scene = and(eq(generations.storyboardId, take.storyboardId), eq(generations.sceneId, take.sceneId))
  const { db } = await getStore()
  const row = await db.transaction(async (tx) => {
    if (picked)
      await tx
        .update(generations)
        .set({ picked: false, updatedAt: sql`now()` })
        .where(and(scene, eq(generations.picked, true), ne(generations.id, id)))
    const [after] = await tx
      .update(generations)
      .set({ picked, updatedAt: sql`now()` })
      .where(and(eq(generations.id, id), isNull(generations.deletedAt)))
      .returning()
    return after
  })
  if (!row) throw new Refusal('not-found', 'This take was deleted.')
  return viewGeneration(row)
}

/** Takes a take, or a failed try, off the list. Its bytes stay for a day (collect-blobs.ts), its request for good. */
export async function deleteTake(owner: string, id: string): Promise<{ id: string }> {
  const take = await findGeneration(owner, id)
  if (isOpen(take.state)) throw new Refusal('blocked', 'This is still running. Cancel it first.')
  const { db } = await getStore()
  await db
    .update(generations)
    .set({ deletedAt: sql`now()`, picked: false, updatedAt: sql`now()` })
    .where(and(eq(generations.id, id), eq(generations.ownerId, owner)))
  return { id }
}

/** Undoes `deleteTake`, as long as its bytes are there. A pick does not come back with it: another take may be picked by now. */
export async function restoreTake(owner: string, id: string): Promise<GenerationView> {
  const { db } = await getStore()
  const mine = and(eq(generations.id, id), eq(generations.ownerId, owner))
  const [before] = await db.select({ videoKey: generations.videoKey }).from(generations).where(mine)
  if (before?.videoKey && !(await blobs().exists(before.videoKey)))
    throw new Refusal(
      'not-found',
      'This take was deleted more than a day ago, and its video was cleared away since.',
    )
  const [row] = await db
    .update(generations)
    .set({ deletedAt: null, updatedAt: sql`now()` })
    .where(mine)
    .returning()
  if (!row) throw new Refusal('not-found', 'This take does not exist on this server any more.')
  return viewGeneration(row)
}
