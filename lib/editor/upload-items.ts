import { createStore, type StoreApi } from 'zustand/vanilla'
import type { TrimOffer } from '@/lib/editor/trim-offer'
import type { TrimRange } from '@/lib/media/trim-clip'
import type { UploadView } from '@/lib/views'

/**
 * `checking` → `waiting` → `sending` → `reading` (whole, the server looks at it) → `ready` (assetId) | `refused` (sentence).
 * `offered` waits for a person to trim it or to send it whole. `paused` and `failed` go on where they stopped; `interrupted` needs its file chosen again after a reload, `changed` because it is no longer the file that was chosen.
 */
export type UploadState =
  | 'checking'
  | 'offered'
  | 'waiting'
  | 'sending'
  | 'paused'
  | 'reading'
  | 'ready'
  | 'refused'
  | 'failed'
  | 'interrupted'
  | 'changed'
export type UploadItem = {
  key: string
  name: string
  bytes: number
  state: UploadState
  sentBytes: number
  /** Files added while others moved belong to the same batch; 0 for what earlier visits left. */
  batch: number
  uploadId: string | null
  assetId: string | null
  /** Why it was refused, failed or waits. */
  sentence: string | null
  raw: string | null
  /** What a trim in the browser would save; null where none can be made. */
  trim: TrimOffer | null
  /** The range an earlier visit trimmed of it and could not finish sending. */
  again: TrimRange | null
}

export type UploadItems = {
  store: StoreApi<readonly UploadItem[]>
  find: (key: string) => UploadItem | undefined
  change: (key: string, update: Partial<UploadItem>) => void
  drop: (key: string) => void
  /** What the server says of files that arrived; resolves to the keys that are settled by it. */
  told: (views: readonly UploadView[]) => string[]
}

export function createUploadItems(): UploadItems {
  const store = createStore<readonly UploadItem[]>()(() => [])
  const change: UploadItems['change'] = (key, update) =>
    store.setState((items) => items.map((item) => (item.key === key ? { ...item, ...update } : item)), true)
  return {
    store,
    change,
    find: (key) => store.getState().find((item) => item.key === key),
    drop: (key) => store.setState((items) => items.filter((item) => item.key !== key), true),
    told(views) {
      const settled = views.flatMap((view) => {
        const { state } = view
        const item = store.getState().find((each) => each.uploadId === view.id && each.state === 'reading')
        return item && state !== 'received' && state !== 'fetching' ? { key: item.key, state, view } : []
      })
      for (const { key, state, view } of settled)
        change(key, { state, assetId: view.assetId, sentence: view.refusal, raw: view.refusalRaw })
      return settled.map(({ key }) => key)
    },
  }
}

export function newItem(key: string, { name, size }: Pick<File, 'name' | 'size'>, batch = 0): UploadItem {
  return {
    key,
    name,
    bytes: size,
    state: 'checking',
    sentBytes: 0,
    batch,
    uploadId: null,
    assetId: null,
    sentence: null,
    raw: null,
    trim: null,
    again: null,
  }
}
