import { and, asc, desc, eq, isNull, sql, type SQL } from 'drizzle-orm'
import { blobUrl } from '@/lib/server/blob/blob-store'
import { generations, storyboards } from '@/lib/server/db/schema'
import { elements } from '@/lib/server/db/schema-elements'
import { canCopyAgain, type GenerationRow } from '@/lib/server/generations/generation-row'
import { kindOf, usualTimes } from '@/lib/server/generations/usual-times'
import { spentToday } from '@/lib/server/money/caps'
import { currentPrices } from '@/lib/server/money/price-tables'
import { listQueueRules } from '@/lib/server/queue-rules'
import { currentQueue, EMBEDDED_QUEUE } from '@/lib/server/queues'
import { getStore } from '@/lib/server/store'
import { seedPriceTable } from '@/lib/storyboard/price'
import type { GenerationsView, GenerationView } from '@/lib/views'
import type { UsualTime } from '@/lib/views-money'
import { isOpen } from '@/lib/storyboard/generation-states'

const RECENT = 200
/** A sum, not a maximum: of two transactions the one that started first may commit last. */
const marks = sql`concat(count(*), '-', sum(extract(epoch from updated_at)))`
const waitingStates = sql`('reserved', 'sending', 'accepted')`

/** What is at the queue already, then what waits here in its order (turn.ts). */
const order = (of: SQL) =>
  sql`(case when ${of}.state = 'reserved' then 1 else 0 end, case when ${of}.state = 'reserved' then -${of}.priority else 0 end, ${of}.created_at, ${of}.id)`
/** Place among all that waits on the same queue, 1 = next; null once it runs or has ended. */
const position = sql<number | null>`case when ${generations.state} in ${waitingStates} then (
  select count(*)::int from generations as other
  where other.owner_id = ${generations.ownerId} and other.queue_id = ${generations.queueId} and other.deleted_at is null
    and other.state in ${waitingStates} and other.model = ${generations.model}
    and ${order(sql`other`)} <= ${order(sql`${generations}`)}
) end`
const title = sql<string | null>`${storyboards.document} ->> 'title'`

/** All takes of one storyboard, oldest first. */
export function storyboardGenerations(owner: string, storyboardId: string): Promise<GenerationsView> {
  return read(
    owner,
    and(eq(generations.storyboardId, storyboardId), eq(generations.kind, 'take')),
    asc(generations.createdAt),
  )
}

/** The newest 200 generations of every kind, newest first. */
export function queueGenerations(owner: string): Promise<GenerationsView> {
  return read(owner, undefined, desc(generations.createdAt), RECENT)
}

/** Changes whenever a take of the storyboard or the queue before it does. One statement over indexes, whatever the number of takes. */
export function storyboardTag(owner: string, storyboardId: string): Promise<string> {
  return tag(
    ...moneyMarks(owner),
    sql`select ${marks} from generations where owner_id = ${owner} and storyboard_id = ${storyboardId} and deleted_at is null`,
    sql`select ${marks} from generations where owner_id = ${owner} and state in ${waitingStates}`,
  )
}

/** Also changes with the titles and names shown there. */
export function queueTag(owner: string): Promise<string> {
  return tag(
    ...moneyMarks(owner),
    sql`select ${marks} from generations where owner_id = ${owner} and deleted_at is null`,
    sql`select ${marks} from storyboards where owner_id = ${owner}`,
    sql`select ${marks} from elements where owner_id = ${owner}`,
  )
}

export async function viewGeneration(row: GenerationRow): Promise<GenerationView> {
  const view = await read(row.ownerId, eq(generations.id, row.id), asc(generations.createdAt))
  const [found] = view.generations
  if (!found) throw new Error('the generation is gone')
  return found
}

