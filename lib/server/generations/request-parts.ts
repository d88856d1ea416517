import { createHash } from 'node:crypto'
import type { AssetRow } from '@/lib/server/assets'
import { blobUrl } from '@/lib/server/blob/blob-store'
import type { ElementRow } from '@/lib/server/elements'

export function hashOf(payload: unknown): string {
  return createHash('sha256').update(JSON.stringify(payload)).digest('hex')
}

/** The element's id on this queue; an id of another queue means nothing here. */
export function elementIdOn(queueId: string, element: ElementRow | undefined): string | null {
  return element?.queueId === queueId ? element.queueElementId : null
}

/** Files stand in a kept request as paths of this server; they become addresses when it is sent (send.ts). */
export function pathOf(assets: Map<string, AssetRow>, id: string): string {
  const asset = assets.get(id)
  return asset ? blobUrl(asset.blobKey) : ''
}
