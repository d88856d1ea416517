import { randomBytes } from 'node:crypto'
import { and, count, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { generations, settings } from '@/lib/server/db/schema'
import { elementIds } from '@/lib/server/db/schema-elements'
import { QueueKey, QueueName, type NewQueue } from '@/lib/queue/queue-input'
import { queueFiles, queues } from '@/lib/server/db/schema-queues'
import { storable } from '@/lib/server/db/storable'
import { Refusal } from '@/lib/server/errors'
import { CHOICE, remoteQueues, type RemoteQueue } from '@/lib/server/queue-rows'
import { currentQueue, EMBEDDED_QUEUE, listQueues, queueById } from '@/lib/server/queues'
import { seal } from '@/lib/server/sealed'
import { getStore } from '@/lib/server/store'
import type { QueueView } from '@/lib/views-queues'
import { OPEN_STATES } from '@/lib/storyboard/generation-states'

const id = z.string().min(1).max(200)

export const QueueId = z.object({ id })
export const RenameQueueInput = z.object({ id, name: QueueName })
export const QueueKeyInput = z.object({ id, apiKey: QueueKey })
export const MediaWayInput = z.object({ id, mediaWay: z.enum(['auto', 'upload', 'link', 'inline']) })

/** A remote queue under an id of its own, which stays whatever becomes of name and key. */
export async function addQueue(owner: string, input: NewQueue): Promise<QueueView> {
  const { db } = await getStore()
  const id = `q_${randomBytes(8).toString('hex')}`
  const sealedKey = seal(input.apiKey, id)
  const values = { id, ownerId: owner, name: storable(input.name), baseUrl: input.baseUrl, sealedKey }
  await db.insert(queues).values(values)
  return viewQueue(owner, id)
}

export async function renameQueue(
  owner: string,
  { id, name }: z.infer<typeof RenameQueueInput>,
): Promise<QueueView> {
  await change(owner, id, { name: storable(name) })
  return viewQueue(owner, id)
}

export async function setMediaWay(
  owner: string,
  { id, mediaWay }: z.infer<typeof MediaWayInput>,
): Promise<QueueView> {
  await change(owner, id, { mediaWay })
  return viewQueue(owner, id)
}

/** Another key for the same account: ids, takes and elements stay. Also brings back a queue whose key was removed. */
export async function setQueueKey(
  owner: string,
  { id, apiKey }: z.infer<typeof QueueKeyInput>,
): Promise<QueueView> {
  const queue = await findQueue(owner, id)
  if (queue.source === 'variable')
    throw new Refusal('blocked', `The key of ${queue.name} is GMI_API_KEY. Change it there and start again.`)
  await change(owner, id, { sealedKey: seal(apiKey, id) })
  return viewQueue(owner, id)
}

/** New work goes to this queue from now on. What was sent elsewhere is watched there to its end. */
export async function chooseQueue(owner: string, id: string): Promise<{ id: string }> {
  const queue = await queueById(id)
  if (!queue) throw new Refusal('blocked', 'This queue has no key. Enter one first.')
  const { db } = await getStore()
  await db
    .insert(settings)
    .values({ ownerId: owner, key: CHOICE, value: { id } })
    .onConflictDoUpdate({
      target: [settings.ownerId, settings.key],
      set: { value: { id }, updatedAt: sql`now()` },
    })
  return { id }
}

/** Takes the key away. A queue that made something keeps its name, so that its takes and elements can be told and it can come back. */
export async function removeQueue(owner: string, id: string): Promise<{ id: string }> {
  const queue = await findQueue(owner, id)
  if (queue.source === 'variable')
    throw new Refusal(
      'blocked',
      `${queue.name} is set up by GMI_API_KEY. Start without it to remove the queue.`,
    )
  const open = await countOf(id, [...OPEN_STATES])
  if (open > 0)
    throw new Refusal(
      'blocked',
      `${open === 1 ? 'One request is' : `${open} requests are`} still under way at ${queue.name}. Wait until ${open === 1 ? 'it ends' : 'they end'}, or cancel ${open === 1 ? 'it' : 'them'}.`,
    )
  const wasInUse = (await currentQueue(owner)).id === id
  const { db } = await getStore()
  const [made] = await db.select({ count: count() }).from(elementIds).where(eq(elementIds.queueId, id))
  const isUsed = (made?.count ?? 0) > 0 || (await countOf(id)) > 0
  await db.delete(queueFiles).where(eq(queueFiles.queueId, id))
  if (isUsed) await change(owner, id, { sealedKey: null })
  else await db.delete(queues).where(and(eq(queues.id, id), eq(queues.ownerId, owner)))
  if (wasInUse) await chooseQueue(owner, EMBEDDED_QUEUE)
  return { id }
}

async function countOf(queueId: string, states?: (typeof OPEN_STATES)[number][]): Promise<number> {
  const { db } = await getStore()
  const [row] = await db
    .select({ count: count() })
    .from(generations)
    .where(and(eq(generations.queueId, queueId), states && inArray(generations.state, states)))
  return row?.count ?? 0
}

async function change(
  owner: string,
  id: string,
  changes: Partial<typeof queues.$inferInsert>,
): Promise<void> {
  const { name, baseUrl } = await findQueue(owner, id)
  const { db } = await getStore()
  await db
    .insert(queues)
    .values({ id, ownerId: owner, name, baseUrl, ...changes })
    .onConflictDoUpdate({ target: queues.id, set: { ...changes, updatedAt: sql`now()` } })
}

async function findQueue(owner: string, id: string): Promise<RemoteQueue> {
  const queue = (await remoteQueues(owner)).find((each) => each.id === id)
  if (!queue) throw new Refusal('not-found', 'This queue is not set up any more. Reload the page.')
  return queue
}

async function viewQueue(owner: string, id: string): Promise<QueueView> {
  const view = (await listQueues(owner)).find((queue) => queue.id === id)
  if (!view) throw new Error('the queue is gone')
  return view
}
