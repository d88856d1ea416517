import { queueClient, type QueueClient } from '@/lib/queue/client'
import { blobUrl, type BlobKey } from '@/lib/server/blob/blob-store'
import { engineFor } from '@/lib/server/engine/engine'
import { currentOwner } from '@/lib/server/owner'
import { ownOrigin } from '@/lib/server/own-address'
import { queueAddress } from '@/lib/server/queue-media'
import {
  chosenQueueId,
  remoteQueue,
  remoteQueues,
  variableQueue,
  type RemoteQueue,
} from '@/lib/server/queue-rows'
import type { QueueView } from '@/lib/views-queues'

/**
 * `id` names the server whose request and element ids these are and never changes; `assetUrl` gives what stands for a blob
 * in a request to it (an address it can read, or the picture itself). Throws Refusal with a sentence.
 */
export type Queue = {
  id: string
  name: string
  kind: 'embedded' | 'remote'
  client: QueueClient
  assetUrl: (blobKey: BlobKey) => Promise<string>
}

const REMOTE_TIMEOUT_MS = 60_000
export const EMBEDDED_QUEUE = 'embedded'
const EMBEDDED_NAME = 'Built-in engine'

/** The queue new work goes to: the one chosen in Settings, else the one of GMI_API_KEY, else the engine of this process. */
export async function currentQueue(owner = currentOwner()): Promise<Queue> {
  const chosen = await chosenQueueId(owner)
  const id = chosen ?? variableQueue()?.id ?? EMBEDDED_QUEUE
  return (await queueById(id)) ?? embedded(owner)
}

/** The queue with this id, for work that was sent earlier; null when it is not set up any more or its key is gone. */
export async function queueById(id: string): Promise<Queue | null> {
  if (id === EMBEDDED_QUEUE) return embedded(currentOwner())
  const queue = await remoteQueue(id)
  return queue === null ? null : remote(queue)
}

/** Every queue that is or was set up, the built-in engine first. */
export async function listQueues(owner = currentOwner()): Promise<QueueView[]> {
  const [remotes, current] = await Promise.all([remoteQueues(owner), currentQueue(owner)])
  const builtIn: QueueView = {
    ...{ id: EMBEDDED_QUEUE, name: EMBEDDED_NAME, kind: 'embedded', source: 'built-in', baseUrl: null },
    ...{ key: 'set', mediaWay: 'auto', inUse: current.id === EMBEDDED_QUEUE },
  }
  return [
    builtIn,
    ...remotes.map(({ id, name, baseUrl, key, source, mediaWay }) => ({
      ...{ id, name, kind: 'remote' as const, baseUrl, key, source, mediaWay },
      inUse: current.id === id,
    })),
  ]
}

function embedded(owner: string): Queue {
  const client = queueClient({
    baseUrl: `${ownOrigin()}/api/v1/ie/requestqueue/apikey`,
    apiKey: '',
    fetch: (request) => engineFor(owner)(request),
  })
  return {
    ...{ id: EMBEDDED_QUEUE, name: EMBEDDED_NAME, kind: 'embedded', client },
    assetUrl: (key) => Promise.resolve(ownOrigin() + blobUrl(key)),
  }
}

function remote(queue: RemoteQueue): Queue | null {
  const { id, name, baseUrl, apiKey, mediaWay } = queue
  if (apiKey === null) return null
  const client = queueClient({
    ...{ baseUrl, apiKey, timeoutMs: REMOTE_TIMEOUT_MS },
    fetch: (request) => fetch(request),
  })
  return {
    ...{ id, name, kind: 'remote', client },
    assetUrl: (key) => queueAddress({ id, name, baseUrl, client, mediaWay }, key),
  }
}
