import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { generations, storyboards } from '@/lib/server/db/schema'
import { dayOf, firstOfMonth, moneyTimeZone, nextDay, startOfDay } from '@/lib/server/money/money-day'
import { countedMicros, priceUnknown } from '@/lib/server/money/spent'
import { listQueues } from '@/lib/server/queues'
import { getStore } from '@/lib/server/store'
import type { SpendGroup, SpendLine, SpendRow, SpendView } from '@/lib/views-money'

const Day = z.iso.date().optional().catch(undefined)
/** A wrong date in an address is left out, not refused. */
export const SpendQuery = z.object({ from: Day, to: Day })
type Range = { from: string; to: string; timeZone: string }

const open = sql`${generations.state} in ('reserved', 'sending', 'accepted', 'running', 'saving', 'uncertain')`
const sums = sql`
  count(*)::int as requests,
  coalesce(sum(${generations.estimateMicros}), 0)::float8 as estimated,
  coalesce(sum(case when ${open} then ${countedMicros} else 0 end), 0)::float8 as reserved,
  coalesce(sum(case when ${open} then 0 else ${countedMicros} end), 0)::float8 as actual,
  (count(*) filter (where ${priceUnknown}))::int as unknown`

/** Days of a range; this month up to today where nothing is said. `to` is never before `from`. */
export async function spendRange(owner: string, query: unknown): Promise<Range> {
  const { from, to } = SpendQuery.parse(query)
  const { db } = await getStore()
  const timeZone = await moneyTimeZone(db, owner)
  const last = to ?? dayOf(new Date(), timeZone)
  const first = from ?? firstOfMonth(last)
  return first <= last ? { from: first, to: last, timeZone } : { from: last, to: first, timeZone }
}

/** What was spent in a range of days, both included, by day, storyboard, queue and model. */
export async function readSpend(owner: string, query: unknown): Promise<SpendView> {
  const range = await spendRange(owner, query)
  const day = sql`to_char(${generations.createdAt} at time zone ${range.timeZone}, 'YYYY-MM-DD')`
  const [total] = await group(owner, range, sql`''`)
  return {
    ...range,
    total: total ?? { key: '', name: '', ...nothing },
    groups: [
      { by: 'day', rows: (await group(owner, range, day)).sort((a, b) => b.key.localeCompare(a.key)) },
      { by: 'storyboard', rows: await group(owner, range, storyboardName) },
      { by: 'queue', rows: (await group(owner, range, sql`queue_id`)).map(named(await queueNames(owner))) },
      { by: 'model', rows: await group(owner, range, sql`model`) },
    ] satisfies SpendGroup[],
  }
}

const nothing = { requests: 0, estimated: 0, reserved: 0, actual: 0, unknown: 0 }
const storyboardName = sql`case when kind = 'element' then 'Elements' else
  coalesce((select document ->> 'title' from ${storyboards} where ${storyboards.id} = storyboard_id), 'A storyboard that is gone') end`
async function queueNames(owner: string): Promise<(id: string) => string> {
  const queues = await listQueues(owner)
  return (id) => queues.find((queue) => queue.id === id)?.name ?? id
}
const named =
  (name: (key: string) => string) =>
  (row: SpendRow): SpendRow => ({ ...row, name: name(row.key) })

async function group(owner: string, range: Range, key: SQL): Promise<SpendRow[]> {
  const { db } = await getStore()
  const { rows } = await db.execute<SpendRow>(sql`
    select ${key} as key, ${key} as name, ${sums} from ${generations}
    where ${within(owner, range)} group by 1, 2 order by actual desc, requests desc, 1 limit 1000`)
  return rows
}

function within(owner: string, { from, to, timeZone }: Range): SQL {
  return sql`owner_id = ${owner} and ${generations.createdAt} >= ${startOfDay(from, timeZone).toISOString()}::timestamptz
    and ${generations.createdAt} < ${startOfDay(nextDay(to), timeZone).toISOString()}::timestamptz`
}

/** One line per request of the range, oldest first: what the CSV holds. */
export async function spendLines(owner: string, range: Range): Promise<SpendLine[]> {
  const { db } = await getStore()
  const { rows } = await db.execute<SpendLine>(sql`
    select ${generations.id} as id,
      to_char(${generations.createdAt} at time zone ${range.timeZone}, 'YYYY-MM-DD') as day,
      to_char(${generations.createdAt} at time zone ${range.timeZone}, 'HH24:MI:SS') as time,
      ${storyboardName} as storyboard, scene_number as "sceneNumber", take_number as "takeNumber",
      queue_id as "queueId", model, state, request_id as "requestId",
      estimate_micros::float8 as "estimateMicros", cost_micros::float8 as "costMicros", price_version as "priceVersion"
    from ${generations} where ${within(owner, range)} order by ${generations.createdAt}, ${generations.id}`)
  return rows
}
