import { randomInt } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import type { Db, Tx } from '@/lib/server/db/db'
import { engineElements } from '@/lib/server/db/schema'
import { getStore } from '@/lib/server/store'

export type EngineElement = typeof engineElements.$inferSelect
export type NewElement = Omit<typeof engineElements.$inferInsert, 'id' | 'createdAt'>

/** Elements of this owner by id; an id of somebody else is not in the map (contract.md rule 43). */
export async function knownElements(
  ids: string[],
  ownerId: string,
): Promise<Map<string, EngineElement & { referenceKind: 'image' | 'video' }>> {
  if (ids.length === 0) return new Map()
  const { db } = await getStore()
  const rows = await db
    .select()
    .from(engineElements)
    .where(and(eq(engineElements.ownerId, ownerId), inArray(engineElements.id, ids)))
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, referenceKind: row.referenceType === 'video_refer' ? 'video' : 'image' },
    ]),
  )
}

/** Keeps an element under a new 12-digit id (18 digits when `huge`). Repeating the work of a request gives the element made before. */
export async function keepElement(
  db: Db | Tx,
  element: NewElement,
  size: 'usual' | 'huge' = 'usual',
): Promise<EngineElement> {
  const sameWork = and(
    eq(engineElements.requestId, element.requestId),
    eq(engineElements.position, element.position ?? 0),
  )
  for (let tries = 0; tries < 5; tries += 1) {
    const tail = size === 'huge' ? String(randomInt(100_001, 1_000_000) | 1) : ''
    const id = String(randomInt(100_000_000_000, 1_000_000_000_000)) + tail
    const [made] = await db
      .insert(engineElements)
      .values({ ...element, id })
      .onConflictDoNothing()
      .returning()
    if (made !== undefined) return made
    const [before] = await db.select().from(engineElements).where(sameWork)
    if (before !== undefined) return before
  }
  throw new Error('no free element id was found')
}
