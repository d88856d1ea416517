import { linkExpiry } from '@/lib/queue/link-expiry'
import { readOutcome } from '@/lib/queue/outcome'
import type { QueueResult } from '@/lib/queue/client'
import type { RequestRecord } from '@/lib/queue/contract'
import { failedSentence, sentences } from '@/lib/server/failure-sentences'
import { endGeneration } from '@/lib/server/generations/end'
import type { Because } from '@/lib/server/generations/events'
import { sendStep, type NextStep } from '@/lib/server/generations/generation-job'
import { moveGeneration, type Changes, type GenerationRow } from '@/lib/server/generations/generation-row'
import { mark, seconds } from '@/lib/server/test-hooks'
import { EMBEDDED_QUEUE, queueById } from '@/lib/server/queues'

const MISSING_TRIES = 8
const MINUTE_MS = 60_000
const SLOW_MS = 30 * MINUTE_MS
const LOST_MS = 24 * 60 * MINUTE_MS

/** accepted, running → saving. One look per step; the pace follows contract.md 5.2. */
export async function watchGeneration(row: GenerationRow, tries: number): Promise<void> {
  const queue = await queueById(row.queueId)
  if (!queue || !row.requestId)
    return void (await endGeneration(row.id, {
      state: 'uncertain',
      error: sentences.queueGone,
      because: { why: 'lost-sight' },
    }))
  const result = await queue.client.get(row.requestId)
  mark('watch:answered')
  if (result.kind !== 'ok') return noAnswer(row, tries, result)
  const { raw } = result
  if (result.value.request_id !== row.requestId)
    return noAnswer(row, tries, { kind: 'unknown', text: `${sentences.otherRequest} ${raw}` })
  const { status } = result.value
  if (status === 'success')
    return void (await moveGeneration(
      row.id,
      ['accepted', 'running'],
      {
        ...{ state: 'saving', queueStatus: status, error: null, errorRaw: null },
        linkExpiresAt: expiryOf(result.value),
      },
      { next: { afterSeconds: 0, tries: 0 }, because: { why: 'finished', raw } },
    ))
  if (status === 'cancelled')
    return void (await endGeneration(row.id, {
      state: 'cancelled',
      error: null,
      because: { why: 'cancelled', raw },
    }))
  if (status === 'failed') {
    const { error } = readOutcome(result.value)
    return void (await endGeneration(row.id, {
      state: 'failed',
      error: failedSentence(error),
      errorRaw: error,
      because: { why: 'failed-at-queue', raw },
    }))
  }
  await keepWatching(row, status, raw)
}

async function keepWatching(row: GenerationRow, status: string, raw: string): Promise<void> {
  const age = ageMs(row)
  if (age > LOST_MS)
    return void (await endGeneration(row.id, {
      state: 'uncertain',
      error: sentences.noResult,
      because: { why: 'lost-sight', raw },
    }))
  const begun = status === 'processing' && row.state !== 'running'
  const changes: Changes = {
    queueStatus: status,
    error: age > SLOW_MS ? sentences.slow : null,
    ...(begun && { state: 'running', startedAt: new Date() }),
  }
  const next = { afterSeconds: pace(row, age), tries: 0 }
  await moveOrWait(row, changes, { next, ...(begun && { because: { why: 'begun', raw } }) })
}

async function noAnswer(
  row: GenerationRow,
  tries: number,
  result: Exclude<QueueResult<RequestRecord>, { kind: 'ok' }>,
): Promise<void> {
  const status = result.kind === 'refused' ? result.status : null
  if (status === 404 && tries >= MISSING_TRIES)
    return void (await endGeneration(row.id, {
      state: 'uncertain',
      error: sentences.lostRequest,
      errorRaw: result.text,
      because: { why: 'lost-sight' },
    }))
  const afterSeconds = Math.min(60, Math.max(pace(row, ageMs(row)), 2 ** Math.min(tries, 6)))
  const error = status === 401 || status === 403 ? sentences.keyWhileWatching : row.error
  await moveOrWait(row, { error, errorRaw: result.text }, { next: { afterSeconds, tries: tries + 1 } })
}

/** Writes only what differs, so that a view polled meanwhile stays the same; the next step is sent either way. */
async function moveOrWait(
  row: GenerationRow,
  changes: Changes,
  { next, because }: { next: NextStep; because?: Because },
): Promise<void> {
  const differs = Object.entries(changes).some(([key, value]) => row[key as keyof GenerationRow] !== value)
  if (differs) await moveGeneration(row.id, ['accepted', 'running'], changes, { next, because })
  else await sendStep(row.id, next)
}

/** Seconds until the next look: at once for the engine of this process, politely for a queue far away. */
function pace(row: GenerationRow, age: number): number {
  if (row.queueId === EMBEDDED_QUEUE) return 1
  if (age > SLOW_MS) return 60
  return seconds(age > 2 * MINUTE_MS ? 12 : 5)
}

function expiryOf(record: RequestRecord): Date | null {
  const ends = linkExpiry(readOutcome(record).videoUrl ?? '')
  return ends === null ? null : new Date(ends)
}

function ageMs(row: GenerationRow): number {
  return Date.now() - (row.acceptedAt ?? row.createdAt).getTime()
}
