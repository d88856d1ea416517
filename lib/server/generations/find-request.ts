import { isDeepStrictEqual } from 'node:util'
import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { RequestRecord } from '@/lib/queue/contract'
import { generations } from '@/lib/server/db/schema'
import type { GenerationRow } from '@/lib/server/generations/generation-row'
import type { Queue } from '@/lib/server/queues'
import { getStore } from '@/lib/server/store'

const BEFORE_MS = 2 * 60_000
/** A request may be made some time after it was sent: the queue itself may have been slow. */
const AFTER_MS = 15 * 60_000
/** How far apart the two clocks may be where the queue does not tell its own. */
const UNKNOWN_SKEW_MS = 65 * 60_000

/**
 * `none`, `one` that may be adopted, or `several` that only a person can tell apart. `rival`: another generation with the
 * same request is waiting for its answer too, so that even a single find may be the other's.
 */
export type Find =
  | { kind: 'none' | 'several' | 'one'; requests: RequestRecord[]; rival: boolean; raw: string }
  | { kind: 'unreachable'; text: string }

/** Looks in the queue's list for the request of a generation: same model, same payload, made around the time it was sent, and of no other generation. */
export async function findRequest(row: GenerationRow, queue: Queue): Promise<Find> {
  const list = await queue.client.list({ model: row.model })
  if (list.kind !== 'ok') return { kind: 'unreachable', text: list.text }
  const skewMs = list.serverTimeMs === null ? null : list.serverTimeMs - Date.now()
  const alike = list.value.requests.filter(
    (record) => record.model === row.model && isInTime(row, record, skewMs) && isSamePayload(row, record),
  )
  const requests = await withoutTaken(row, alike)
  const kind = requests.length === 0 ? 'none' : requests.length === 1 ? 'one' : 'several'
  const raw = JSON.stringify(requests)
  return { kind, requests, rival: requests.length > 0 && (await hasRival(row)), raw }
}

function isInTime(row: GenerationRow, record: RequestRecord, skewMs: number | null): boolean {
  if (record.created_at === undefined || row.sentAt === null) return true
  const made = record.created_at * 1000 - (skewMs ?? 0)
  const unsure = skewMs === null ? UNKNOWN_SKEW_MS : 0
  const sent = row.sentAt.getTime()
  return made >= sent - BEFORE_MS - unsure && made <= sent + AFTER_MS + unsure
}

/** Whether a queue's echo of a request is what this generation sent. Defaults may be added; what was sent must be there unchanged. */
export function isSamePayload(row: GenerationRow, record: RequestRecord): boolean {
  return contains(record.payload ?? {}, row.sentPayload ?? row.payload)
}

async function withoutTaken(row: GenerationRow, records: RequestRecord[]): Promise<RequestRecord[]> {
  if (records.length === 0) return []
  const { db } = await getStore()
  const ids = records.map((record) => record.request_id)
  const taken = await db
    .select({ requestId: generations.requestId })
    .from(generations)
    .where(and(eq(generations.queueId, row.queueId), inArray(generations.requestId, ids)))
  return records.filter((record) => taken.every(({ requestId }) => requestId !== record.request_id))
}

async function hasRival({ id, queueId, model, payloadHash }: GenerationRow): Promise<boolean> {
  const { db } = await getStore()
  const same = and(
    eq(generations.queueId, queueId),
    eq(generations.model, model),
    eq(generations.payloadHash, payloadHash),
  )
  const rivals = await db
    .select({ id: generations.id })
    .from(generations)
    .where(and(same, ne(generations.id, id), eq(generations.state, 'sending'), isNull(generations.requestId)))
    .limit(1)
  return rivals.length > 0
}

function contains(echo: unknown, sent: unknown): boolean {
  if (Array.isArray(sent))
    return (
      Array.isArray(echo) && echo.length === sent.length && sent.every((item, i) => contains(echo[i], item))
    )
  if (typeof sent !== 'object' || sent === null) return isDeepStrictEqual(echo, sent)
  if (typeof echo !== 'object' || echo === null) return false
  const fields = new Map<string, unknown>(Object.entries(echo))
  return Object.entries(sent).every(([key, value]) => fields.has(key) && contains(fields.get(key), value))
}
