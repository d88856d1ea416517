import type { UploadItem } from '@/lib/editor/upload-items'
import type { LibraryView, UploadView } from '@/lib/views'

/** One file on its way in. `percent` is null while it is checked or read. */
export type UploadRow = UploadItem & {
  percent: number | null
  /** The name under which the very same content was in the library before. */
  knownAs: string | null
}

/** What this page sends, joined with what the server still holds of earlier visits. */
export function uploadRows(items: readonly UploadItem[], library: LibraryView): UploadRow[] {
  const mine = new Set(items.map((item) => item.uploadId))
  const others = library.uploads
    .filter((view) => view.state !== 'ready' && !mine.has(view.id))
    .map(fromServer)
  return [...items, ...others].map((item) => ({
    ...item,
    percent:
      ['sending', 'failed', 'paused'].includes(item.state) && item.bytes > 0
        ? (item.sentBytes / item.bytes) * 100
        : null,
    knownAs: library.uploads.find((each) => each.id === item.uploadId)?.knownAs ?? null,
  }))
}

function fromServer(view: UploadView): UploadItem {
  return {
    key: view.id,
    name: view.name,
    bytes: view.bytes,
    state: view.state === 'refused' ? 'refused' : 'reading',
    sentBytes: view.bytes,
    batch: 0,
    uploadId: view.id,
    assetId: view.assetId,
    sentence: view.refusal,
    raw: view.refusalRaw,
    trim: null,
    again: null,
  }
}
