import { createHash } from 'node:crypto'
import type { AssetRow } from '@/lib/server/assets'
import { blobUrl } from '@/lib/server/blob/blob-store'

export function hashOf(payload: unknown): string {
  return createHash('sha256').update(JSON.stringify(payload)).digest('hex')
}

/** Files stand in a kept request as paths of this server; they become addresses when it is sent (send.ts). */
export function pathOf(assets: ReadonlyMap<string, AssetRow>, id: string): string {
  const asset = assets.get(id)
  return asset ? blobUrl(asset.blobKey) : ''
}