/** Prices, caps and rules of queues; a new day begins with its own tag. */
function moneyMarks(owner: string): SQL[] {
  return [
    sql`select concat(count(*), '-', count(retired_at)) from price_tables where owner_id = ${owner}`,
    sql`select ${marks} from spend_caps where owner_id = ${owner}`,
    sql`select ${marks} from queue_rules where owner_id = ${owner}`,
    sql`select to_char(now(), 'YYYYMMDDHH24')`,
  ]
}

async function tag(...parts: SQL[]): Promise<string> {
  const { db } = await getStore()
  const all = sql.join(
    parts.map((part) => sql`(${part})`),
    sql`, `,
  )
  const { rows } = await db.execute<{ tag: string }>(sql`select concat_ws('.', ${all}) as tag`)
  return rows[0]?.tag ?? ''
}

async function read(
  owner: string,
  which: SQL | undefined,
  order: SQL,
  limit = 10_000,
): Promise<GenerationsView> {
  const { db } = await getStore()
  const rows = await db
    .select({ row: generations, position, title, elementName: elements.name })
    .from(generations)
    .leftJoin(storyboards, eq(storyboards.id, generations.storyboardId))
    .leftJoin(elements, eq(elements.id, generations.elementId))
    .where(and(eq(generations.ownerId, owner), isNull(generations.deletedAt), which))
    .orderBy(order, generations.id)
    .limit(limit)
  const usual = rows.some(({ row }) => isOpen(row.state)) ? await usualTimes(owner) : none
  return { generations: rows.map((row) => toView(row, usual)), ...(await facts(owner)) }
}
const none: ReadonlyMap<string, UsualTime> = new Map()

/** What the pages say about money and queues beside the list. */
async function facts(owner: string): Promise<Omit<GenerationsView, 'generations'>> {
  const { id } = await currentQueue(owner)
  const free = id === EMBEDDED_QUEUE
  return {
    free,
    prices: free ? seedPriceTable : await currentPrices(owner, id),
    queues: await listQueueRules(owner),
    today: await spentToday(owner),
  }
}

type Joined = {
  row: GenerationRow
  position: number | null
  title: string | null
  elementName: string | null
}

/** The engine of this process charges nothing, and no queue charges for what was never sent to it. */
function wasFree({ state, queueId, sentAt }: GenerationRow): boolean {
  return (state === 'failed' || state === 'cancelled') && (queueId === EMBEDDED_QUEUE || sentAt === null)
}

function toView(
  { row, position, title, elementName }: Joined,
  usual: ReadonlyMap<string, UsualTime>,
): GenerationView {
  const url = (key: string | null) => (key ? blobUrl(key) : null)
  const time = (date: Date | null) => date?.toISOString() ?? null
  return {
    id: row.id,
    kind: row.kind,
    storyboardId: row.storyboardId,
    storyboardTitle: title,
    sceneId: row.sceneId,
    sceneName: row.scene?.name ?? null,
    sceneNumber: row.sceneNumber,
    elementId: row.elementId,
    elementName,
    takeNumber: row.takeNumber,
    clickId: row.clickId,
    queueId: row.queueId,
    model: row.model,
    state: row.state,
    position,
    requestId: row.requestId,
    estimateMicros: row.estimateMicros,
    costMicros: row.costMicros ?? (wasFree(row) ? 0 : null),
    priceVersion: row.priceVersion,
    priority: row.priority,
    error: row.error,
    errorRaw: row.errorRaw,
    videoUrl: url(row.videoKey),
    watermarkUrl: url(row.watermarkKey),
    thumbUrl: url(row.thumbKey),
    facts: row.facts,
    notes: row.notes ?? [],
    linkExpiresAt: row.state === 'done' ? null : time(row.linkExpiresAt),
    canCopyAgain: canCopyAgain(row),
    picked: row.picked,
    scene: row.scene,
    usual: isOpen(row.state) ? (usual.get(kindOf(row)) ?? null) : null,
    createdAt: row.createdAt.toISOString(),
    sentAt: time(row.sentAt),
    acceptedAt: time(row.acceptedAt),
    startedAt: time(row.startedAt),
    finishedAt: time(row.finishedAt),
  }
}
