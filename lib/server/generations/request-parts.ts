import { createHash } from 'node:crypto'
import type { AssetRow } from '@/lib/server/assets'
import { blobUrl } from '@/lib/server/blob/blob-store'

/** SHA-256 of the JSON with sorted keys and no spaces: the database keeps no order of keys. As `jq -cSj . | sha256sum`. */
export function hashOf(payload: unknown): string {
  return createHash('sha256').update(JSON.stringify(payload, sortedKeys)).digest('hex')
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Files stand in a kept request as paths of this server; they become addresses when it is sent (send.ts). */
export function pathOf(assets: ReadonlyMap<string, AssetRow>, id: string): string {
  const asset = assets.get(id)
  return asset ? blobUrl(asset.blobKey) : ''
}
