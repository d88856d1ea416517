import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { elements, generations, storyboards } from '@/lib/server/db/schema'
import { storable } from '@/lib/server/db/storable'
import { Refusal } from '@/lib/server/errors'
import { elementIdsOfScene, listed, placesOf } from '@/lib/server/references'
import { currentQueue } from '@/lib/server/queues'
import { getStore } from '@/lib/server/store'
import { isUuid } from '@/lib/server/uuid'
import { limits } from '@/lib/storyboard/limits'
import type { ElementView } from '@/lib/views'

export type ElementRow = typeof elements.$inferSelect

export const ElementId = z.object({ id: z.uuid() })
export const RenameElementInput = z.object({
  id: z.uuid(),
  name: z
    .string()
    .trim()
    .min(1, 'Give the element a name')
    .max(limits.element.name, `A name has at most ${limits.element.name} characters`),
})

export async function listElements(owner: string): Promise<ElementView[]> {
  const { db } = await getStore()
  const rows = await db
    .select()
    .from(elements)
    .where(and(eq(elements.ownerId, owner), isNull(elements.archivedAt)))
    .orderBy(desc(elements.createdAt), desc(elements.id))
  return withStart(rows)
}

/** Those of `ids` that exist and were not archived, by id. */
export async function elementsById(owner: string, ids: string[]): Promise<Map<string, ElementRow>> {
  const known = ids.filter(isUuid)
  if (known.length === 0) return new Map()
  const { db } = await getStore()
  const rows = await db
    .select()
    .from(elements)
    .where(and(eq(elements.ownerId, owner), inArray(elements.id, known), isNull(elements.archivedAt)))
  return new Map(rows.map((row) => [row.id, row]))
}

export async function findElement(owner: string, id: string): Promise<ElementRow> {
  const element = (await elementsById(owner, [id])).get(id)
  if (!element) throw new Refusal('not-found', 'This element is no longer in the library.')
  return element
}

/** The name here; what the queue was told stays as it was. */
export async function renameElement(
  owner: string,
  { id, name }: z.infer<typeof RenameElementInput>,
): Promise<ElementView> {
  await findElement(owner, id)
  const { db } = await getStore()
  const [row] = await db
    .update(elements)
    .set({ name: storable(name), updatedAt: sql`now()` })
    .where(and(eq(elements.id, id), eq(elements.ownerId, owner)))
    .returning()
  if (!row) throw new Refusal('not-found', 'This element is no longer in the library.')
  return viewElement(row)
}

/** Takes an element out of the library, unless a scene uses it. */
export async function archiveElement(owner: string, id: string): Promise<{ id: string }> {
  const element = await findElement(owner, id)
  if (element.state === 'creating')
    throw new Refusal('blocked', `${element.name} is being made. Wait until that has ended.`)
  const { db } = await getStore()
  const using = await db
    .select({ document: storyboards.document })
    .from(storyboards)
    .where(and(eq(storyboards.ownerId, owner), sql`strpos(${storyboards.document}::text, ${id}) > 0`))
  const documents = using.map((row) => row.document)
  const places = placesOf(documents, (scene) => elementIdsOfScene(scene).includes(id))
  if (places.length > 0)
    throw new Refusal('blocked', `${element.name} is used in ${listed(places)}. Remove it there first.`)
  await db
    .update(elements)
    .set({ archivedAt: sql`now()`, updatedAt: sql`now()` })
    .where(eq(elements.id, id))
  return { id }
}

export async function viewElement(row: ElementRow): Promise<ElementView> {
  const [view] = await withStart([row])
  if (!view) throw new Error('no element')
  return view
}

async function withStart(rows: ElementRow[]): Promise<ElementView[]> {
  const making = rows.filter((row) => row.state === 'creating').map((row) => row.id)
  const started = await startTimes(making)
  const queueId = (await currentQueue()).id
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    description: row.description,
    tagIds: row.tagIds,
    referenceType: row.referenceType,
    frontalAssetId: row.frontalAssetId,
    referAssetIds: row.referAssetIds,
    videoAssetId: row.videoAssetId,
    voiceId: row.voiceId,
    state: row.state,
    error: row.error,
    queueElementId: row.queueId === queueId ? row.queueElementId : null,
    createdAt: row.createdAt.toISOString(),
    startedAt: started.get(row.id)?.toISOString() ?? null,
  }))
}

async function startTimes(ids: string[]): Promise<Map<string | null, Date>> {
  if (ids.length === 0) return new Map()
  const { db } = await getStore()
  const rows = await db
    .select({ id: generations.elementId, at: sql<string | null>`max(${generations.sentAt})` })
    .from(generations)
    .where(inArray(generations.elementId, ids))
    .groupBy(generations.elementId)
  return new Map(rows.flatMap(({ id, at }) => (at ? [[id, new Date(at)] as const] : [])))
}
