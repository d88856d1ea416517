import { sql } from 'drizzle-orm'
import type { GenerationRow } from '@/lib/server/generations/generation-row'
import { getStore } from '@/lib/server/store'
import type { UsualTime } from '@/lib/views-money'

/** With fewer examples the slowest tenth means nothing yet. */
const ENOUGH = 5

/** Requests that take alike: same queue and model, for a take also quality and length. */
export function kindOf({
  queueId,
  model,
  scene,
}: Pick<GenerationRow, 'queueId' | 'model' | 'scene'>): string {
  return [queueId, model, scene?.quality ?? '', scene?.durationMs ?? ''].join(' ')
}

/**
 * From the start of the work to the copied file, of the last 20 finished requests of every kind that is under way now. Late is
 * what takes longer than nine of ten did.
 */
export async function usualTimes(owner: string): Promise<ReadonlyMap<string, UsualTime>> {
  const { db } = await getStore()
  const { rows } = await db.execute<{ alike: string; median: number; slow: number; count: number }>(sql`
    with every as (
      select state, accepted_at, started_at, finished_at,
        concat_ws(' ', queue_id, model, coalesce(scene ->> 'quality', ''), coalesce(scene ->> 'durationMs', '')) as alike
      from generations where owner_id = ${owner}
    ), recent as (
      select alike, extract(epoch from finished_at - coalesce(started_at, accepted_at)) * 1000 as ms,
        row_number() over (partition by alike order by finished_at desc) as place
      from every
      where state = 'done' and accepted_at is not null
        and alike in (select alike from every where state in ('reserved', 'sending', 'accepted', 'running', 'saving'))
    )
    select alike, count(*)::int as count,
      (percentile_cont(0.5) within group (order by ms))::float8 as median,
      (percentile_cont(0.9) within group (order by ms))::float8 as slow
    from recent where place <= 20 group by alike`)
  return new Map(
    rows.map(({ alike, median, slow, count }) => [
      alike,
      {
        medianMs: Math.round(median),
        slowMs: Math.round(Math.max(count >= ENOUGH ? slow : 0, median * (count >= ENOUGH ? 1.1 : 1.6))),
        count,
      },
    ]),
  )
}
