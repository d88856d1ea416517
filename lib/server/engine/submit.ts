import { isDeepStrictEqual } from 'node:util'
import { and, eq } from 'drizzle-orm'
import { isModel, SubmitBody, type ModelId } from '@/lib/queue/contract'
import type { FaultId } from '@/lib/queue/faults'
import { blobUrl } from '@/lib/server/blob/blob-store'
import { blobs } from '@/lib/server/blob/blobs'
import { engineRequests } from '@/lib/server/db/schema'
import { refuse, reply } from '@/lib/server/engine/answers'
import { knownElements } from '@/lib/server/engine/elements'
import type { Caller } from '@/lib/server/engine/caller'
import { currentFault, lostByFault, refusedByFault } from '@/lib/server/engine/faults'
import { jobFor } from '@/lib/server/engine/engine-jobs'
import { decodePicture } from '@/lib/server/engine/inline-picture'
import { elementIds, mediaUses, normalise, withMedia, type Payload } from '@/lib/server/engine/payload'
import { readJson } from '@/lib/server/engine/read-json'
import { submitRecord } from '@/lib/server/engine/record'
import { advance, type EngineRequest } from '@/lib/server/engine/requests'
import { sendJob } from '@/lib/server/jobs/define-job'
import { getStore } from '@/lib/server/store'
import { isWebUrl } from '@/lib/storyboard/media-url'
import { isRefused, refusalText, validatePayload } from '@/lib/storyboard/validate'

const MAX_KEY = 255

/**
 * `POST /requests`: checks in the order callers of the contract see (body, model, payload, elements), then keeps the
 * request and its job in one transaction. The same `Idempotency-Key` gives the same request again.
 */
export async function submitRequest(request: Request, { ownerId, origin }: Caller): Promise<Response> {
  const read = await readJson(request)
  if (!read.ok) return read.refusal
  const body = SubmitBody.safeParse(read.value)
  if (!body.success) return refuse(400, badEnvelope(read.value))
  const { model, payload } = body.data
  if (!isModel(model)) return refuse(404, `model ${model.slice(0, 100)} does not exist`)
  const refusal = await whyRefused(model, payload, ownerId)
  if (refusal !== null) return refuse(400, refusal)

  const idempotencyKey = request.headers.get('idempotency-key')
  if (idempotencyKey !== null && (idempotencyKey === '' || idempotencyKey.length > MAX_KEY)) {
    return refuse(400, `Idempotency-Key must have 1 to ${MAX_KEY} characters`)
  }
  const { fault } = await currentFault()
  const refused = refusedByFault(fault)
  if (refused !== null) return refused
  const kept = await keepPictures(model, normalise(model, payload), origin)
  const { row, isNew } = await keepRequest({ ownerId, model, payload: kept, idempotencyKey, fault })
  if (row.model !== model || !isDeepStrictEqual(row.payload, kept)) {
    return refuse(409, 'this Idempotency-Key was used for another payload')
  }
  return (isNew ? lostByFault(fault) : null) ?? reply(submitRecord(row))
}

async function whyRefused(model: ModelId, payload: Payload, ownerId: string): Promise<string | null> {
  const known = await knownElements(elementIds(payload), ownerId)
  const issues = validatePayload(model, payload, {
    media: () => null,
    element: (id) => known.get(id)?.referenceKind ?? 'unknown',
  })
  const broken = issues.find(isRefused)
  if (broken !== undefined) return refusalText(broken)
  const unreadable = mediaUses(model, payload).find(
    ({ kind, value }) => kind === 'image' && !isWebUrl(value) && decodePicture(value) === null,
  )
  if (unreadable === undefined) return null
  return `invalid payload parameters: ${unreadable.path} (The base64 is not of a JPEG or PNG)`
}

/** Pictures inside the JSON become files, so that rows stay small and one way of reading media is enough. */
async function keepPictures(model: ModelId, payload: Payload, origin: string): Promise<Payload> {
  const values = new Map<string, string>()
  for (const { value, path } of mediaUses(model, payload)) {
    const picture = isWebUrl(value) ? null : decodePicture(value)
    if (picture === null) continue
    const { key } = await blobs().put(picture.bytes, picture.extension)
    values.set(path, origin + blobUrl(key))
  }
  return values.size === 0 ? payload : withMedia(payload, values)
}

type NewRequest = {
  ownerId: string
  model: ModelId
  payload: Payload
  idempotencyKey: string | null
  fault: FaultId | null
}

async function keepRequest(values: NewRequest): Promise<{ row: EngineRequest; isNew: boolean }> {
  const { db } = await getStore()
  const made = await db.transaction(async (tx) => {
    const [row] = await tx
      .insert(engineRequests)
      .values({ ...values, status: 'created' })
      .onConflictDoNothing()
      .returning()
    if (row !== undefined) await sendJob(jobFor(values.model), { requestId: row.id }, { tx })
    return row
  })
  if (made !== undefined) {
    await advance(db, made.id, 'queued')
    return { row: made, isNew: true }
  }
  const { ownerId, idempotencyKey } = values
  const [before] = await db
    .select()
    .from(engineRequests)
    .where(and(eq(engineRequests.ownerId, ownerId), eq(engineRequests.idempotencyKey, idempotencyKey ?? '')))
  if (before === undefined) throw new Error('a request conflicts with another that cannot be found')
  return { row: before, isNew: false }
}

function badEnvelope(body: unknown): string {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return 'invalid payload parameters: body (Must be a JSON object with model and payload)'
  }
  const [field, type] =
    !('model' in body) || typeof body.model !== 'string' ? ['model', 'a string'] : ['payload', 'an object']
  const reason = field in body ? `Must be ${type}` : 'Required parameter is missing'
  return `invalid payload parameters: ${field} (${reason})`
}
