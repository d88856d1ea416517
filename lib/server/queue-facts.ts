import { env } from '@/lib/server/env'
import { ownOrigin } from '@/lib/server/own-address'
import { currentQueue } from '@/lib/server/queues'

/** Which queue new work goes to. The key itself is never part of it. */
export type QueueFacts = { kind: 'embedded' } | { kind: 'remote'; host: string }

export async function queueFacts(): Promise<QueueFacts> {
  const { kind, name } = await currentQueue()
  return kind === 'embedded' ? { kind } : { kind, host: name }
}

/** The queue this server itself offers to others, and where its key is kept (never the key). */
export type ServedQueueFacts = { url: string; keyFrom: 'variable' | 'file' }

export function servedQueueFacts(): ServedQueueFacts {
  return {
    url: `${ownOrigin()}/api/v1/ie/requestqueue/apikey`,
    keyFrom: env().SHOTBOARD_API_KEY === undefined ? 'file' : 'variable',
  }
}
