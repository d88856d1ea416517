import { apiKey } from '@/lib/server/api-key'
import { env } from '@/lib/server/env'
import { Refusal } from '@/lib/server/errors'
import { eventsOf } from '@/lib/server/generations/events'
import { findGeneration } from '@/lib/server/generations/generation-row'
import { hashOf } from '@/lib/server/generations/request-parts'
import { remoteQueues } from '@/lib/server/queue-rows'
import { listQueues } from '@/lib/server/queues'
import { isUuid } from '@/lib/server/uuid'

/**
 * One generation as a JSON document for whoever answers about money: ids, hashes, times, what was sent and every raw answer.
 * Keys are masked wherever they might have been repeated.
 */
export async function readEvidence(owner: string, id: string): Promise<string> {
  if (!isUuid(id)) throw new Refusal('not-found', 'This generation does not exist on this server any more.')
  const row = await findGeneration(owner, id)
  const queue = (await listQueues(owner)).find((each) => each.id === row.queueId)
  const { model, requestId, state, takeNumber, sceneNumber, payload, sentPayload } = row
  const { estimateMicros, costMicros, priceVersion, error, errorRaw, videoKey, facts } = row
  const sent = sentPayload ?? payload
  const times = ['createdAt', 'sentAt', 'acceptedAt', 'startedAt', 'finishedAt'] as const
  const document = {
    about:
      'One request of Shotboard to a queue, for questions about what was charged. Hashes of requests are SHA-256 of the JSON with sorted keys and no spaces.',
    madeAt: new Date().toISOString(),
    generation: { id, kind: row.kind, sceneNumber, takeNumber, state },
    queue: { id: row.queueId, name: queue?.name ?? null, address: queue?.baseUrl ?? null },
    request: { id: requestId, model, payload: sent, payloadSha256: hashOf(sent) },
    money: {
      currency: 'USD',
      estimate: dollars(estimateMicros),
      charged: dollars(costMicros),
      pricesOf: priceVersion,
    },
    times: Object.fromEntries(times.map((name) => [name, row[name]?.toISOString() ?? null])),
    result: videoKey ? { sha256: videoKey.split('.')[0], facts } : null,
    error: { sentence: error, raw: errorRaw },
    events: (await eventsOf(id)).map(({ at, from, to, by, why, requestId: request, raw, sha256 }) => ({
      ...{ at: at.toISOString(), from, to, by, why, requestId: request, sha256, raw },
    })),
  }
  return mask(JSON.stringify(document, null, 2), await secrets(owner))
}

async function secrets(owner: string): Promise<string[]> {
  const keys = (await remoteQueues(owner)).map((queue) => queue.apiKey)
  return [...keys, env().GMI_API_KEY, apiKey()].filter((key) => typeof key === 'string')
}

function mask(text: string, keys: readonly string[]): string {
  return keys.reduce((masked, key) => masked.replaceAll(JSON.stringify(key).slice(1, -1), '***'), text)
}

function dollars(micros: number | null): string | null {
  return micros === null ? null : (micros / 1_000_000).toFixed(6)
}
