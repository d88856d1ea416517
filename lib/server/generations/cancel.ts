import { Refusal } from '@/lib/server/errors'
import { endGeneration } from '@/lib/server/generations/end'
import { sendStep } from '@/lib/server/generations/generation-job'
import { findGeneration, type GenerationRow } from '@/lib/server/generations/generation-row'
import { viewGeneration } from '@/lib/server/generations/views'
import { queueById } from '@/lib/server/queues'
import type { GenerationView } from '@/lib/views'

/** Stops a generation as far as the queue can. Refused with a sentence where it goes on and is billed (contract.md 5.4). */
export async function cancelGeneration(owner: string, id: string): Promise<GenerationView> {
  const row = await findGeneration(owner, id)
  switch (row.state) {
    case 'reserved':
      return ended(row, await endGeneration(id, byPerson(null), ['reserved']))
    case 'sending':
      throw new Refusal('blocked', 'It is being sent at this moment. Try again in a few seconds.')
    case 'accepted':
    case 'running':
      return cancelAtQueue(row)
    case 'saving':
      throw new Refusal('blocked', 'The queue has finished it already; it is being copied here.')
    case 'done':
    case 'failed':
    case 'cancelled':
    case 'uncertain':
      throw new Refusal('blocked', 'It has ended already.')
  }
}

async function cancelAtQueue(row: GenerationRow): Promise<GenerationView> {
  const queue = await queueById(row.queueId)
  if (!queue || !row.requestId)
    throw new Refusal('unavailable', 'The queue this was sent to is not set up here any more.')
  const result = await queue.client.cancel(row.requestId)
  if (result.kind === 'ok' && result.value.status === 'cancelled')
    return ended(row, await endGeneration(row.id, byPerson(result.raw), ['accepted', 'running']))
  if (result.kind === 'refused' && (result.status === 404 || result.status === 405))
    throw new Refusal(
      'blocked',
      'This queue cannot cancel a request: it goes on and will still be billed.',
      result.text,
    )
  // It ended a moment ago, or the answer was lost: look at once instead of guessing.
  await sendStep(row.id, { afterSeconds: 0, tries: 0 })
  if (result.kind === 'refused' && result.status === 409)
    throw new Refusal('blocked', 'It has ended at the queue already.', result.text)
  if (result.kind === 'ok')
    throw new Refusal('blocked', 'The queue was asked to cancel and has not answered that it did.')
  throw new Refusal('unavailable', 'The queue did not answer. It may or may not be cancelled.', result.text)
}

/** The poll may have seen the cancelled request first and written it down: that is the same good end. */
async function ended(before: GenerationRow, after: GenerationRow | null): Promise<GenerationView> {
  const row = after ?? (await findGeneration(before.ownerId, before.id))
  if (row.state !== 'cancelled') throw new Refusal('conflict', 'It went on at this moment. Look again.')
  return viewGeneration(row)
}

function byPerson(raw: string | null) {
  const because = { why: 'cancelled', by: 'person', raw } as const
  return { state: 'cancelled', error: null, because } as const
}
