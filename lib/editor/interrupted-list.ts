import {
  forgetInterrupted,
  interruptedUploads,
  isOfFile,
  type Interrupted,
} from '@/lib/editor/interrupted-uploads'
import { newItem, type UploadItem, type UploadItems } from '@/lib/editor/upload-items'
import type { UploadView } from '@/lib/views'

/** What earlier visits left half sent, as items of the list. */
export function createInterruptedList(items: UploadItems, storage: Storage | null) {
  const left = new Map<string, Interrupted>()
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
      for (const each of interruptedUploads(storage)) left.set(each.storageKey, each)
      items.store.setState((list) => [...list, ...[...left.values()].map(interruptedItem)], true)
    },
    /** A file was added: the very same one goes on, another of its name does not and says so. */
    added(file: File) {
      for (const [key, each] of left) {
        if (isOfFile(each, file)) drop(key)
        else if (each.name === file.name) items.change(key, { sentence: isAnother(file.name) })
      }
    },
    /** Its last bytes arrived while the page went away: there is nothing left to add again. */
    told(views: readonly UploadView[]) {
      for (const [key, { url }] of left)
        if (views.some(({ id }) => url.endsWith(id))) {
          storage?.removeItem(key)
          drop(key)
        }
    },
    forget(key: string) {
      const each = left.get(key)
      if (each && storage) forgetInterrupted(storage, each)
      left.delete(key)
    },
  }
}

const isAnother = (name: string) =>
  `The ${name} you added is another file than the one that stopped here, so it is sent from its beginning.`

function interruptedItem({ storageKey, name, bytes }: Interrupted): UploadItem {
  return {
    ...newItem(storageKey, { name, size: bytes }),
    state: 'interrupted',
    sentence: `Add ${name} again: it goes on where it stopped.`,
  }
}
