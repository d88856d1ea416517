'use client'
import { useEffect, useMemo } from 'react'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useStore } from 'zustand'
import { dismissUpload } from '@/lib/actions/assets'
import type { UploadItem } from '@/lib/editor/upload-items'
import { createUploadQueue, type UploadQueue } from '@/lib/editor/uploads'
import { keys } from '@/lib/queries/keys'
import { useLibrary } from '@/lib/queries/library'
import type { AssetView, LibraryView, UploadView } from '@/lib/views'

/** One file on its way in. `percent` is null while it is checked or read. */
export type UploadRow = UploadItem & {
  percent: number | null
  /** Set when the very same content was in the library before. */
  sameAs: AssetView | null
}

export type Uploads = {
  /** Newest first: what this page sends, and what earlier visits left on the server. */
  rows: readonly UploadRow[]
  add: (files: readonly File[]) => string[]
  retry: (key: string) => void
  /** Cancels what runs; takes what is done or refused off the list. */
  remove: (key: string) => void
}

let shared: UploadQueue | null = null

/** Uploads go on while screens change, so there is one queue per page. */
function uploadQueue(client: QueryClient): UploadQueue {
  if (shared) return shared
  const onArrived = () => void client.invalidateQueries({ queryKey: keys.library })
  if (typeof window === 'undefined') return createUploadQueue({ storage: null, onArrived })
  const queue = createUploadQueue({ storage: window.localStorage, onArrived })
  window.addEventListener('online', () => queue.store.getState().forEach(({ key }) => queue.retry(key)))
  return (shared = queue)
}

export function useUploads(): Uploads {
  const client = useQueryClient()
  const queue = useMemo(() => uploadQueue(client), [client])
  const items = useStore(queue.store)
  const library = useLibrary()
  useEffect(() => queue.recall(), [queue])
  useEffect(() => queue.told(library.uploads), [queue, library.uploads, items])
  const rows = useMemo(() => uploadRows(items, library), [items, library])
  return useMemo(
    () => ({
      rows,
      add: queue.add,
      retry: queue.retry,
      remove(key) {
        const id = rows.find((row) => row.key === key)?.uploadId
        queue.remove(key)
        if (!id) return
        void dismissUpload({ id }).then(() => client.invalidateQueries({ queryKey: keys.library }))
      },
    }),
    [rows, queue, client],
  )
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
