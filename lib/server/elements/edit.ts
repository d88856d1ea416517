import { isDeepStrictEqual } from 'node:util'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/lib/server/db/db'
import { elements, elementVersions } from '@/lib/server/db/schema-elements'
import { storable } from '@/lib/server/db/storable'
import { violates } from '@/lib/server/db/violates'
import { assetsOfContents, contentHash } from '@/lib/server/elements/content'
import { healthOn, idsOf } from '@/lib/server/elements/ids'
import { elementsById, findElement } from '@/lib/server/elements/library'
import { inputOf, orderElement, refuseUnfit, type Order } from '@/lib/server/elements/make'
import { viewElement, type ElementRow } from '@/lib/server/elements/views'
import { Refusal } from '@/lib/server/errors'
import { madeByClick } from '@/lib/server/generations/click'
import { currentQueue } from '@/lib/server/queues'
import { getStore } from '@/lib/server/store'
import { ElementInput } from '@/lib/storyboard/element-input'
import { limits } from '@/lib/storyboard/limits'
import type { ElementView } from '@/lib/views-elements'

/** `make` false keeps it for later: the queue is asked when a generation first needs it. `id` is chosen by the press. */
export const NewElementInput = z.object({
  id: z.uuid().optional(),
  input: ElementInput,
  make: z.boolean().default(true),
  acceptsUnknownPrice: z.boolean().optional(),
})
export const RemakeInput = z.object({
  id: z.uuid(),
  clickId: z.uuid().optional(),
  acceptsUnknownPrice: z.boolean().optional(),
})
export const EditElementInput = z.object({
  id: z.uuid(),
  /** The version that was being looked at; another one saved meanwhile is not written over. */
  baseVersion: z.int().min(1),
  input: ElementInput,
  make: z.boolean().default(true),
  clickId: z.uuid().optional(),
  acceptsUnknownPrice: z.boolean().optional(),
})
export type NewElementInput = z.infer<typeof NewElementInput>

/**
 * Keeps the element and its request in one transaction; it is ready when the queue has given it an id. The same press that
 * arrives once more is answered with the element it made.
 */
export async function createElement(
  owner: string,
  { id, input, make, acceptsUnknownPrice }: NewElementInput,
): Promise<ElementView> {
  const made = id === undefined ? undefined : (await elementsById(owner, [id])).get(id)
  if (made) return viewElement(made)
  const assets = await assetsOfContents(owner, [input])
  refuseUnfit(input, assets)
  const queueId = (await currentQueue(owner)).id
  const { db } = await getStore()
  try {
    const row = await db.transaction(async (tx) => {
      const element = await keepElement(tx, owner, input, id === undefined ? {} : { id })
      if (make) await orderElement(tx, { ...orderOf(element, queueId), acceptsUnknownPrice }, assets)
      return element
    })
    return await viewElement(row)
  } catch (error) {
    if (id === undefined || !violates(error, 'elements_pkey')) throw error
    return viewElement(await findElement(owner, id))
  }
}

/** A new element with its first version; no queue is asked. */
export async function keepElement(
  tx: Tx,
  owner: string,
  input: ElementInput,
  more: Partial<Pick<ElementRow, 'id' | 'createdAt'>> = {},
): Promise<ElementRow> {
  const content = storable(input)
  const [element] = await tx
    .insert(elements)
    .values({ ...content, ...more, ownerId: owner })
    .returning()
  if (!element) throw new Error('the element was not written')
  await tx.insert(elementVersions).values({ ...content, elementId: element.id, number: 1, ownerId: owner })
  return element
}

/**
 * A next version; storyboards go on pointing at the element. The queue is asked only when it has no id for these files:
 * new words alone keep the id. What arrives once more finds its own words saved, and is answered with them.
 */
export async function editElement(
  owner: string,
  { id, baseVersion, input, make, ...press }: z.infer<typeof EditElementInput>,
): Promise<ElementView> {
  const before = await findElement(owner, id)
  if (await madeByClick(owner, press.clickId)) return viewElement(before)
  const assets = await assetsOfContents(owner, [input])
  refuseUnfit(input, assets)
  const queueId = (await currentQueue(owner)).id
  const { db } = await getStore()
  const row = await db.transaction(async (tx) => {
    const content = storable(input)
    const [saved] = await tx
      .update(elements)
      .set({ ...content, version: sql`${elements.version} + 1`, updatedAt: sql`now()` })
      .where(and(eq(elements.id, id), eq(elements.ownerId, owner), eq(elements.version, baseVersion)))
      .returning()
    const element = saved ?? (await savedBefore(tx, id, { baseVersion, input: content }))
    if (!element)
      throw new Refusal('conflict', `${input.name} was changed in another tab. Close this and look again.`)
    if (saved)
      await tx
        .insert(elementVersions)
        .values({ ...content, elementId: id, number: element.version, ownerId: owner })
    const order = { ...orderOf(element, queueId), ...press }
    const asked = (await idsOf([id], tx)).get(id) ?? []
    const { state } = healthOn(order.queueId, contentHash(input, assets), asked)
    if (make && state !== 'ready' && state !== 'creating') await orderElement(tx, order, assets)
    return element
  })
  return viewElement(row)
}

/** The element, if the version after the base is the newest and says just this. */
async function savedBefore(
  tx: Tx,
  id: string,
  { baseVersion, input }: { baseVersion: number; input: ElementInput },
): Promise<ElementRow | undefined> {
  const [now] = await tx.select().from(elements).where(eq(elements.id, id))
  return now?.version === baseVersion + 1 && isDeepStrictEqual(inputOf(now), input) ? now : undefined
}

/** Asks the queue once more for the newest version: one that failed, was never made here, or does not work any more. */
export async function remakeElement(
  owner: string,
  id: string,
  press: Omit<z.infer<typeof RemakeInput>, 'id'> = {},
): Promise<ElementView> {
  const element = await findElement(owner, id)
  const assets = await assetsOfContents(owner, [element])
  refuseUnfit(element, assets)
  const queueId = (await currentQueue(owner)).id
  const { db } = await getStore()
  const made = async () => (await madeByClick(owner, press.clickId)) !== null
  try {
    const order = { ...orderOf(element, queueId), ...press }
    const ordered = (await made()) || (await db.transaction((tx) => orderElement(tx, order, assets)))
    if (!ordered && !(await made())) throw new Refusal('blocked', `${element.name} is being made already.`)
  } catch (error) {
    if (!violates(error, 'generations_click')) throw error
  }
  return viewElement(element)
}

/** A copy with the same files, and with the id they have: nothing is made or paid. */
export async function duplicateElement(owner: string, id: string): Promise<ElementView> {
  const source = await findElement(owner, id)
  const { db } = await getStore()
  const row = await db.transaction(async (tx) => {
    const copy = await keepElement(tx, owner, { ...inputOf(source), name: copyName(source.name) })
    await tx.execute(sql`
      insert into element_ids (owner_id, element_id, version, queue_id, content_hash, state, queue_element_id, created_at)
      select owner_id, ${copy.id}::uuid, 1, queue_id, content_hash, state, queue_element_id, created_at
      from element_ids where element_id = ${id}::uuid and state = 'ready'`)
    return copy
  })
  return viewElement(row)
}

/** "Mara copy", cut to what a name may be. */
function copyName(name: string): string {
  const end = ' copy'
  return name.slice(0, limits.element.name - end.length).trimEnd() + end
}

function orderOf(element: ElementRow, queueId: string): Order {
  const { ownerId, id: elementId, version } = element
  return { ownerId, elementId, version, content: element, queueId }
}
