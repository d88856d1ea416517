import { refuse, reply } from '@/lib/server/engine/answers'
import type { Caller } from '@/lib/server/engine/caller'
import { faultOf } from '@/lib/server/engine/faults'
import { fullRecord } from '@/lib/server/engine/record'
import { findRequest, finish, listRequests } from '@/lib/server/engine/requests'
import { stopRequest } from '@/lib/server/engine/running'
import { getStore } from '@/lib/server/store'

const PAGE = 50
const MAX_PAGE = 200

/** `GET /requests/{id}`. */
export async function readRequest(id: string, { ownerId, origin }: Caller): Promise<Response> {
  const { db } = await getStore()
  const row = await findRequest(db, id, ownerId)
  if (row === null) return unknownRequest(id)
  const record = fullRecord(row, origin)
  return faultOf(row) === 'numeric-ids' ? withNumericIds(reply(record)) : reply(record)
}

/** `GET /requests?model_id=&model=&limit=&offset=`: newest first, 50 unless asked for up to 200. */
export async function readList(request: Request, { ownerId, origin }: Caller): Promise<Response> {
  const query = new URL(request.url).searchParams
  const limit = wholeNumber(query.get('limit') ?? String(PAGE), 1, MAX_PAGE)
  const offset = wholeNumber(query.get('offset') ?? '0', 0, 1_000_000)
  if (limit === null) return refuse(400, `limit must be a whole number from 1 to ${MAX_PAGE}`)
  if (offset === null) return refuse(400, 'offset must be a whole number from 0')
  const model = query.get('model_id') ?? query.get('model')
  const { db } = await getStore()
  const { rows, total } = await listRequests(db, { ownerId, model, limit, offset })
  return reply({ requests: rows.map((row) => fullRecord(row, origin)), total })
}

/** `DELETE /requests/{id}`: ends what has not ended, 409 for what has (contract.md 5.4). */
export async function cancelRequest(id: string, { ownerId, origin }: Caller): Promise<Response> {
  const { db } = await getStore()
  const row = await findRequest(db, id, ownerId)
  if (row === null) return unknownRequest(id)
  const cancelled = await finish(db, row.id, { status: 'cancelled', outcome: null })
  stopRequest(row.id)
  const after = await findRequest(db, id, ownerId)
  if (after === null) return unknownRequest(id)
  if (!cancelled) return refuse(409, `request ${id} is already ${after.status}`)
  return reply(fullRecord(after, origin))
}

async function withNumericIds(answer: Response): Promise<Response> {
  const text = (await answer.text()).replace(/"element_id":"(\d+)"/g, '"element_id":$1')
  return new Response(text, answer)
}

function unknownRequest(id: string): Response {
  return refuse(404, `request ${id.slice(0, 100)} does not exist`)
}

function wholeNumber(text: string, min: number, max: number): number | null {
  if (!/^\d{1,9}$/.test(text)) return null
  const value = Number(text)
  return value >= min && value <= max ? value : null
}
