import { and, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { storyboards } from '@/lib/server/db/schema'
import { elements } from '@/lib/server/db/schema-elements'
import { storable } from '@/lib/server/db/storable'
import { viewElement, viewElements, type ElementRow } from '@/lib/server/elements/views'
import { Refusal } from '@/lib/server/errors'
import { elementIdsOfScene, listed, placesOf } from '@/lib/server/references'
import { getStore } from '@/lib/server/store'
import { isUuid } from '@/lib/server/uuid'
import { limits } from '@/lib/storyboard/limits'
import type { ElementView } from '@/lib/views-elements'

export const ElementId = z.object({ id: z.uuid() })
export const RenameElementInput = z.object({
  id: z.uuid(),
  name: z
    .string()
    .trim()
    .min(1, 'Give the element a name')
    .max(limits.element.name, `A name has at most ${limits.element.name} characters`),
})

/** Those in the library, newest first. */
export async function listElements(owner: string): Promise<ElementView[]> {
  return viewElements(await rowsOf(owner, 'library'))
}

export async function listArchivedElements(owner: string): Promise<ElementView[]> {
  return viewElements(await rowsOf(owner, 'archive'))
}

async function rowsOf(owner: string, where: 'library' | 'archive'): Promise<ElementRow[]> {
  const { db } = await getStore()
  const archived = where === 'archive' ? isNotNull(elements.archivedAt) : isNull(elements.archivedAt)
  return db
    .select()
    .from(elements)
    .where(and(eq(elements.ownerId, owner), archived))
    .orderBy(desc(elements.createdAt), desc(elements.id))
}

/** Those of `ids` that exist and were not archived, by id. */
export async function elementsById(owner: string, ids: readonly string[]): Promise<Map<string, ElementRow>> {
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
  return change(owner, id, { name: storable(name) })
}

/** Takes an element out of the library, unless a scene uses it. */
export async function archiveElement(owner: string, id: string): Promise<{ id: string }> {
  const row = await findElement(owner, id)
  const element = await viewElement(row)
  if (element.state === 'creating')
    throw new Refusal('blocked', `${element.name} is being made. Wait until that has ended.`)
  const { db } = await getStore()
  const using = await db
    .select({ document: storyboards.document })
    .from(storyboards)
    .where(and(eq(storyboards.ownerId, owner), sql`strpos(${storyboards.document}::text, ${id}) > 0`))
  const documents = using.map((each) => each.document)
  const places = placesOf(documents, (scene) => elementIdsOfScene(scene).includes(id))
  if (places.length > 0)
    throw new Refusal('blocked', `${element.name} is used in ${listed(places)}. Remove it there first.`)
  await change(owner, id, { archivedAt: new Date() })
  return { id }
}

export async function restoreElement(owner: string, id: string): Promise<ElementView> {
  return change(owner, id, { archivedAt: null })
}

async function change(
  owner: string,
  id: string,
  changes: Partial<Pick<ElementRow, 'name' | 'archivedAt'>>,
): Promise<ElementView> {
  const { db } = await getStore()
  const [row] = await db
    .update(elements)
    .set({ ...changes, updatedAt: sql`now()` })
    .where(and(eq(elements.id, id), eq(elements.ownerId, owner)))
    .returning()
  if (!row) throw new Refusal('not-found', 'This element is no longer in the library.')
  return viewElement(row)
}
