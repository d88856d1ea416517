import { and, eq, gte, lt, sql, type SQL } from 'drizzle-orm'
import { generations } from '@/lib/server/db/schema'
import type { Db, Tx } from '@/lib/server/db/db'

/**
 * What a generation counts for under a cap: what it cost, or what it may still cost. One that failed or was cancelled is
 * normally not charged (contract.md 5.5); an uncertain one may have been, so it stays reserved. Deleted takes were paid too.
 */
export const countedMicros: SQL<number> = sql<number>`case
  when ${generations.state} in ('failed', 'cancelled') then coalesce(${generations.costMicros}, 0)
  else coalesce(${generations.costMicros}, ${generations.estimateMicros}, 0) end`

export const priceUnknown: SQL<boolean> = sql<boolean>`(${generations.state} not in ('failed', 'cancelled')
  and ${generations.costMicros} is null and ${generations.estimateMicros} is null)`

/** `micros`: charged and reserved. `unknown`: how many generations in it have no known price. */
export type Spent = { micros: number; unknown: number }

export async function spent(
  db: Db | Tx,
  owner: string,
  range: { since?: Date; until?: Date; storyboardId?: string },
): Promise<Spent> {
  const [row] = await db
    .select({
      micros: sql<number>`coalesce(sum(${countedMicros}), 0)::float8`,
      unknown: sql<number>`(count(*) filter (where ${priceUnknown}))::int`,
    })
    .from(generations)
    .where(
      and(
        eq(generations.ownerId, owner),
        range.since && gte(generations.createdAt, range.since),
        range.until && lt(generations.createdAt, range.until),
        range.storyboardId ? eq(generations.storyboardId, range.storyboardId) : undefined,
      ),
    )
  return row ?? { micros: 0, unknown: 0 }
}
