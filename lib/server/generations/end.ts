import type { GenerationState } from '@/lib/server/db/schema'
import type { Tx } from '@/lib/server/db/db'
import { elementAwaited, elementNotMade } from '@/lib/server/elements/ids'
import { isUnreachableFile } from '@/lib/server/failure-sentences'
import type { Because } from '@/lib/server/generations/events'
import { forgetUploads } from '@/lib/server/queue-uploads'
import { moveGeneration, type GenerationRow } from '@/lib/server/generations/generation-row'
import { OPEN_STATES } from '@/lib/storyboard/generation-states'

type Ending = {
  state: 'failed' | 'cancelled' | 'uncertain'
  error: string | null
  errorRaw?: string | null
  costMicros?: number
  because: Because
}

/** Ends a generation without a result. Its element, if it was for one, fails with the same sentence. */
export async function endGeneration(
  id: string,
  { because, ...ending }: Ending,
  from: readonly GenerationState[] = OPEN_STATES,
): Promise<GenerationRow | null> {
  const changes = { errorRaw: null, ...ending, finishedAt: new Date() }
  return moveGeneration(id, from, changes, {
    because: { raw: ending.errorRaw, ...because },
    async also(tx, row) {
      if (row.elementId) await elementNotMade(tx, row.id, ending.error)
      if (isUnreachableFile(ending.errorRaw ?? '')) await forgetUploads(tx, row.queueId, row.sentPayload)
    },
  })
}

/** A generation that had ended goes on after all, and so does the element it is for, unless another request made it meanwhile. */
export async function awaitElement(tx: Tx, row: GenerationRow): Promise<void> {
  if (row.elementId) await elementAwaited(tx, row.id)
}
