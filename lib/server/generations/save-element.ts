import type { ReadOutcome } from '@/lib/queue/outcome'
import { elementMade } from '@/lib/server/elements/ids'
import { sentences } from '@/lib/server/failure-sentences'
import { moveGeneration, type GenerationRow } from '@/lib/server/generations/generation-row'
import { EMBEDDED_QUEUE } from '@/lib/server/queues'

/** Null when the element has its id now, else why it has none yet. */
export async function saveElement(row: GenerationRow, { elementId }: ReadOutcome, raw: string) {
  if (!elementId)
    return { sentence: sentences.noElementIdYet, lastSentence: sentences.noElementId, raw, tries: 6 }
  const done = { state: 'done', error: null, errorRaw: null, finishedAt: new Date() } as const
  const costMicros = row.queueId === EMBEDDED_QUEUE ? 0 : row.estimateMicros
  await moveGeneration(
    row.id,
    ['saving'],
    { ...done, costMicros },
    { because: { why: 'stored', raw }, also: (tx) => elementMade(tx, row.id, elementId) },
  )
  return null
}
