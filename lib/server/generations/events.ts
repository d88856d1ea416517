import { asc, eq } from 'drizzle-orm'
import type { Tx } from '@/lib/server/db/db'
import type { GenerationState } from '@/lib/server/db/schema'
import { generationEvents } from '@/lib/server/db/schema-ledger'
import { storable } from '@/lib/server/db/storable'
import { getStore } from '@/lib/server/store'

/** Why a generation moved, or what was learned about it. */
export type Why =
  | 'submitted'
  | 'intent'
  | 'accepted'
  | 'late-answer'
  | 'refused'
  | 'not-now'
  | 'no-answer'
  | 'found-in-list'
  | 'not-found'
  | 'ambiguous'
  | 'begun'
  | 'finished'
  | 'stored'
  | 'not-stored'
  | 'failed-at-queue'
  | 'cancelled'
  | 'lost-sight'
  | 'checked'
  | 'adopted'
  | 'sent-again'
  | 'closed'
  | 'copy-again'

export type Because = {
  why: Why
  by?: 'person' | 'server'
  /** What the queue answered, word for word. */
  raw?: string | null | undefined
  /** Of the payload when it is sent, of the file when it is stored. */
  sha256?: string | null
}

type Step = { id: string; requestId: string | null; from: GenerationState | null; to: GenerationState }
const MAX_RAW = 64 * 1024

/** Adds a line to the record of a generation, in the transaction that moved it. Lines are never changed. */
export async function recordEvent(tx: Tx, step: Step, because: Because): Promise<void> {
  const { why, by = 'server', raw = null, sha256 = null } = because
  const { id: generationId, from, to, requestId } = step
  const values = { generationId, from, to, by, why, requestId, raw: raw?.slice(0, MAX_RAW) ?? null, sha256 }
  await tx.insert(generationEvents).values(storable(values))
}

/** Writes down what was learned without a change of state. */
export async function noteEvent(
  { id, requestId, state }: { id: string; requestId: string | null; state: GenerationState },
  because: Because,
): Promise<void> {
  const { db } = await getStore()
  await db.transaction((tx) => recordEvent(tx, { id, requestId, from: state, to: state }, because))
}

export type GenerationEvent = typeof generationEvents.$inferSelect

/** Everything that happened to a generation, oldest first. */
export async function eventsOf(generationId: string): Promise<GenerationEvent[]> {
  const { db } = await getStore()
  return db
    .select()
    .from(generationEvents)
    .where(eq(generationEvents.generationId, generationId))
    .orderBy(asc(generationEvents.id))
}
