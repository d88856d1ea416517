import { sql, type SQL } from 'drizzle-orm'
import type { GenerationRow } from '@/lib/server/generations/generation-row'
import { getStore } from '@/lib/server/store'
import type { UsualTime } from '@/lib/views-money'

/** With fewer examples the slowest tenth means nothing yet. */
const ENOUGH = 5
const EXAMPLES = 20

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
 * what takes longer than nine of ten did. Read from the index generations_usual, however many there are.
 */
export async function usualTimes(owner: string): Promise<ReadonlyMap<string, UsualTime>> {
  const { db } = await getStore()
  const { rows } = await db.execute<{ alike: string; median: number; slow: number; count: number }>(
    usualTimesQuery(owner),
  )
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

export function usualTimesQuery(owner: string): SQL {
  return sql`
    with kinds as (
      select distinct queue_id, model, coalesce(scene ->> 'quality', '') as quality, coalesce(scene ->> 'durationMs', '') as length
      from generations where owner_id = ${owner} and state in ('reserved', 'sending', 'accepted', 'running', 'saving')
    )
    select concat_ws(' ', queue_id, model, quality, length) as alike, count(*)::int as count,
      (percentile_cont(0.5) within group (order by ms))::float8 as median,
      (percentile_cont(0.9) within group (order by ms))::float8 as slow
    from kinds cross join lateral (
      select extract(epoch from finished_at - coalesce(started_at, accepted_at)) * 1000 as ms
      from generations as made
      where made.owner_id = ${owner} and made.queue_id = kinds.queue_id and made.model = kinds.model
        and coalesce(made.scene ->> 'quality', '') = kinds.quality
        and coalesce(made.scene ->> 'durationMs', '') = kinds.length
        and made.state = 'done' and made.accepted_at is not null
      order by made.finished_at desc nulls last limit ${EXAMPLES}
    ) as recent
    group by queue_id, model, quality, length`
}
