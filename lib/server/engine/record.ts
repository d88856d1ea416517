import type { FaultId } from '@/lib/queue/faults'
import { blobLink } from '@/lib/server/blob/blob-link'
import { faultOf } from '@/lib/server/engine/faults'
import type { EngineRequest } from '@/lib/server/engine/requests'
import { blobKeyOf } from '@/lib/server/own-address'

const DOWNLOADS = '/api/v1/ie/requestqueue/apikey/downloads/'

/** Answer of `POST /requests` (contract.md 1.3): the request as it was accepted, never an ending. */
export function submitRecord(row: EngineRequest) {
  return {
    request_id: row.id,
    model: row.model,
    status: 'created',
    created_at: seconds(row.createdAt),
    updated_at: seconds(row.createdAt),
    queued_at: seconds(row.createdAt),
  }
}

/** Answer of `GET /requests/{id}` (contract.md 1.4). Own files are stored as paths and get `origin` here. */
export function fullRecord(row: EngineRequest, origin: string) {
  const fault = faultOf(row)
  return {
    request_id: row.id,
    org_id: row.ownerId,
    user_id: row.ownerId,
    model: row.model,
    status: row.status,
    is_public: false,
    payload: withOrigin(row.payload, origin),
    outcome: outcomeByFault(fault, row.outcome, origin) ?? withOrigin(row.outcome, origin),
    created_at: seconds(row.createdAt),
    updated_at: seconds(row.updatedAt),
    queued_at: seconds(row.queuedAt ?? row.createdAt),
  }
}

/** How an outcome looks under a fault of its downloads or thumbnail, or null. */
function outcomeByFault(fault: FaultId | null, outcome: EngineRequest['outcome'], origin: string): unknown {
  if (outcome === null) return null
  if (fault === 'no-thumbnail') {
    const { thumbnail_image_url: _none, ...rest } = outcome
    return withOrigin(rest, origin)
  }
  if (fault !== 'expired-download' && fault !== 'slow-download') return null
  const moved = JSON.stringify(outcome).replaceAll('"/api/blobs/', `"${origin}${DOWNLOADS}`)
  return JSON.parse(moved) as unknown
}

function withOrigin(value: unknown, origin: string): unknown {
  if (typeof value === 'string') {
    const key = value.startsWith('/api/blobs/') ? blobKeyOf(value) : null
    return key === null ? value : origin + blobLink(key)
  }
  if (Array.isArray(value)) return value.map((item) => withOrigin(item, origin))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withOrigin(item, origin)]))
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000)
}
