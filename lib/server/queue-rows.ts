import { and, asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { queues } from '@/lib/server/db/schema-queues'
import { settings } from '@/lib/server/db/schema'
import { env } from '@/lib/server/env'
import { currentOwner } from '@/lib/server/owner'
import { unseal } from '@/lib/server/sealed'
import { getStore } from '@/lib/server/store'
import type { MediaWay, QueueView } from '@/lib/views-queues'

/** A remote queue as it is set up; `apiKey` is null when there is none, or it cannot be read. */
export type RemoteQueue = {
  id: string
  name: string
  baseUrl: string
  apiKey: string | null
  key: QueueView['key']
  source: 'variable' | 'settings'
  mediaWay: MediaWay
}

export const CHOICE = 'queue'
const Choice = z.object({ id: z.string() })

/** Every remote queue of this owner, with the one of GMI_API_KEY first, also without a row of its own. */
export async function remoteQueues(owner = currentOwner()): Promise<RemoteQueue[]> {
  const { db } = await getStore()
  const rows = await db.select().from(queues).where(eq(queues.ownerId, owner)).orderBy(asc(queues.createdAt))
  const variable = variableQueue()
  if (variable === null) return rows.map(setUp)
  const row = rows.find(({ id }) => id === variable.id)
  const first = row ? { ...variable, name: row.name, mediaWay: row.mediaWay } : variable
  return [first, ...rows.filter(({ id }) => id !== variable.id).map(setUp)]
}

export async function remoteQueue(id: string): Promise<RemoteQueue | null> {
  const { db } = await getStore()
  const [row] = await db.select().from(queues).where(eq(queues.id, id))
  const variable = variableQueue()
  if (variable?.id === id) return row ? { ...variable, name: row.name, mediaWay: row.mediaWay } : variable
  return row ? setUp(row) : null
}

/** The id somebody chose in Settings, or null. */
export async function chosenQueueId(owner = currentOwner()): Promise<string | null> {
  const { db } = await getStore()
  const [row] = await db
    .select({ value: settings.value })
    .from(settings)
    .where(and(eq(settings.ownerId, owner), eq(settings.key, CHOICE)))
  return Choice.safeParse(row?.value).data?.id ?? null
}

/** The queue of GMI_API_KEY. Its id is the host, so that takes made before names existed still find it. */
export function variableQueue(): RemoteQueue | null {
  const { GMI_API_KEY, GMI_QUEUE_BASE_URL } = env()
  if (GMI_API_KEY === undefined) return null
  const { host } = new URL(GMI_QUEUE_BASE_URL)
  const name = host === 'console.gmicloud.ai' ? 'GMI Cloud' : host
  return {
    ...{ id: host, name, baseUrl: GMI_QUEUE_BASE_URL, apiKey: GMI_API_KEY },
    ...{ key: 'set', source: 'variable', mediaWay: 'auto' },
  }
}

/** At start: the queue of the variables gets a row, so that its history keeps a name when the variable goes. */
export async function rememberVariableQueue(): Promise<void> {
  const queue = variableQueue()
  if (queue === null) return
  const { id, name, baseUrl } = queue
  const { db } = await getStore()
  await db
    .insert(queues)
    .values({ id, name, baseUrl, ownerId: currentOwner() })
    .onConflictDoUpdate({ target: queues.id, set: { baseUrl, updatedAt: sql`now()` } })
}

function setUp(row: typeof queues.$inferSelect): RemoteQueue {
  const { id, name, baseUrl, sealedKey, mediaWay } = row
  const apiKey = sealedKey === null ? null : unseal(sealedKey, id)
  const key = sealedKey === null ? 'missing' : apiKey === null ? 'unreadable' : 'set'
  return { id, name, baseUrl, apiKey, key, source: 'settings', mediaWay }
}
