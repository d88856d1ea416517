import { eq } from 'drizzle-orm'
import type { RequestRecord } from '@/lib/queue/contract'
import { generations } from '@/lib/server/db/schema'
import { violates } from '@/lib/server/db/violates'
import { sentences } from '@/lib/server/failure-sentences'
import { awaitElement, endGeneration } from '@/lib/server/generations/end'
import { noteEvent, type Because } from '@/lib/server/generations/events'
import { moveGeneration, type GenerationRow } from '@/lib/server/generations/generation-row'
import { getStore } from '@/lib/server/store'

/** Not answered yet as far as the row knows. An answer that comes late is still the answer. */
export const UNANSWERED = ['sending', 'uncertain'] as const

/**
 * Writes down the request id, before anything else happens. An id that belongs to another generation already is taken by
 * neither: true only when this generation has it now.
 */
export async function acceptRequest(
  { id, queueId }: Pick<GenerationRow, 'id' | 'queueId'>,
  record: RequestRecord,
  because: Because,
): Promise<boolean> {
  const changes = {
    state: 'accepted',
    requestId: record.request_id,
    queueStatus: record.status,
    acceptedAt: new Date(),
    finishedAt: null,
    error: null,
    errorRaw: null,
  } as const
  const move = { next: { afterSeconds: 1, tries: 0 }, because, also: awaitElement }
  try {
    if (await moveGeneration(id, UNANSWERED, changes, move)) return true
    const { db } = await getStore()
    const [now] = await db.select().from(generations).where(eq(generations.id, id))
    if (!now || now.requestId === record.request_id) return true
    const late = { ...because, why: 'late-answer' } as const
    if (
      now.requestId === null &&
      (await moveGeneration(id, ['failed', 'cancelled'], changes, { ...move, because: late }))
    )
      return true
    await noteEvent(now, late)
    return false
  } catch (error) {
    if (!violates(error, 'generations_request')) throw error
    console.error(`[queue] ${queueId} gave the id of another request: ${record.request_id}`)
    return false
  }
}

/** The queue's answer names a request that another generation has: what became of this one is not known. */
export async function endAsTaken(id: string, raw: string): Promise<void> {
  const because = { why: 'ambiguous', raw } as const
  await endGeneration(id, { state: 'uncertain', error: sentences.idTaken, errorRaw: raw, because }, [
    'sending',
  ])
}
