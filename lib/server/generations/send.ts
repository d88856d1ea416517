import { isModel, type RequestRecord } from '@/lib/queue/contract'
import type { QueueResult } from '@/lib/queue/client'
import { Refusal } from '@/lib/server/errors'
import { mediaUses, withMedia, type Payload } from '@/lib/server/engine/payload'
import { refusalClass, refusedSentence, sentences } from '@/lib/server/failure-sentences'
import { endGeneration } from '@/lib/server/generations/end'
import { moveGeneration, type GenerationRow } from '@/lib/server/generations/generation-row'
import { blobKeyOf } from '@/lib/server/own-address'
import { queueById, type Queue } from '@/lib/server/queues'

const MAX_TRIES = 12
const LOOK_AFTER_SECONDS = 3

/** reserved → sending → accepted. The intent is durable before the POST, the request id before anything else happens. */
export async function sendGeneration(row: GenerationRow, tries: number): Promise<void> {
  const queue = await queueById(row.queueId)
  if (!queue) return void (await endGeneration(row.id, { state: 'failed', error: sentences.queueGone }))
  const payload = await addressed(row, queue)
  if (payload instanceof Refusal) return waitOrEnd(row, tries, payload.message, payload.raw ?? '')
  const claimed = await moveGeneration(row.id, ['reserved'], {
    state: 'sending',
    sentPayload: payload,
    sentAt: new Date(),
    error: null,
    errorRaw: null,
  })
  if (claimed) await post(claimed, queue, tries)
}

/** Sends what is in `sentPayload` and writes down what came of it. */
export async function post(row: GenerationRow, queue: Queue, tries: number): Promise<void> {
  const body = { model: row.model, payload: row.sentPayload ?? row.payload }
  const result = await queue.client.submit(body, { idempotencyKey: row.id })
  if (result.kind === 'ok') return acceptRequest(row.id, result.value)
  if (result.kind === 'refused' && !isTemporary(result))
    return void (await endGeneration(row.id, {
      state: 'failed',
      error: refusedSentence(result.status, result.text),
      errorRaw: result.text,
    }))
  if (result.kind === 'refused' || isTemporary(result) || wasNeverSent(result.text))
    return waitOrEnd(row, tries, sentenceFor(result), result.text, result.retryAfterMs)
  // Nobody knows whether a request exists now: look for it, never send again blindly (contract.md 5.1).
  await moveGeneration(
    row.id,
    ['sending'],
    { errorRaw: result.text },
    { next: { afterSeconds: LOOK_AFTER_SECONDS, tries: 0 } },
  )
}

export async function acceptRequest(id: string, record: RequestRecord): Promise<void> {
  const changes = {
    state: 'accepted',
    requestId: record.request_id,
    queueStatus: record.status,
    acceptedAt: new Date(),
    error: null,
    errorRaw: null,
  } as const
  await moveGeneration(id, ['sending'], changes, { next: { afterSeconds: 1, tries: 0 } })
}

/** Nothing exists at the queue, so it may be sent again: later, and not for ever. */
async function waitOrEnd(
  row: GenerationRow,
  tries: number,
  sentence: string,
  raw: string,
  retryAfterMs?: number,
): Promise<void> {
  if (tries >= MAX_TRIES)
    return void (await endGeneration(row.id, { state: 'failed', error: sentence, errorRaw: raw }))
  const seconds = retryAfterMs === undefined ? Math.min(60, 2 ** (tries + 1)) : Math.ceil(retryAfterMs / 1000)
  await moveGeneration(
    row.id,
    ['reserved', 'sending'],
    { state: 'reserved', error: sentence, errorRaw: raw, sentAt: null },
    { next: { afterSeconds: Math.min(600, Math.max(1, seconds)), tries: tries + 1 } },
  )
}

/** Paths of this server become addresses the queue can read; for a queue far away that uploads the files. */
async function addressed(row: GenerationRow, queue: Queue): Promise<Payload | Refusal> {
  if (!isModel(row.model)) return row.payload
  try {
    const values = new Map<string, string>()
    for (const { path, value } of mediaUses(row.model, row.payload)) {
      const key = blobKeyOf(value)
      if (key) values.set(path, await queue.assetUrl(key))
    }
    return withMedia(row.payload, values)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

type NotOk = Exclude<QueueResult<RequestRecord>, { kind: 'ok' }>

/** 429, or a 503 in the server's own words: an explicit "not now". A bare 503 may come from anything on the way. */
function isTemporary(result: NotOk): boolean {
  if (result.kind === 'refused') return refusalClass(result.status) === 'rate'
  return result.status === 503 && !result.text.startsWith('HTTP 503')
}

/** The connection was never made, so no byte of the request left this machine. */
function wasNeverSent(text: string): boolean {
  return /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|certificate|UNABLE_TO_VERIFY/i.test(text)
}

function sentenceFor(result: NotOk): string {
  return isTemporary(result) ? sentences.waitingForRoom : sentences.unreachable
}
