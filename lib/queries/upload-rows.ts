import type { UploadItem } from '@/lib/editor/upload-items'
import type { AssetView, LibraryView, UploadView } from '@/lib/views'

/** One file on its way in. `percent` is null while it is checked or read. */
export type UploadRow = UploadItem & {
  percent: number | null
  /** Set when the very same content was in the library before. */
  sameAs: AssetView | null
}

/** What this page sends, joined with what the server still holds of earlier visits. */
export function uploadRows(items: readonly UploadItem[], library: LibraryView): UploadRow[] {
  const mine = new Set(items.map((item) => item.uploadId))
  const others = library.uploads
    .filter((view) => view.state !== 'ready' && !mine.has(view.id))
    .map(fromServer)
  return [...items, ...others].map((item) => ({
    ...item,
    percent: item.state === 'sending' || item.state === 'failed' ? (item.sentBytes / item.bytes) * 100 : null,
    sameAs: sameAs(item, library),
  }))
}

function fromServer(view: UploadView): UploadItem {
  return {
    key: view.id,
    name: view.name,
    bytes: view.bytes,
    state: view.state === 'refused' ? 'refused' : 'reading',
    sentBytes: view.bytes,
    uploadId: view.id,
    assetId: view.assetId,
    sentence: view.refusal,
    raw: view.refusalRaw,
  }
}

/** An asset older than the upload that led to it was there before; of twins sent together, all but the first find it. */
function sameAs(item: UploadItem, library: LibraryView): AssetView | null {
  const view = library.uploads.find((each) => each.id === item.uploadId)
  const asset = library.assets.find((each) => each.id === item.assetId)
  if (!view || !asset) return null
  const twins = library.uploads.filter((each) => each.assetId === asset.id)
  const first = twins.every((each) => each.createdAt >= view.createdAt)
  return asset.createdAt < view.createdAt || !first ? asset : null
}
