'use client'
import { useEffect, useMemo } from 'react'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useStore } from 'zustand'
import { dismissUpload, importUrl } from '@/lib/actions/assets'
import { tabId } from '@/lib/editor/local-copy'
import { newId } from '@/lib/editor/new-id'
import { holdTab, openTabs } from '@/lib/editor/open-tabs'
import { createUploadQueue, type UploadQueue } from '@/lib/editor/uploads'
import { keys } from '@/lib/queries/keys'
import { useLibrary } from '@/lib/queries/library'
import { serverSilent } from '@/lib/queries/server-silent'
import { uploadRows, type UploadRow } from '@/lib/queries/upload-rows'

export type { UploadRow } from '@/lib/queries/upload-rows'

export type Uploads = {
  /** Newest first: what this page sends, and what earlier visits left on the server. */
  rows: readonly UploadRow[]
  add: UploadQueue['add']
  fileOf: UploadQueue['fileOf']
  sendWhole: UploadQueue['sendWhole']
  replace: UploadQueue['replace']
  sendTrimmed: UploadQueue['sendTrimmed']
  retry: (key: string) => void
  pause: (key: string) => void
  resume: (key: string) => void
  /** The server fetches a file by its address; a sentence when it will not. */
  importUrl: (url: string) => Promise<string | null>
  /** Cancels what runs; takes what is done or refused off the list. */
  remove: (key: string) => void
}

let shared: UploadQueue | null = null

/** Uploads go on while screens change, so there is one queue per page. */
function uploadQueue(client: QueryClient): UploadQueue {
  if (shared) return shared
  const onArrived = () => void client.invalidateQueries({ queryKey: keys.library })
  if (typeof window === 'undefined') {
    const tabs = { own: '', open: () => Promise.resolve(new Set<string>()) }
    return createUploadQueue({ storage: null, tabs, onArrived })
  }
  const tabs = { own: `uploads.${tabId(sessionStorage, newId)}`, open: () => openTabs(navigator.locks) }
  holdTab(navigator.locks, tabs.own)
  const queue = createUploadQueue({ storage: window.localStorage, tabs, onArrived })
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
      fileOf: queue.fileOf,
      sendWhole: queue.sendWhole,
      replace: queue.replace,
      sendTrimmed: queue.sendTrimmed,
      retry: queue.retry,
      pause: queue.pause,
      resume: queue.resume,
      async importUrl(url) {
        const answer = await importUrl({ url }).catch(() => null)
        await client.invalidateQueries({ queryKey: keys.library })
        if (!answer) return serverSilent
        return answer.ok ? null : answer.sentence
      },
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
