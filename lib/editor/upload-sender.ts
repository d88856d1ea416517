import { sendFile, type SentFile } from '@/lib/editor/send-file'
import type { UploadItem, UploadItems } from '@/lib/editor/upload-items'

const PARALLEL = 3
type SenderParts = {
  items: UploadItems
  files: Map<string, File>
  /** Keys of files that this page made. */
  madeHere: ReadonlySet<string>
  /** Whether another open tab has this file in hand: what was sent of it is that tab's. */
  isInOtherTab: (file: File) => Promise<boolean>
  onArrived: (key: string) => void
  onRefused: (key: string) => void
}

/** Sends what waits, three files at a time, in the order they came. */
export function createSender({ items, files, madeHere, isInOtherTab, onArrived, onRefused }: SenderParts) {
  /** What runs, was paused or failed: each keeps its address to itself. */
  const begun = new Map<string, SentFile & { place: string | null }>()

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
  async function take(key: string, file: File, url: string): Promise<boolean> {
    if (!madeHere.has(key) && (await isInOtherTab(file))) return false
    const mine = begun.get(key)
    if (!mine || [...begun.values()].some((each) => each !== mine && each.place === url)) return false
    mine.place = url
    return true
  }
  function send(key: string, file: File) {
    const finish = (update: Partial<UploadItem>) => {
      items.change(key, update)
      next()
    }
    items.change(key, { state: 'sending', sentence: null })
    const place = begun.get(key)?.place ?? null
    const sent = sendFile(file, {
      onceOnly: madeHere.has(key),
      place,
      take: (url) => take(key, file, url),
      onPlace(url) {
        const mine = begun.get(key)
        if (mine) mine.place = url
      },
      onProgress: (sentBytes) => items.change(key, { sentBytes }),
      onSuccess(uploadId) {
        begun.delete(key)
        finish({ state: 'reading', sentBytes: file.size, uploadId })
        onArrived(key)
      },
      onGone(sentence) {
        begun.delete(key)
        finish({ state: 'changed', sentence, sentBytes: 0 })
      },
      onFailure({ sentence, final }) {
        if (final) onRefused(key)
        finish({ state: final ? 'refused' : 'failed', sentence })
      },
    })
    begun.set(key, { ...sent, place })
  }
  return {
    next,
    /** `forget`: the server may drop the parts. */
    stop(key: string, forget: boolean) {
      begun.get(key)?.stop(forget)
      if (forget) begun.delete(key)
    },
  }
}
