import { forgetInterrupted, interruptedUploads, type Interrupted } from '@/lib/editor/interrupted-uploads'
import { newId } from '@/lib/editor/new-id'
import { sendFile, type SentFile } from '@/lib/editor/send-file'
import { uploadTotal } from '@/lib/editor/upload-total'
import { createUploadItems, newItem, type UploadItem, type UploadItems } from '@/lib/editor/upload-items'
import type { UploadView } from '@/lib/views'

export type UploadQueue = {
  store: UploadItems['store']
  /** Keys of the new items, in the order of the files. */
  add: (files: readonly File[]) => string[]
  retry: (key: string) => void
  /** Stops what waits or is sent, keeping what arrived; `resume` goes on from there. */
  pause: (key: string) => void
  resume: (key: string) => void
  /** Stops what runs, lets the server drop the parts, and takes the item off the list. */
  remove: (key: string) => void
  /** Puts what earlier visits left half sent on the list. Once, and after hydration: the server's page cannot know it. */
  recall: () => void
  /** What the server says of files that arrived. */
  told: (views: readonly UploadView[]) => void
}
type Options = { storage: Storage | null; onArrived: () => void }

/** Every upload of this page, whatever screen is shown. Files are checked first and sent three at a time. */
export function createUploadQueue({ storage, onArrived }: Options): UploadQueue {
  const items = createUploadItems()
  const files = new Map<string, File>()
  const sender = createSender({ items, files, onArrived })
  const interrupted = new Map<string, Interrupted>()
  let recalled = false
  let batch = 0

  async function check(key: string, file: File) {
    // The server checks too: without a network the file waits, and nothing is refused unseen.
    const checker = await import('@/lib/editor/check-file').catch(() => null)
    const sentence = (await checker?.whyRefused(file)) ?? null
    if (!files.has(key)) return
    items.change(key, sentence ? { state: 'refused', sentence } : { state: 'waiting' })
    sender.next()
  }
  function forgetSame(file: File) {
    for (const [key, each] of interrupted)
      if (each.name === file.name && each.bytes === file.size) {
        interrupted.delete(key)
        items.drop(key)
      }
  }

  return {
    store: items.store,
    add(added) {
      if (uploadTotal(items.store.getState()) === null) batch += 1
      const entries = added.map((file) => ({ key: newId(), file }))
      for (const { key, file } of entries) {
        forgetSame(file)
        files.set(key, file)
        items.store.setState((list) => [newItem(key, file, batch), ...list], true)
      }
      for (const { key, file } of entries) void check(key, file)
      return entries.map(({ key }) => key)
    },
    retry(key) {
      if (!files.has(key) || items.find(key)?.state !== 'failed') return
      items.change(key, { state: 'waiting', sentence: null })
      sender.next()
    },
    pause(key) {
      const state = items.find(key)?.state
      if (state !== 'waiting' && state !== 'sending') return
      sender.stop(key, false)
      items.change(key, { state: 'paused' })
      sender.next()
    },
    resume(key) {
      if (!files.has(key) || items.find(key)?.state !== 'paused') return
      items.change(key, { state: 'waiting' })
      sender.next()
    },
    remove(key) {
      const left = interrupted.get(key)
      if (left && storage) forgetInterrupted(storage, left)
      interrupted.delete(key)
      files.delete(key)
      sender.stop(key, true)
      items.drop(key)
      sender.next()
    },
    recall() {
      if (recalled || !storage) return
      recalled = true
      for (const each of interruptedUploads(storage)) interrupted.set(each.storageKey, each)
      items.store.setState((list) => [...list, ...[...interrupted.values()].map(interruptedItem)], true)
    },
    told(views) {
      for (const key of items.told(views)) files.delete(key)
      // Its last bytes arrived while the page went away: there is nothing left to add again.
      for (const [key, { url }] of interrupted)
        if (views.some(({ id }) => url.endsWith(id))) {
          storage?.removeItem(key)
          interrupted.delete(key)
          items.drop(key)
        }
    },
  }
}

const PARALLEL = 3
type SenderParts = { items: UploadItems; files: Map<string, File>; onArrived: () => void }

function createSender({ items, files, onArrived }: SenderParts) {
  const running = new Map<string, SentFile & { place: string | null }>()

  function next() {
    const list = items.store.getState()
    if (list.filter((item) => item.state === 'sending').length >= PARALLEL) return
    // The list shows the newest first; files go in the order they came.
    const waiting = list.findLast((item) => item.state === 'waiting')
    const file = waiting && files.get(waiting.key)
    if (!file) return
    send(waiting.key, file)
    next()
  }
  function placesBut(key: string): Set<string> {
    return new Set([...running].flatMap(([other, { place }]) => (other === key || !place ? [] : place)))
  }
  function send(key: string, file: File) {
    const finish = (update: Partial<UploadItem>) => {
      items.change(key, update)
      next()
    }
    items.change(key, { state: 'sending', sentence: null })
    const sent = sendFile(file, {
      busyPlaces: () => placesBut(key),
      onPlace(place) {
        const mine = running.get(key)
        if (mine) mine.place = place
      },
      onProgress: (sentBytes) => items.change(key, { sentBytes }),
      onSuccess(uploadId) {
        running.delete(key)
        finish({ state: 'reading', sentBytes: file.size, uploadId })
        onArrived()
      },
      onFailure: ({ sentence, final }) => finish({ state: final ? 'refused' : 'failed', sentence }),
    })
    running.set(key, { ...sent, place: null })
  }
  return {
    next,
    /** `forget`: the server may drop the parts. */
    stop(key: string, forget: boolean) {
      running.get(key)?.stop(forget)
      running.delete(key)
    },
  }
}

function interruptedItem({ storageKey, name, bytes }: Interrupted): UploadItem {
  return {
    ...newItem(storageKey, { name, size: bytes }),
    state: 'interrupted',
    sentence: `Add ${name} again: it goes on where it stopped.`,
  }
}
