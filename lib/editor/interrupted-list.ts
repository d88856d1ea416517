import {
  forgetInterrupted,
  interruptedUploads,
  isOfFile,
  type Interrupted,
} from '@/lib/editor/interrupted-uploads'
import { rangeWords } from '@/lib/editor/range-words'
import { trimNotes, type TrimNote } from '@/lib/editor/trim-notes'
import { newItem, type UploadItem, type UploadItems } from '@/lib/editor/upload-items'
import type { UploadView } from '@/lib/views'

type Left = { name: string; isOf: (file: File) => boolean; sent: Interrupted | null; trim: TrimNote | null }

/** What earlier visits left half sent, as items of the list. */
export function createInterruptedList(items: UploadItems, storage: Storage | null) {
  const left = new Map<string, Left>()
  let recalled = false
  function drop(key: string) {
    left.delete(key)
    items.drop(key)
  }
  return {
    /** Once, and after hydration: the server's page cannot know it. */
    recall() {
      if (recalled || !storage) return
      recalled = true
      const sent = interruptedUploads(storage)
      for (const each of sent)
        left.set(each.storageKey, {
          name: each.name,
          isOf: (file) => isOfFile(each, file),
          sent: each,
          trim: null,
        })
      const trimmed = trimNotes(storage)
      for (const [key, note] of trimmed)
        left.set(key, { name: note.name, isOf: (file) => isTrimmedFrom(note, file), sent: null, trim: note })
      const found = [
        ...sent.map(interruptedItem),
        ...[...trimmed].map(([key, note]) => untrimmedItem(key, note)),
      ]
      items.store.setState((list) => [...list, ...found], true)
    },
    /** A file was added: the very same one goes on, another of its name does not and says so. The answer is the range that was trimmed of it. */
    added(file: File): TrimNote | null {
      let again: TrimNote | null = null
      for (const [key, each] of left) {
        if (!each.isOf(file)) {
          if (each.name === file.name) items.change(key, { sentence: isAnother(file.name) })
        } else if (!each.trim || !again) {
          again = each.trim ?? again
          if (each.trim) storage?.removeItem(key)
          drop(key)
        }
      }
      return again
    },
    /** Its last bytes arrived while the page went away: there is nothing left to add again. */
    told(views: readonly UploadView[]) {
      for (const [key, { sent }] of left)
        if (sent && views.some(({ id }) => sent.url.endsWith(id))) {
          storage?.removeItem(key)
          drop(key)
        }
    },
    forget(key: string) {
      const sent = left.get(key)?.sent
      if (sent && storage) forgetInterrupted(storage, sent)
      else if (left.has(key)) storage?.removeItem(key)
      left.delete(key)
    },
  }
}

const isAnother = (name: string) =>
  `The ${name} you added is another file than the one that stopped here, so it is sent from its beginning.`

const isTrimmedFrom = (note: TrimNote, file: File) =>
  note.name === file.name && note.bytes === file.size && note.lastModified === file.lastModified

function untrimmedItem(key: string, { name, bytes, range }: TrimNote): UploadItem {
  return {
    ...newItem(key, { name, size: bytes }),
    state: 'interrupted',
    sentence: `Add ${name} again: its part from ${rangeWords(range)} is trimmed again and sent.`,
  }
}

function interruptedItem({ storageKey, name, bytes }: Interrupted): UploadItem {
  return {
    ...newItem(storageKey, { name, size: bytes }),
    state: 'interrupted',
    sentence: `Add ${name} again: it goes on where it stopped.`,
  }
}
