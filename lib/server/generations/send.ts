import { isModel, type RequestRecord } from '@/lib/queue/contract'
import type { QueueResult } from '@/lib/queue/client'
import { Refusal } from '@/lib/server/errors'
import { mediaUses, withMedia, type Payload } from '@/lib/server/engine/payload'
import { withElementIds } from '@/lib/server/elements/wait'
import { refusalClass, refusedSentence, sentences } from '@/lib/server/failure-sentences'
import { acceptRequest, endAsTaken, UNANSWERED } from '@/lib/server/generations/accept'
import { endGeneration } from '@/lib/server/generations/end'
import { sendStep } from '@/lib/server/generations/generation-job'
import { moveGeneration, type GenerationRow } from '@/lib/server/generations/generation-row'
import { hashOf } from '@/lib/server/generations/request-parts'
import { takeTurn, waitForTurn } from '@/lib/server/generations/turn'
import { mark, seconds } from '@/lib/server/test-hooks'
import { blobKeyOf } from '@/lib/server/own-address'
import { listed } from '@/lib/server/references'
import { queueById, type Queue } from '@/lib/server/queues'
import { getStore } from '@/lib/server/store'

const MAX_TRIES = 12
const LOOK_AFTER_SECONDS = 3

/** reserved → sending → accepted. The intent is durable before the POST, the request id before anything else happens. */
export async function sendGeneration(row: GenerationRow, tries: number): Promise<void> {
  const queue = await queueById(row.queueId)
  const because = { why: 'refused' } as const
  if (!queue)
    return void (await endGeneration(row.id, { state: 'failed', error: sentences.queueGone, because }))
  const known = await withElementIds(row)
  if (known.kind === 'waiting') return waitForElements(row, known.names)
  if (known.kind === 'broken') {
    const { sentence: error, raw: errorRaw } = known
    return void (await endGeneration(row.id, { state: 'failed', error, errorRaw, because }))
  }
  const { db } = await getStore()
  const later = await waitForTurn(db, row, tries)
  if (later) return sendStep(row.id, later)
  const payload = await addressed({ ...row, payload: known.payload }, queue)
  if (payload instanceof Refusal)
    return waitOrEnd(row, tries, { sentence: payload.message, raw: payload.raw ?? '' })
  const claimed = await moveGeneration(
    row.id,
    ['reserved'],
    { state: 'sending', sentPayload: payload, sentAt: new Date(), error: null, errorRaw: null },
    { because: { why: 'intent', sha256: hashOf(payload) }, hold: (tx) => takeTurn(tx, row, tries) },
  )
  if (claimed) await post(claimed, queue, tries)
}

/** Sends what is in `sentPayload` and writes down what came of it. */
export async function post(row: GenerationRow, queue: Queue, tries: number): Promise<void> {
  const body = { model: row.model, payload: row.sentPayload ?? row.payload }
  mark('post:before')
  const result = await queue.client.submit(body, { idempotencyKey: row.id })
  mark('post:answered')
  if (result.kind === 'ok') {
    const taken = !(await acceptRequest(row, result.value, { why: 'accepted', raw: result.raw }))
    if (taken) await endAsTaken(row.id, result.raw)
    return
  }
  const { text } = result
  const no = clearRefusal(result)
  if (no && !isTemporary(no)) {
    const error = refusedSentence(no.status, text)
    const because = { why: 'refused' } as const
    return void (await endGeneration(row.id, { state: 'failed', error, errorRaw: text, because }, UNANSWERED))
  }
  if (no || isTemporary(result) || wasNeverSent(text))
    return waitOrEnd(row, tries, {
      sentence: sentenceFor(result),
      raw: text,
      retryAfterMs: result.retryAfterMs,
    })
  // Nobody knows whether a request exists now: look for it, never send again blindly (contract.md 5.1).
  const said = result.kind === 'refused' ? `${ANSWERED_ERROR}: ${text}` : text
  await moveGeneration(
    row.id,
    ['sending'],
    { errorRaw: said },
    {
      next: { afterSeconds: seconds(LOOK_AFTER_SECONDS), tries: 0 },
      because: { why: 'no-answer', raw: said },
    },
  )
}

/** How an error inside an answer of 200 begins in `errorRaw`: neither a clear no nor a yes. */
export const ANSWERED_ERROR = 'HTTP 200 with an error'

type Wait = { sentence: string; raw: string; retryAfterMs?: number | undefined }

/** Nothing exists at the queue, so it may be sent again: later, and not for ever. */
async function waitOrEnd(
  row: GenerationRow,
  tries: number,
  { sentence, raw, retryAfterMs }: Wait,
): Promise<void> {
  const because = { why: 'not-now', raw } as const
  const ending = { state: 'failed', error: sentence, errorRaw: raw, because } as const
  if (tries >= MAX_TRIES) return void (await endGeneration(row.id, ending))
  const seconds = retryAfterMs === undefined ? Math.min(60, 2 ** (tries + 1)) : Math.ceil(retryAfterMs / 1000)
  const waits = await moveGeneration(
    row.id,
    ['reserved', 'sending'],
    { state: 'reserved', error: sentence, errorRaw: raw, sentAt: null },
    { next: { afterSeconds: Math.min(600, Math.max(1, seconds)), tries: tries + 1 }, because },
  )
  // A person may decide on it at this moment: then it ends instead of being sent again behind their back.
  if (!waits) await endGeneration(row.id, ending, ['uncertain'])
}

/** An element of the scene is being made by a generation of its own; this one goes after it, however long that takes. */
async function waitForElements(row: GenerationRow, names: readonly string[]): Promise<void> {
  const error = `Waiting for ${listed(names)} to be made on this queue.`
  const next = { afterSeconds: 1, tries: 0 }
  // A view that is polled meanwhile stays the same.
  if (row.error === error) await sendStep(row.id, next)
  else await moveGeneration(row.id, ['reserved'], { error }, { next })
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
/** 3xx or 4xx. An error inside an answer of 200 says nothing about what was made. */
function clearRefusal(result: NotOk): Extract<NotOk, { kind: 'refused' }> | null {
  return result.kind === 'refused' && result.status >= 300 ? result : null
}

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
