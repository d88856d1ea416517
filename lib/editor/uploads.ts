import { whyGone } from '@/lib/editor/file-gone'
import { createInterruptedList } from '@/lib/editor/interrupted-list'
import { newId } from '@/lib/editor/new-id'
import type { TrimOffer } from '@/lib/editor/trim-offer'
import { askTrim } from '@/lib/editor/trim-requests'
import { createUploadItems, newItem, type UploadItems } from '@/lib/editor/upload-items'
import { createSender } from '@/lib/editor/upload-sender'
import { uploadTotal } from '@/lib/editor/upload-total'
import { uploadLimits, type Purpose } from '@/lib/storyboard/fit'
import type { UploadView } from '@/lib/views'

export type UploadQueue = {
  store: UploadItems['store']
  /** Keys of the new items, in the order of the files. `purpose`: what they are for, where that is known. */
  add: (files: readonly File[], purpose?: Purpose) => string[]
  /** The file of an item that is not sent yet. */
  fileOf: (key: string) => File | null
  /** Sends an offered or failed file as it is. */
  sendWhole: (key: string) => void
  /** Another file in the place of an item's own: its trimmed part, or the same one chosen again. */
  replace: (key: string, file: File, made: 'trimmed' | 'chosen') => void
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
  const purposes = new Map<string, Purpose>()
  const madeHere = new Set<string>()
  const sender = createSender({ items, files, madeHere, onArrived })
  const interrupted = createInterruptedList(items, storage)
  let batch = 0

  async function check(key: string, file: File) {
    const gone = await whyGone(file)
    // The server checks too: without a network the file waits, and nothing is refused unseen.
    const checker = gone ? null : await import('@/lib/editor/check-file').catch(() => null)
    const sentence = gone ?? (await checker?.whyRefused(file)) ?? null
    const trim = gone || madeHere.has(key) ? null : await offerOf(file, sentence, purposes.get(key) ?? null)
    if (files.get(key) !== file) return
    if (trim?.isWorth) {
      items.change(key, { state: 'offered', sentence: trim.sentence, trim })
      if (purposes.has(key)) askTrim(key)
    } else if (sentence) items.change(key, { state: gone ? 'changed' : 'refused', sentence })
    else items.change(key, { state: 'waiting', trim })
    sender.next()
  }

  return {
    store: items.store,
    fileOf: (key) => files.get(key) ?? null,
    sendWhole(key) {
      const state = items.find(key)?.state
      if (!files.has(key) || (state !== 'offered' && state !== 'failed')) return
      items.change(key, { state: 'waiting', sentence: null })
      sender.next()
    },
    replace(key, file, made) {
      if (!items.find(key)) return
      sender.stop(key, true)
      files.set(key, file)
      if (made === 'trimmed') madeHere.add(key)
      else madeHere.delete(key)
      items.change(key, newItem(key, file, batch))
      void check(key, file)
    },
    add(added, purpose) {
      if (uploadTotal(items.store.getState()) === null) batch += 1
      const entries = added.map((file) => ({ key: newId(), file }))
      for (const { key, file } of entries) {
        interrupted.added(file)
        files.set(key, file)
        if (purpose) purposes.set(key, purpose)
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
      interrupted.forget(key)
      files.delete(key)
      purposes.delete(key)
      madeHere.delete(key)
      sender.stop(key, true)
      items.drop(key)
      sender.next()
    },
    recall: interrupted.recall,
    told(views) {
      for (const key of items.told(views)) files.delete(key)
      interrupted.told(views)
    },
  }
}

/** A file that is too large for the server may still have a part that is not. */
async function offerOf(
  file: File,
  refusal: string | null,
  purpose: Purpose | null,
): Promise<TrimOffer | null> {
  if (refusal && file.size <= uploadLimits.video) return null
  const offers = await import('@/lib/editor/trim-offer').catch(() => null)
  return (await offers?.trimOffer(file, purpose)) ?? null
}
