import type { Tx } from '@/lib/server/db/db'
import type { generations } from '@/lib/server/db/schema'
import { wakeWaiting } from '@/lib/server/generations/wake'
import { announceEnd } from '@/lib/server/webhooks/announce'

type Row = typeof generations.$inferSelect
const leftTheQueue = new Set<Row['state']>(['reserved', 'saving', 'done', 'failed', 'cancelled', 'uncertain'])
const ended = new Set<Row['state']>(['done', 'failed', 'cancelled', 'uncertain'])

/** What follows from any move, in its transaction: a place at the queue becomes free, an ending is announced. */
export async function afterMove(tx: Tx, row: Row): Promise<void> {
  if (leftTheQueue.has(row.state)) await wakeWaiting(tx, row.ownerId, row.queueId)
  if (ended.has(row.state)) await announceEnd(tx, row)
}
