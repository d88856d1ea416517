import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { generations, type GenerationState } from '@/lib/server/db/schema'
import { storable } from '@/lib/server/db/storable'
import type { Tx } from '@/lib/server/db/db'
import { Refusal } from '@/lib/server/errors'
import { afterMove } from '@/lib/server/generations/after-move'
import { recordEvent, type Because } from '@/lib/server/generations/events'
import { sendStep, type NextStep } from '@/lib/server/generations/generation-job'
import { mark } from '@/lib/server/test-hooks'
import { reserveMoney } from '@/lib/server/money/caps'
import { getStore } from '@/lib/server/store'

export type GenerationRow = typeof generations.$inferSelect
export type NewGeneration = Omit<typeof generations.$inferInsert, 'state' | 'takeNumber' | 'id'>
export type Changes = Partial<typeof generations.$inferInsert>

/** Finished at the queue, but its file did not come: asking for the file again makes no new request. */
export function canCopyAgain(row: GenerationRow): boolean {
  return row.state === 'failed' && row.queueStatus === 'success' && row.requestId !== null
}

export async function findGeneration(owner: string, id: string): Promise<GenerationRow> {
  const { db } = await getStore()
  const [row] = await db
    .select()
    .from(generations)
    .where(and(eq(generations.id, id), eq(generations.ownerId, owner), isNull(generations.deletedAt)))
  if (!row) throw new Refusal('not-found', 'This generation does not exist on this server any more.')
  return row
}

/** Writes a new row as reserved, with the next take number of its scene, and its first step in the same transaction. Refuses what a cap forbids. */
export async function reserveGeneration(
  tx: Tx,
  values: NewGeneration,
  options: { acceptsUnknownPrice?: boolean } = {},
): Promise<GenerationRow> {
  const { storyboardId, sceneId } = values
  await reserveMoney(tx, values, options)
  const [row] = await tx
    .insert(generations)
    .values({
      ...storable(values),
      state: 'reserved',
      takeNumber:
        values.kind === 'element'
          ? 0
          : sql`(select coalesce(max(take_number), 0) + 1 from generations where storyboard_id = ${storyboardId}::uuid and scene_id = ${sceneId})`,
    })
    .returning()
  if (!row) throw new Error('the generation was not written')
  await recordEvent(
    tx,
    { id: row.id, requestId: null, from: null, to: 'reserved' },
    { why: 'submitted', by: 'person', sha256: row.payloadHash },
  )
  await sendStep(row.id, { afterSeconds: 0, tries: 0 }, tx)
  mark('reserved:uncommitted')
  return row
}

/**
 * `hold` is asked first: a step instead of null holds the row back until then. `also` runs in the same transaction, after
 * the row moved. Without `because` nothing is added to the record.
 */
type Move = {
  next?: NextStep | undefined
  because?: Because | undefined
  hold?: (tx: Tx) => Promise<NextStep | null>
  also?: (tx: Tx, row: GenerationRow) => Promise<void>
}

/**
 * Moves a generation on, from one of `from` only, together with its line in the record and the step that goes on from there.
 * Null when it is not in such a state any more: somebody else moved it, and nothing was written.
 */
export async function moveGeneration(
  id: string,
  from: readonly GenerationState[],
  changes: Changes,
  { next, because, hold, also }: Move = {},
): Promise<GenerationRow | null> {
  const { db } = await getStore()
  const done = await db.transaction(async (tx) => {
    const [before] = await tx
      .select({ state: generations.state })
      .from(generations)
      .where(and(eq(generations.id, id), inArray(generations.state, [...from])))
      .for('update')
    if (!before) return null
    const later = await hold?.(tx)
    if (later) {
      await sendStep(id, later, tx)
      return null
    }
    const [row] = await tx
      .update(generations)
      .set({ ...storable(changes), updatedAt: sql`now()` })
      .where(eq(generations.id, id))
      .returning()
    if (!row) return null
    if (because)
      await recordEvent(tx, { id, requestId: row.requestId, from: before.state, to: row.state }, because)
    if (next) await sendStep(id, next, tx)
    await also?.(tx, row)
    if (before.state !== row.state) {
      await afterMove(tx, row)
      mark(`${row.state}:uncommitted`)
    }
    return { row, moved: before.state !== row.state }
  })
  if (done?.moved) mark(`${done.row.state}:committed`)
  return done?.row ?? null
}
