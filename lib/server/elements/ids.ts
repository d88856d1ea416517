import { desc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '@/lib/server/db/db'
import { elementIds, elements } from '@/lib/server/db/schema-elements'
import { storable } from '@/lib/server/db/storable'
import { getStore } from '@/lib/server/store'
import type { ElementHealth } from '@/lib/storyboard/element-health'

export type IdRow = typeof elementIds.$inferSelect

/** All that queues were ever asked for these elements, newest first, by element id. */
export async function idsOf(elementIdList: readonly string[], tx?: Tx): Promise<Map<string, IdRow[]>> {
  if (elementIdList.length === 0) return new Map()
  const db = tx ?? (await getStore()).db
  const rows = await db
    .select()
    .from(elementIds)
    .where(inArray(elementIds.elementId, [...elementIdList]))
    .orderBy(desc(elementIds.createdAt), desc(elementIds.id))
  const map = new Map<string, IdRow[]>()
  for (const row of rows) map.set(row.elementId, [...(map.get(row.elementId) ?? []), row])
  return map
}

type OnQueue = { state: ElementHealth; queueElementId: string | null; error: string | null }

/** How content with this hash stands on a queue. `rows` are those of one element, newest first. */
export function healthOn(queueId: string, hash: string, rows: readonly IdRow[]): OnQueue {
  const here = rows.filter((row) => row.queueId === queueId)
  const same = here.filter((row) => row.contentHash === hash)
  const [newest] = same
  const ready = same.find((row) => row.state === 'ready')
  const queueElementId = ready?.queueElementId ?? null
  if (newest?.state === 'creating') return { state: 'creating', queueElementId, error: null }
  // A try that failed does not take the id away that was there before.
  if (ready) return { state: 'ready', queueElementId, error: newest?.error ?? null }
  if (newest) return { state: 'failed', queueElementId: null, error: newest.error }
  const state = here.some((row) => row.state === 'ready') ? 'changed' : 'elsewhere'
  return { state, queueElementId: null, error: null }
}

/** The queue gave the element its id. */
export async function elementMade(tx: Tx, generationId: string, queueElementId: string): Promise<void> {
  await settle(tx, generationId, { state: 'ready', queueElementId, error: null })
}

/** The generation that was to make the element ended without an id. */
export async function elementNotMade(tx: Tx, generationId: string, error: string | null): Promise<void> {
  const sentence = error ?? 'It was cancelled before it was made.'
  await settle(tx, generationId, { state: 'failed', queueElementId: null, error: sentence })
}

/** A generation that had ended goes on after all; the id is awaited again, unless another request is under way for it. */
export async function elementAwaited(tx: Tx, generationId: string): Promise<void> {
  const { rows } = await tx.execute<{ element_id: string }>(sql`
    update element_ids as mine set state = 'creating', error = null
    where generation_id = ${generationId}::uuid and state = 'failed' and not exists (
      select 1 from element_ids as other
      where other.element_id = mine.element_id and other.queue_id = mine.queue_id
        and other.content_hash = mine.content_hash and other.state = 'creating')
    returning element_id`)
  for (const row of rows) await touchElement(tx, row.element_id)
}

/** The name of the element when another request than this one made it from the same files, or is about to; else null. */
export async function madeOtherwise(generationId: string): Promise<string | null> {
  const { db } = await getStore()
  const { rows } = await db.execute<{ name: string }>(sql`
    select elements.name from element_ids as mine
    join elements on elements.id = mine.element_id
    join element_ids as other on other.element_id = mine.element_id and other.queue_id = mine.queue_id
      and other.content_hash = mine.content_hash and other.id <> mine.id and other.state <> 'failed'
    where mine.generation_id = ${generationId}::uuid limit 1`)
  return rows[0]?.name ?? null
}

async function settle(
  tx: Tx,
  generationId: string,
  changes: Pick<IdRow, 'state' | 'queueElementId' | 'error'>,
): Promise<void> {
  const rows = await tx
    .update(elementIds)
    .set(storable(changes))
    .where(eq(elementIds.generationId, generationId))
    .returning({ elementId: elementIds.elementId })
  for (const { elementId } of rows) await touchElement(tx, elementId)
}

/** Views are polled by the sum of these times. */
export async function touchElement(tx: Tx, elementId: string): Promise<void> {
  await tx
    .update(elements)
    .set({ updatedAt: sql`now()` })
    .where(eq(elements.id, elementId))
}
