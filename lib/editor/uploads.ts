import { dropFileNote, writeFileNote } from '@/lib/editor/file-notes'
import { whyGone } from '@/lib/editor/file-gone'
import { createInterruptedList } from '@/lib/editor/interrupted-list'
import { isInOtherTab, type Tabs } from '@/lib/editor/other-tabs'
import { newId } from '@/lib/editor/new-id'
import type { TrimOffer } from '@/lib/editor/trim-offer'
import { askTrim } from '@/lib/editor/trim-requests'
import { createUploadItems, newItem, type UploadItem, type UploadItems } from '@/lib/editor/upload-items'
import { createSender } from '@/lib/editor/upload-sender'
import { uploadTotal } from '@/lib/editor/upload-total'
import { uploadLimits, type Purpose } from '@/lib/storyboard/fit'
import type { TrimRange } from '@/lib/media/trim-clip'
import type { UploadView } from '@/lib/views'

export type UploadQueue = {
  store: UploadItems['store']
  /** Keys of the new items, in the order of the files. `purpose`: what they are for, where that is known. */
  add: (files: readonly File[], purpose?: Purpose) => string[]
  /** The file of an item that is not sent yet. */
  fileOf: (key: string) => File | null
  /** Sends an offered or failed file as it is. */
  sendWhole: (key: string) => void
  /** The file of an item, chosen again. */
  replace: (key: string, file: File) => void
  /** The part of an item's file to send in its place. `range` is what was asked for. */
  sendTrimmed: (key: string, part: File, range: TrimRange) => void
  retry: (key: string) => void
  /** Stops what waits or is sent, keeping what arrived; `resume` goes on from there. */
  pause: (key: string) => void
  resume: (key: string) => void
  /** Stops what runs, lets the server drop the parts, and takes the item off the list. */
  remove: (key: string) => void
  /** Puts what earlier visits left unsent or half sent on the list. Once, and after hydration: the server's page cannot know it. */
  recall: () => void
  /** What the server says of files that arrived. */
  told: (views: readonly UploadView[]) => void
}
type Options = { storage: Storage | null; tabs: Tabs; onArrived: () => void }

/** Every upload of this page, whatever screen is shown. Files are checked first and sent three at a time. */
export function createUploadQueue({ storage, tabs, onArrived }: Options): UploadQueue {
  const items = createUploadItems()
  const files = new Map<string, File>()
  const purposes = new Map<string, Purpose>()
  const madeHere = new Set<string>()
  const forget = (key: string) => dropFileNote(storage, key)
  const sender = createSender({
    items,
    files,
    madeHere,
    isInOtherTab: (file) => isInOtherTab(storage, tabs, file),
    onArrived(key) {
      forget(key)
      onArrived()
    },
    onRefused: forget,
  })
  const interrupted = createInterruptedList(items, storage, tabs)
  let batch = 0

  async function check(key: string, file: File) {
    const gone = await whyGone(file)
    // The server checks too: without a network the file waits, and nothing is refused unseen.
    const checker = gone ? null : await import('@/lib/editor/check-file').catch(() => null)
    const sentence = gone ?? (await checker?.whyRefused(file)) ?? null
    const trim = gone || madeHere.has(key) ? null : await offerOf(file, sentence, purposes.get(key) ?? null)
    if (files.get(key) !== file) return
    const again = items.find(key)?.again ?? null
    if (trim && (trim.isWorth || again)) {
      items.change(key, { state: 'offered', sentence: trim.sentence, trim })
      if (purposes.has(key) || again) askTrim(key)
    } else if (sentence) {
      if (!gone) forget(key)
      items.change(key, { state: gone ? 'changed' : 'refused', sentence })
    } else items.change(key, { state: 'waiting', trim })
    sender.next()
  }

  function put(key: string, file: File) {
    sender.stop(key, true)
    files.set(key, file)
    items.change(key, newItem(key, file, batch))
    void check(key, file)
  }
  function note(key: string, { name, size, lastModified }: File, range: TrimRange | null) {
    const purpose = purposes.get(key) ?? null
    const marks = { name, size, lastModified, tab: tabs.own, notedAt: Date.now() }
    writeFileNote(storage, key, { ...marks, range, purpose })
  }
  function addOne(key: string, file: File, purpose: Purpose | null) {
    const left = interrupted.added(file)
    files.set(key, file)
    const wanted = purpose ?? left?.purpose
    if (wanted) purposes.set(key, wanted)
    note(key, file, left?.range ?? null)
    const item: UploadItem = { ...newItem(key, file, batch), again: left?.range ?? null }
    items.store.setState((list) => [item, ...list], true)
  }

  return {
    store: items.store,
    fileOf: (key) => files.get(key) ?? null,
    sendWhole(key) {
      const state = items.find(key)?.state
      const file = files.get(key)
      if (!file || (state !== 'offered' && state !== 'failed')) return
      if (!madeHere.has(key)) note(key, file, null)
      items.change(key, { state: 'waiting', sentence: null })
      sender.next()
    },
    replace(key, file) {
      if (!items.find(key)) return
      madeHere.delete(key)
      note(key, file, null)
      put(key, file)
    },
    sendTrimmed(key, part, range) {
      const whole = files.get(key)
      if (!whole || !items.find(key)) return
      note(key, whole, range)
      madeHere.add(key)
      put(key, part)
    },
    add(added, purpose) {
      if (uploadTotal(items.store.getState()) === null) batch += 1
      const entries = added.map((file) => ({ key: newId(), file }))
      for (const { key, file } of entries) addOne(key, file, purpose ?? null)
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
      void interrupted.forget(key)
      files.delete(key)
      purposes.delete(key)
      madeHere.delete(key)
      sender.stop(key, true)
      items.drop(key)
      sender.next()
    },
    recall: () => void interrupted.recall(),
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
