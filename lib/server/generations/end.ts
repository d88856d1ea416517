import { eq, sql } from 'drizzle-orm'
import { elements, type GenerationState } from '@/lib/server/db/schema'
import type { Tx } from '@/lib/server/db/db'
import { moveGeneration, OPEN_STATES, type GenerationRow } from '@/lib/server/generations/generation-row'

type Ending = { state: 'failed' | 'cancelled' | 'uncertain'; error: string | null; errorRaw?: string | null }

/** Ends a generation without a result. Its element, if it was for one, fails with the same sentence. */
export async function endGeneration(
  id: string,
  { state, error, errorRaw = null }: Ending,
  from: readonly GenerationState[] = OPEN_STATES,
): Promise<GenerationRow | null> {
  const changes = { state, error, errorRaw, finishedAt: new Date() }
  return moveGeneration(id, from, changes, { also: (tx, row) => failElement(tx, row, error) })
}

async function failElement(tx: Tx, row: GenerationRow, error: string | null): Promise<void> {
  if (!row.elementId) return
  await tx
    .update(elements)
    .set({ state: 'failed', error: error ?? 'It was cancelled before it was made.', updatedAt: sql`now()` })
    .where(eq(elements.id, row.elementId))
}
