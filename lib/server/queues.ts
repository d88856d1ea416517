import { queueClient, type QueueClient } from '@/lib/queue/client'
import { blobLink } from '@/lib/server/blob/blob-link'
import { blobUrl, type BlobKey } from '@/lib/server/blob/blob-store'
import { engineFor } from '@/lib/server/engine/engine'
import { env } from '@/lib/server/env'
import { currentOwner } from '@/lib/server/owner'
import { ownOrigin } from '@/lib/server/own-address'
import { uploadForQueue } from '@/lib/server/queue-uploads'

/** `id` names the server whose request and element ids these are; `assetUrl` gives the address under which it can read a blob. */
export type Queue = { id: string; client: QueueClient; assetUrl: (blobKey: BlobKey) => Promise<string> }

const REMOTE_TIMEOUT_MS = 60_000
export const EMBEDDED_QUEUE = 'embedded'

/** The queue new work goes to: GMI Cloud (or another server of the contract) when a key is set, else the engine of this process. */
export function currentQueue(): Queue {
  const apiKey = env().GMI_API_KEY
  return apiKey === undefined ? embedded() : remote(apiKey)
}

/** The queue with this id, for work that was sent earlier; null when it is not configured any more. */
export function queueById(id: string): Queue | null {
  if (id === EMBEDDED_QUEUE) return embedded()
  const queue = currentQueue()
  return queue.id === id ? queue : null
}

function embedded(): Queue {
  const client = queueClient({
    baseUrl: `${ownOrigin()}/api/v1/ie/requestqueue/apikey`,
    apiKey: '',
    fetch: (request) => engineFor(currentOwner())(request),
  })
  return { id: EMBEDDED_QUEUE, client, assetUrl: (key) => Promise.resolve(ownOrigin() + blobUrl(key)) }
}

function remote(apiKey: string): Queue {
  const baseUrl = env().GMI_QUEUE_BASE_URL
  const id = new URL(baseUrl).host
  const client = queueClient({
    baseUrl,
    apiKey,
    fetch: (request) => fetch(request),
    timeoutMs: REMOTE_TIMEOUT_MS,
  })
  return {
    id,
    client,
    async assetUrl(key) {
      const { PUBLIC_URL } = env()
      return PUBLIC_URL === undefined ? uploadForQueue({ id, client }, key) : PUBLIC_URL + blobLink(key)
    },
  }
}
