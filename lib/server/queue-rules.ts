import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { queueRules } from '@/lib/server/db/schema-money'
import type { Db, Tx } from '@/lib/server/db/db'
import { wakeWaiting } from '@/lib/server/generations/wake'
import { EMBEDDED_QUEUE, listQueues } from '@/lib/server/queues'
import { getStore } from '@/lib/server/store'
import type { QueueRuleView } from '@/lib/views-money'

export const QueueRuleInput = z.strictObject({
  queueId: z.string().min(1).max(255),
  paused: z.boolean().optional(),
  /** Requests at the queue at the same time; 0 is no limit. */
  atOnce: z.int().min(0).max(1_000).optional(),
})

type Rule = { paused: boolean; atOnce: number }

/** The engine draws one film at a time, so few wait there and the rest can still be moved; a queue far away takes more. */
const defaultAtOnce = (queueId: string): number => (queueId === EMBEDDED_QUEUE ? 3 : 8)

export async function queueRule(db: Db | Tx, owner: string, queueId: string): Promise<Rule> {
  const [row] = await db
    .select({ paused: queueRules.paused, atOnce: queueRules.atOnce })
    .from(queueRules)
    .where(and(eq(queueRules.ownerId, owner), eq(queueRules.queueId, queueId)))
  return { paused: row?.paused ?? false, atOnce: row?.atOnce ?? defaultAtOnce(queueId) }
}

/** Every queue that is set up, or has work that has not ended, with its rule. */
export async function listQueueRules(owner: string): Promise<QueueRuleView[]> {
  const { db } = await getStore()
  const queues = await listQueues(owner)
  const rules = await db.select().from(queueRules).where(eq(queueRules.ownerId, owner))
  return queues.map(({ id, name, inUse }) => {
    const rule = rules.find(({ queueId }) => queueId === id)
    return {
      ...{ id, name, current: inUse },
      paused: rule?.paused ?? false,
      atOnce: rule?.atOnce ?? defaultAtOnce(id),
    }
  })
}

/** Pauses, resumes or paces a queue. What is there already goes on; nothing new is sent while it is paused. */
export async function setQueueRule(
  owner: string,
  { queueId, ...changes }: z.infer<typeof QueueRuleInput>,
): Promise<QueueRuleView[]> {
  const { db } = await getStore()
  await db.transaction(async (tx) => {
    await tx
      .insert(queueRules)
      .values({ ownerId: owner, queueId, ...changes })
      .onConflictDoUpdate({
        target: [queueRules.ownerId, queueRules.queueId],
        set: { ...changes, updatedAt: sql`now()` },
      })
    await wakeWaiting(tx, owner, queueId)
  })
  return listQueueRules(owner)
}
