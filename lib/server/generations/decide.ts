import { and, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import type { RequestRecord } from '@/lib/queue/contract'
import { generations } from '@/lib/server/db/schema'
import { remakeElement } from '@/lib/server/elements/edit'
import { madeOtherwise } from '@/lib/server/elements/ids'
import { Refusal } from '@/lib/server/errors'
import { acceptRequest } from '@/lib/server/generations/accept'
import { clickIdFrom, madeByClick } from '@/lib/server/generations/click'
import { awaitElement, endGeneration } from '@/lib/server/generations/end'
import { noteEvent } from '@/lib/server/generations/events'
import { findRequest, isSamePayload } from '@/lib/server/generations/find-request'
import {
  canCopyAgain,
  findGeneration,
  moveGeneration,
  type GenerationRow,
} from '@/lib/server/generations/generation-row'
import { retryGeneration } from '@/lib/server/generations/submit'
import { viewGeneration } from '@/lib/server/generations/views'
import { queueById, type Queue } from '@/lib/server/queues'
import { getStore } from '@/lib/server/store'
import type { CheckView, GenerationView } from '@/lib/views'
import { isOpen } from '@/lib/storyboard/generation-states'

export const AdoptInput = z.object({
  id: z.uuid(),
  requestId: z.string().trim().min(1, 'Paste the id of the request').max(200),
  /** Also when the queue shows other settings for it. */
  evenIfDifferent: z.boolean().optional(),
})

export const AgainInput = z.object({ id: z.uuid(), acceptsUnknownPrice: z.boolean().optional() })

/**
 * What may have been charged is a person's to decide. Looks at the queue once more: what is found without doubt is adopted,
 * what is found with doubt comes back to be chosen from.
 */
export async function checkAgain(owner: string, id: string): Promise<CheckView> {
  const row = await findUncertain(owner, id)
  const queue = await queueOf(row)
  if (row.requestId !== null) return { generation: await watchAgain(row, row.requestId, queue), found: [] }
  const found = await findRequest(row, queue)
  if (found.kind === 'unreachable')
    throw new Refusal('unavailable', 'The queue could not be asked. Try again in a moment.', found.text)
  const [only] = found.requests
  const because = { why: 'checked', by: 'person', raw: found.raw } as const
  if (only && found.kind === 'one' && !found.rival && (await acceptRequest(row, only, because)))
    return { generation: await viewAgain(row), found: [] }
  await noteEvent(row, because)
  return { generation: await viewAgain(row), found: found.requests.map(shown) }
}

/** Takes a request a person found at the queue for this generation's own. It must exist there, be of the same model, and belong to no other. */
export async function adoptRequest(
  owner: string,
  { id, requestId, evenIfDifferent = false }: z.infer<typeof AdoptInput>,
): Promise<GenerationView> {
  const row = await findUncertain(owner, id)
  const queue = await queueOf(row)
  await refuseTaken(row, requestId)
  const record = await readRequest(queue, requestId)
  if (record.value.model !== row.model)
    throw new Refusal(
      'blocked',
      `That request is for ${record.value.model || 'another model'}, this one for ${row.model}.`,
    )
  if (!evenIfDifferent && hasEcho(record.value) && !isSamePayload(row, record.value))
    throw new Refusal(
      'conflict',
      'That request was made with other settings than this one. Look at its prompt at the queue before you adopt it.',
      JSON.stringify(record.value.payload),
    )
  await refuseMadeElement(row)
  const because = { why: 'adopted', by: 'person', raw: record.raw } as const
  if (!(await acceptRequest(row, record.value, because))) await refuseTaken(row, requestId)
  return viewAgain(row)
}

/**
 * The same request once more as a new generation; this one stays, because it may still be found and may still cost. Once
 * only, from however many tabs: what goes on after that goes on from the new one.
 */
export async function sendAgain(
  owner: string,
  { id, acceptsUnknownPrice }: z.infer<typeof AgainInput>,
): Promise<GenerationView> {
  const row = await findUncertain(owner, id)
  const clickId = clickIdFrom(id, 'again')
  const earlier = await madeByClick(owner, clickId)
  if (earlier && !isOpen(earlier.state))
    throw new Refusal('conflict', `This was sent again already${asTake(earlier)}. Go on from there.`)
  const again = earlier ?? (await repeat(row, { clickId, acceptsUnknownPrice }))
  const error = `Sent again${asTake(again)}. This first try may have been charged too.`
  const because = { why: 'sent-again', by: 'person' } as const
  if (row.error !== error) await moveGeneration(row.id, ['uncertain'], { error }, { because })
  return again
}

const asTake = ({ kind, takeNumber }: GenerationView) => (kind === 'take' ? ` as take ${takeNumber}` : '')

async function repeat(
  { ownerId, id, kind, elementId }: GenerationRow,
  press: { clickId: string; acceptsUnknownPrice?: boolean | undefined },
): Promise<GenerationView> {
  if (kind !== 'element' || elementId === null) return retryGeneration(ownerId, { id, ...press })
  await remakeElement(ownerId, elementId, press)
  const made = await madeByClick(ownerId, press.clickId)
  if (!made) throw new Error('the element was ordered without a generation')
  return made
}

/** A person looked at the queue and found nothing: it is closed as not charged. */
export async function closeUncharged(owner: string, id: string): Promise<GenerationView> {
  const row = await findUncertain(owner, id)
  const ending = { error: 'Closed by you: the queue does not have it and did not charge it.', costMicros: 0 }
  const because = { why: 'closed', by: 'person' } as const
  await endGeneration(id, { state: 'failed', ...ending, errorRaw: row.errorRaw, because }, ['uncertain'])
  return viewAgain(row)
}

/** Asks the queue for the file of a finished request once more. Never makes a new request. */
export async function copyAgain(owner: string, id: string): Promise<GenerationView> {
  const row = await findGeneration(owner, id)
  if (!canCopyAgain(row)) throw new Refusal('conflict', 'There is no file left to copy. Look again.')
  await moveGeneration(
    id,
    ['failed'],
    { state: 'saving', finishedAt: null, error: null, errorRaw: null },
    {
      next: { afterSeconds: 0, tries: 0 },
      because: { why: 'copy-again', by: 'person' },
      also: awaitElement,
    },
  )
  return viewAgain(row)
}

async function findUncertain(owner: string, id: string): Promise<GenerationRow> {
  const row = await findGeneration(owner, id)
  if (row.state === 'uncertain') return row
  throw new Refusal('conflict', 'This was settled already. Look again.')
}

async function queueOf(row: GenerationRow): Promise<Queue> {
  const queue = await queueById(row.queueId)
  if (queue) return queue
  throw new Refusal(
    'unavailable',
    'The queue this was sent to is not set up here any more. Set it up again first.',
  )
}

/** The request is known, only its result was not seen for too long: it is watched again if the queue still knows it. */
async function watchAgain(row: GenerationRow, requestId: string, queue: Queue): Promise<GenerationView> {
  const record = await readRequest(queue, requestId)
  await moveGeneration(
    row.id,
    ['uncertain'],
    { state: 'accepted', acceptedAt: new Date(), finishedAt: null, error: null, errorRaw: null },
    { next: { afterSeconds: 0, tries: 0 }, because: { why: 'checked', by: 'person', raw: record.raw } },
  )
  return viewAgain(row)
}

async function readRequest(queue: Queue, requestId: string) {
  const record = await queue.client.get(requestId)
  if (record.kind === 'ok' && record.value.request_id === requestId) return record
  if (record.kind === 'ok' || (record.kind === 'refused' && (record.status === 404 || record.status === 400)))
    throw new Refusal(
      'not-found',
      'The queue does not know a request with this id.',
      record.kind === 'ok' ? record.raw : record.text,
    )
  throw new Refusal('unavailable', 'The queue could not be asked. Try again in a moment.', record.text)
}

async function refuseTaken(row: GenerationRow, requestId: string): Promise<void> {
  const { db } = await getStore()
  const [other] = await db
    .select()
    .from(generations)
    .where(
      and(
        eq(generations.queueId, row.queueId),
        eq(generations.requestId, requestId),
        ne(generations.id, row.id),
      ),
    )
  if (!other) return
  const name =
    other.kind === 'element' ? 'an element' : `scene ${other.sceneNumber ?? '?'}, take ${other.takeNumber}`
  throw new Refusal('blocked', `That request belongs to ${name} already.`)
}

async function refuseMadeElement(row: GenerationRow): Promise<void> {
  if (!row.elementId) return
  const name = await madeOtherwise(row.id)
  if (name !== null) throw new Refusal('blocked', `${name} was made, or is being made, by another request.`)
}

const hasEcho = (record: RequestRecord) => Object.keys(record.payload ?? {}).length > 0

async function viewAgain({ ownerId, id }: GenerationRow): Promise<GenerationView> {
  return viewGeneration(await findGeneration(ownerId, id))
}

function shown({ request_id, status, created_at }: RequestRecord): CheckView['found'][number] {
  const createdAt = created_at === undefined ? null : new Date(created_at * 1000).toISOString()
  return { requestId: request_id, status, createdAt }
}
