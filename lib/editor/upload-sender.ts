import { sendFile, type SentFile } from '@/lib/editor/send-file'
import type { UploadItem, UploadItems } from '@/lib/editor/upload-items'

const PARALLEL = 3
type SenderParts = {
  items: UploadItems
  files: Map<string, File>
  /** Keys of files that this page made. */
  madeHere: ReadonlySet<string>
  onArrived: (key: string) => void
  onRefused: (key: string) => void
}

/** Sends what waits, three files at a time, in the order they came. */
export function createSender({ items, files, madeHere, onArrived, onRefused }: SenderParts) {
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
      onceOnly: madeHere.has(key),
      busyPlaces: () => placesBut(key),
      onPlace(place) {
        const mine = running.get(key)
        if (mine) mine.place = place
      },
      onProgress: (sentBytes) => items.change(key, { sentBytes }),
      onSuccess(uploadId) {
        running.delete(key)
        finish({ state: 'reading', sentBytes: file.size, uploadId })
        onArrived(key)
      },
      onGone(sentence) {
        running.delete(key)
        finish({ state: 'changed', sentence, sentBytes: 0 })
      },
      onFailure({ sentence, final }) {
        if (final) onRefused(key)
        finish({ state: final ? 'refused' : 'failed', sentence })
      },
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
