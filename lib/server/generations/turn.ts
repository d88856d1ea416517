import { sql } from 'drizzle-orm'
import { generations } from '@/lib/server/db/schema'
import type { Db, Tx } from '@/lib/server/db/db'
import { Refusal } from '@/lib/server/errors'
import type { NextStep } from '@/lib/server/generations/generation-job'
import { findGeneration, type GenerationRow } from '@/lib/server/generations/generation-row'
import { viewGeneration } from '@/lib/server/generations/views'
import { wakeStep, wakeWaiting } from '@/lib/server/generations/wake'
import { queueRule } from '@/lib/server/queue-rules'
import { getStore } from '@/lib/server/store'
import type { GenerationView } from '@/lib/views'

const LOOK_AGAIN_SECONDS = 15

/**
 * Null when this reserved generation may be sent now, else when to look again: its queue is paused, or as many requests as
 * are wanted at once are there or go first. Elements go before takes, which may wait for them; what waits for something
 * else (it has an error) holds up nobody. Whoever frees a place wakes those next in line (wake.ts).
 */
export async function waitForTurn(db: Db | Tx, row: GenerationRow, tries: number): Promise<NextStep | null> {
  const { paused, atOnce } = await queueRule(db, row.ownerId, row.queueId)
  if (paused) return { afterSeconds: LOOK_AGAIN_SECONDS, tries }
  if (atOnce === 0) return null
  const { rows } = await db.execute<{ before: number }>(sql`
    select (count(*) filter (where state in ('sending', 'accepted', 'running'))
      + count(*) filter (where state = 'reserved' and error is null and (-priority, kind, created_at, id) <
          (select -priority, kind, created_at, id from ${generations} where id = ${row.id})))::int as before
    from ${generations}
    where owner_id = ${row.ownerId} and queue_id = ${row.queueId} and state in ('reserved', 'sending', 'accepted', 'running')`)
  const before = Number(rows[0]?.before)
  return before < atOnce ? null : { afterSeconds: LOOK_AGAIN_SECONDS, tries }
}

/** The same, decided for good: until the transaction ends nobody else is given a place of this queue. */
export async function takeTurn(tx: Tx, row: GenerationRow, tries: number): Promise<NextStep | null> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`turn:${row.ownerId}:${row.queueId}`}, 0))`,
  )
  return waitForTurn(tx, row, tries)
}

/** Puts what waits here in front of all that wait for the same queue. */
export async function moveToTop(owner: string, id: string): Promise<GenerationView> {
  const row = await findGeneration(owner, id)
  const { db } = await getStore()
  const moved = await db.transaction(async (tx) => {
    const { rows } = await tx.execute(sql`
      update generations set updated_at = now(), priority = 1 + (
        select max(priority) from generations where owner_id = ${owner} and queue_id = ${row.queueId} and state = 'reserved')
      where id = ${id} and state = 'reserved' returning id`)
    if (rows.length > 0) await wakeWaiting(tx, owner, row.queueId)
    return rows.length > 0
  })
  if (!moved) throw new Refusal('blocked', 'The queue has it already, so its place cannot be changed here.')
  return viewGeneration(row)
}

/** Looks at the queue now instead of at the next turn. */
export async function lookNow(owner: string, id: string): Promise<GenerationView> {
  const row = await findGeneration(owner, id)
  const { db } = await getStore()
  await db.transaction((tx) => wakeStep(tx, id))
  return viewGeneration(row)
}
