import { browserShows } from '@/lib/media/browser-shows'
import type { assets } from '@/lib/server/db/schema'
import { blobUrl } from '@/lib/server/blob/blob-store'
import type { AssetView } from '@/lib/views'

export type AssetRow = typeof assets.$inferSelect

export function toAssetView(row: AssetRow): AssetView {
  return {
    id: row.id,
    name: row.name,
    url: blobUrl(row.blobKey),
    viewUrl: viewUrl(row),
    thumbUrl: row.thumbKey ? blobUrl(row.thumbKey) : null,
    stripUrl: row.stripKey ? blobUrl(row.stripKey) : null,
    waveUrl: row.waveKey ? blobUrl(row.waveKey) : null,
    facts: row.facts,
    derivedFromId: row.derivedFromId,
    purpose: row.purpose,
    folderId: row.folderId,
    tags: row.tags,
    favourite: row.favourite,
    colourHex: row.colourHex,
    createdAt: row.createdAt.toISOString(),
    binnedAt: row.deletedAt?.toISOString() ?? null,
  }
}

function viewUrl({ previewKey, blobKey, facts }: AssetRow): string | null {
  if (previewKey) return blobUrl(previewKey)
  return browserShows(facts) ? blobUrl(blobKey) : null
}
