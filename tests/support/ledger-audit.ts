import { sql } from 'drizzle-orm'
import { blobs } from '@/lib/server/blob/blobs'
import { getStore } from '@/lib/server/store'

export type Audited = {
  /** Sentences on what must never be; empty when the ledger is sound. */
  broken: string[]
  rows: { id: string; state: string; scene: string; requestId: string | null; error: string | null }[]
}

/** What must hold at every moment, also between any two statements of any process. */
export async function auditLedger(): Promise<Audited> {
  const { db } = await getStore()
  const { rows: found } = await db.execute<{ what: string }>(sql`
    with open as (select id from generations where state in ('reserved', 'sending', 'accepted', 'running', 'saving')),
    live as (select singleton_key from pgboss.job where name = 'generation-step' and state in ('created', 'retry', 'active')),
    line as (select generation_id, from_state, to_state, lag(to_state) over (partition by generation_id order by id) as before,
      row_number() over (partition by generation_id order by id desc) as age from generation_events)
    select 'row without a job: ' || id as what from open where not exists (select 1 from live where singleton_key = open.id::text)
    union all select 'job without a row: ' || singleton_key from live
      where not exists (select 1 from generations where id::text = live.singleton_key)
    union all select 'accepted without a request id: ' || id from generations
      where state in ('accepted', 'running', 'saving', 'done') and request_id is null
    union all select 'two rows with one request: ' || request_id from generations
      where request_id is not null group by request_id having count(*) > 1
    union all select 'two generations of one press: ' || click_id from generations
      where click_id is not null group by click_id having count(*) > 1
    union all select 'a gap in the record of ' || generation_id from line where from_state is distinct from before
    union all select 'the record ends elsewhere: ' || generation_id from line join generations on generations.id = generation_id
      where age = 1 and to_state <> state
    union all select 'a limit is exceeded: ' || subject from spend_caps where scope = 'storyboard' and micros < (
      select coalesce(sum(case when state in ('failed', 'cancelled') then coalesce(cost_micros, 0)
        else coalesce(cost_micros, estimate_micros, 0) end), 0) from generations where storyboard_id::text = subject)
    union all select 'no record: ' || id from generations where not exists
      (select 1 from generation_events where generation_id = generations.id)`)
  const { rows } = await db.execute<Audited['rows'][number] & { video: string | null }>(
    sql`select id, state, scene_id as scene, request_id as "requestId", error, video_key as video from generations order by created_at`,
  )
  const broken = found.map(({ what }) => what)
  for (const row of rows)
    if (row.state === 'done' && !(await blobs().exists(row.video ?? '')))
      broken.push(`done without its bytes: ${row.id}`)
  return { broken, rows: rows.map(({ video: _, ...row }) => row) }
}
