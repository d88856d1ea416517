import { and, count, eq, isNull } from 'drizzle-orm'
import { generations } from '@/lib/server/db/schema'
import { elements } from '@/lib/server/db/schema-elements'
import { currentPrices } from '@/lib/server/money/price-tables'
import { queueFacts, type QueueFacts } from '@/lib/server/queue-facts'
import { currentQueue } from '@/lib/server/queues'
import { storageFacts, type StorageFacts } from '@/lib/server/storage-facts'
import { getStore } from '@/lib/server/store'
import { estimateScene, seedPriceTable } from '@/lib/storyboard/price'
import { newScene } from '@/lib/storyboard/new-storyboard'

/** What the first screen says about this server: every line of it is true at this moment. */
export type FirstRunFacts = StorageFacts & {
  queue: QueueFacts
  takes: number
  elements: number
  /** Micro-dollars for 5 s Standard. */
  firstTakeMicros: number | null
}

export async function firstRunFacts(owner: string): Promise<FirstRunFacts> {
  const { db } = await getStore()
  const [takes] = await db
    .select({ count: count() })
    .from(generations)
    .where(and(eq(generations.ownerId, owner), eq(generations.kind, 'take'), eq(generations.state, 'done')))
  const [made] = await db
    .select({ count: count() })
    .from(elements)
    .where(and(eq(elements.ownerId, owner), isNull(elements.archivedAt)))
  const scene = newScene({ id: 'first', shotId: 'first' }, { quality: 'std' })
  const queue = await queueFacts()
  const prices =
    queue.kind === 'embedded' ? seedPriceTable : await currentPrices(owner, (await currentQueue(owner)).id)
  return {
    ...(await storageFacts()),
    queue,
    takes: takes?.count ?? 0,
    elements: made?.count ?? 0,
    firstTakeMicros: prices && estimateScene(scene, prices),
  }
}
