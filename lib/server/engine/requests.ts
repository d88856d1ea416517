import { and, count, desc, eq, inArray, sql } from 'drizzle-orm'
import type { RequestStatus } from '@/lib/queue/contract'
import type { Db, Tx } from '@/lib/server/db/db'
import { engineRequests } from '@/lib/server/db/schema'

export type EngineRequest = typeof engineRequests.$inferSelect

const OPEN = ['created', 'queued', 'dispatched', 'processing'] as const satisfies RequestStatus[]
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export async function findRequest(db: Db | Tx, id: string, ownerId: string): Promise<EngineRequest | null> {
  if (!UUID.test(id)) return null
  const [row] = await db
    .select()
    .from(engineRequests)
    .where(and(eq(engineRequests.id, id), eq(engineRequests.ownerId, ownerId)))
  return row ?? null
}

/** Whoever made it: for the work on it. */
export async function requestById(db: Db, id: string): Promise<EngineRequest | null> {
  const [row] = await db.select().from(engineRequests).where(eq(engineRequests.id, id))
  return row ?? null
}

export type RequestQuery = { ownerId: string; model: string | null; limit: number; offset: number }

/** Newest first; `total` counts all that match. */
export async function listRequests(
  db: Db,
  query: RequestQuery,
): Promise<{ rows: EngineRequest[]; total: number }> {
  const where = and(
    eq(engineRequests.ownerId, query.ownerId),
    query.model === null ? undefined : eq(engineRequests.model, query.model),
  )
  const rows = await db
    .select()
    .from(engineRequests)
    .where(where)
    .orderBy(desc(engineRequests.createdAt), desc(engineRequests.id))
    .limit(query.limit)
    .offset(query.offset)
  const [total] = await db.select({ count: count() }).from(engineRequests).where(where)
  return { rows, total: Number(total?.count ?? 0) }
}

/** Moves a request on. Only from an open status, and only forwards: null means that it has ended or is already further. */
export async function advance(
  db: Db | Tx,
  id: string,
  to: 'queued' | 'dispatched' | 'processing',
): Promise<EngineRequest | null> {
  const before = OPEN.slice(0, OPEN.indexOf(to))
  const [row] = await db
    .update(engineRequests)
    .set({ status: to, updatedAt: sql`now()`, ...(to === 'queued' && { queuedAt: sql`now()` }) })
    .where(and(eq(engineRequests.id, id), inArray(engineRequests.status, before)))
    .returning()
  return row ?? null
}

/** Counts a beginning of the work, which a killed process leaves behind. Null when there is nothing left to do. */
export async function beginAttempt(db: Db, id: string): Promise<EngineRequest | null> {
  const [row] = await db
    .update(engineRequests)
    .set({ attempts: sql`${engineRequests.attempts} + 1` })
    .where(and(eq(engineRequests.id, id), inArray(engineRequests.status, [...OPEN])))
    .returning()
  return row ?? null
}

/** An orderly stop of the server is not a failed attempt. */
export async function takeBackAttempt(db: Db, id: string): Promise<void> {
  await db
    .update(engineRequests)
    .set({ attempts: sql`greatest(${engineRequests.attempts} - 1, 0)` })
    .where(eq(engineRequests.id, id))
}

export async function isCancelled(db: Db, id: string): Promise<boolean> {
  const [row] = await db
    .select({ status: engineRequests.status })
    .from(engineRequests)
    .where(eq(engineRequests.id, id))
  return row?.status === 'cancelled'
}

/** Ends a request. False when it has ended before: the first ending counts. */
export async function finish(
  db: Db | Tx,
  id: string,
  ending: { status: 'success' | 'failed' | 'cancelled'; outcome: Record<string, unknown> | null },
): Promise<boolean> {
  const rows = await db
    .update(engineRequests)
    .set({ ...ending, updatedAt: sql`now()` })
    .where(and(eq(engineRequests.id, id), inArray(engineRequests.status, [...OPEN])))
    .returning({ id: engineRequests.id })
  return rows.length > 0
}
