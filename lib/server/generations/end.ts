import { and, eq, sql } from 'drizzle-orm'
import { elements, type GenerationState } from '@/lib/server/db/schema'
import type { Tx } from '@/lib/server/db/db'
import type { Because } from '@/lib/server/generations/events'
import { moveGeneration, OPEN_STATES, type GenerationRow } from '@/lib/server/generations/generation-row'

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
    also: (tx, row) => failElement(tx, row, ending.error),
  })
}

async function failElement(tx: Tx, row: GenerationRow, error: string | null): Promise<void> {
  if (!row.elementId) return
  await tx
    .update(elements)
    .set({ state: 'failed', error: error ?? 'It was cancelled before it was made.', updatedAt: sql`now()` })
    .where(eq(elements.id, row.elementId))
}

/** A generation that had ended goes on after all, and so does the element it is for, unless another request made it meanwhile. */
export async function awaitElement(tx: Tx, row: GenerationRow): Promise<void> {
  if (!row.elementId) return
  await tx
    .update(elements)
    .set({ state: 'creating', error: null, updatedAt: sql`now()` })
    .where(and(eq(elements.id, row.elementId), eq(elements.state, 'failed')))
}
