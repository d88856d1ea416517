import { isDeepStrictEqual } from 'node:util'
import { and, eq, inArray } from 'drizzle-orm'
import type { RequestRecord } from '@/lib/queue/contract'
import { generations } from '@/lib/server/db/schema'
import { sentences } from '@/lib/server/failure-sentences'
import { endGeneration } from '@/lib/server/generations/end'
import { moveGeneration, type GenerationRow } from '@/lib/server/generations/generation-row'
import { acceptRequest, post } from '@/lib/server/generations/send'
import { EMBEDDED_QUEUE, queueById } from '@/lib/server/queues'
import { getStore } from '@/lib/server/store'

const LOOKS = 4
const MAX_LOOKS_UNREACHABLE = 60
const CLOCK_SKEW_SECONDS = 120

/**
 * A POST without a known answer: a crash, a broken connection, a 5xx. The queue's own list decides. What is found there is
 * adopted; what is not found is parked as uncertain and never sent again by itself (contract.md 5.1, "do not resend blindly").
 */
export async function recoverGeneration(row: GenerationRow, tries: number): Promise<void> {
  const queue = await queueById(row.queueId)
  if (!queue) return void (await endGeneration(row.id, { state: 'uncertain', error: sentences.queueGone }))
  // The embedded engine keeps the Idempotency-Key, so there the same request cannot be made twice.
  if (queue.id === EMBEDDED_QUEUE) return post(row, queue, tries)

  const list = await queue.client.list({ model: row.model })
  if (list.kind !== 'ok') return lookAgain(row, tries, MAX_LOOKS_UNREACHABLE)
  const found = await candidates(row, list.value.requests)
  const [only] = found
  if (only && found.length === 1) return acceptRequest(row.id, only)
  return lookAgain(row, tries, found.length > 1 ? 0 : LOOKS)
}

async function lookAgain(row: GenerationRow, tries: number, limit: number): Promise<void> {
  if (tries >= limit) {
    if (/backend error \(4\d\d\)/i.test(row.errorRaw ?? ''))
      return void (await endGeneration(row.id, {
        state: 'failed',
        error: sentences.parameterUpstream,
        errorRaw: row.errorRaw,
      }))
    return void (await endGeneration(row.id, {
      state: 'uncertain',
      error: sentences.unknownOutcome,
      errorRaw: row.errorRaw,
    }))
  }
  const afterSeconds = Math.min(30, 3 * 2 ** tries)
  await moveGeneration(row.id, ['sending'], {}, { next: { afterSeconds, tries: tries + 1 } })
}

/** Requests that look like this one, were made after it was sent, and belong to no other generation. */
async function candidates(row: GenerationRow, records: RequestRecord[]): Promise<RequestRecord[]> {
  const since = (row.sentAt?.getTime() ?? Date.now()) / 1000 - CLOCK_SKEW_SECONDS
  const alike = records.filter(
    (record) =>
      record.model === row.model &&
      (record.created_at ?? since) >= since &&
      contains(record.payload ?? {}, row.sentPayload ?? row.payload),
  )
  if (alike.length === 0) return []
  const { db } = await getStore()
  const ids = alike.map((record) => record.request_id)
  const taken = await db
    .select({ requestId: generations.requestId })
    .from(generations)
    .where(and(eq(generations.queueId, row.queueId), inArray(generations.requestId, ids)))
  return alike.filter((record) => taken.every(({ requestId }) => requestId !== record.request_id))
}

/** A queue's echo may hold defaults besides what was sent, but all that was sent must be there unchanged. */
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
