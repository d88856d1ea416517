import { sentences } from '@/lib/server/failure-sentences'
import { acceptRequest } from '@/lib/server/generations/accept'
import { endGeneration } from '@/lib/server/generations/end'
import { findRequest } from '@/lib/server/generations/find-request'
import { moveGeneration, type GenerationRow } from '@/lib/server/generations/generation-row'
import { ANSWERED_ERROR, post } from '@/lib/server/generations/send'
import { seconds } from '@/lib/server/test-hooks'
import { EMBEDDED_QUEUE, queueById } from '@/lib/server/queues'

const LOOKS = 4
const MAX_LOOKS_UNREACHABLE = 60
/** Longer than a POST may take: until then its answer may still come to another process. */
const POST_SECONDS = 90

/**
 * A POST without a known answer: a crash, a broken connection, a 5xx. The queue's own list decides. What is found there is
 * adopted; what is not found is parked as uncertain and never sent again by itself (contract.md 5.1, "do not resend blindly").
 */
export async function recoverGeneration(row: GenerationRow, tries: number): Promise<void> {
  const queue = await queueById(row.queueId)
  const because = { why: 'lost-sight' } as const
  if (!queue)
    return void (await endGeneration(row.id, { state: 'uncertain', error: sentences.queueGone, because }))
  // The embedded engine keeps the Idempotency-Key, so there the same request cannot be made twice.
  if (queue.id === EMBEDDED_QUEUE) return post(row, queue, tries)

  const found = await findRequest(row, queue)
  if (found.kind === 'unreachable')
    return lookAgain(row, tries, { limit: MAX_LOOKS_UNREACHABLE, why: 'not-found', raw: found.text })
  const [only] = found.requests
  if (only && found.kind === 'one' && !found.rival) {
    const raw = JSON.stringify(only)
    if (await acceptRequest(row, only, { why: 'found-in-list', raw })) return
  }
  const limit = found.kind === 'several' && !found.rival ? 0 : LOOKS
  return lookAgain(row, tries, {
    limit,
    why: found.kind === 'none' ? 'not-found' : 'ambiguous',
    raw: found.raw,
  })
}

type Look = { limit: number; why: 'not-found' | 'ambiguous'; raw: string }

async function lookAgain(row: GenerationRow, tries: number, { limit, why, raw }: Look): Promise<void> {
  const answerMayCome =
    row.errorRaw === null && Date.now() - (row.sentAt?.getTime() ?? 0) < seconds(POST_SECONDS) * 1000
  if (tries < limit || answerMayCome) {
    const afterSeconds = seconds(Math.min(30, 3 * 2 ** Math.min(tries, 4)))
    await moveGeneration(row.id, ['sending'], {}, { next: { afterSeconds, tries: tries + 1 } })
    return
  }
  const because = { why, raw }
  const { errorRaw } = row
  if (why === 'not-found' && errorRaw?.startsWith(ANSWERED_ERROR))
    return void (await endGeneration(
      row.id,
      { state: 'failed', error: sentences.answeredError, errorRaw, because },
      ['sending'],
    ))
  if (why === 'not-found' && /backend error \(4\d\d\)/i.test(errorRaw ?? ''))
    return void (await endGeneration(
      row.id,
      { state: 'failed', error: sentences.parameterUpstream, errorRaw, because },
      ['sending'],
    ))
  const error = why === 'ambiguous' ? sentences.severalFound : sentences.unknownOutcome
  await endGeneration(row.id, { state: 'uncertain', error, errorRaw, because }, ['sending'])
}
