import { dropFileNote, fileNotes, isSameFile, type FileMarks, type FileNote } from '@/lib/editor/file-notes'
import {
  forgetInterrupted,
  interruptedUploads,
  isOfFile,
  type Interrupted,
} from '@/lib/editor/interrupted-uploads'
import type { Tabs } from '@/lib/editor/other-tabs'
import { rangeWords } from '@/lib/editor/range-words'
import { newItem, type UploadItem, type UploadItems } from '@/lib/editor/upload-items'
import type { UploadView } from '@/lib/views'

type Left = {
  name: string
  isOf: (file: FileMarks) => boolean
  sent: Interrupted | null
  note: FileNote | null
}

/** What earlier visits did not send to the end, as items of the list. What an open tab sends is that tab's. */
export function createInterruptedList(items: UploadItems, storage: Storage | null, tabs: Tabs) {
  const left = new Map<string, Left>()
  let recalled = false
  function drop(key: string) {
    left.delete(key)
    items.drop(key)
  }
  /** Notes of files that this page or another open tab has in hand, and the rest. */
  async function sortedNotes(kept: Storage) {
    const open = await tabs.open()
    const notes = [...fileNotes(kept)]
    const isInHand = ([key, { tab }]: [string, FileNote]) =>
      tab === tabs.own ? items.find(key) !== undefined && !left.has(key) : open.has(tab)
    return {
      inHand: notes.filter(isInHand).map(([, note]) => note),
      rest: notes.filter((each) => !isInHand(each)),
    }
  }
  return {
    /** Once, and after hydration: the server's page cannot know it. */
    async recall() {
      if (recalled || !storage) return
      recalled = true
      const { inHand, rest } = await sortedNotes(storage)
      const sent = interruptedUploads(storage).filter((each) => !inHand.some((note) => isOfFile(each, note)))
      const isBegun = ([, note]: [string, FileNote]) =>
        !note.range && sent.some((each) => isOfFile(each, note))
      for (const [key] of rest.filter(isBegun)) dropFileNote(storage, key)
      const unsent = rest.filter((each) => !isBegun(each))
      for (const each of sent)
        left.set(each.storageKey, {
          name: each.name,
          isOf: (file) => isOfFile(each, file),
          sent: each,
          note: null,
        })
      for (const [key, note] of unsent)
        left.set(key, { name: note.name, isOf: (file) => isSameFile(note, file), sent: null, note })
      const found = [...sent.map(interruptedItem), ...unsent.map(([key, note]) => unsentItem(key, note))]
      items.store.setState((list) => [...list, ...found], true)
    },
    /** A file was added: the very same one goes on, another of its name does not and says so. The answer is what was wanted of it. */
    added(file: File): FileNote | null {
      let taken: FileNote | null = null
      for (const [key, each] of left) {
        if (!each.isOf(file)) {
          if (each.name === file.name) items.change(key, { sentence: isAnother(each) })
        } else if (!each.note?.range || !taken?.range) {
          if (each.note && (!taken || each.note.range)) taken = each.note
          dropFileNote(storage, key)
          drop(key)
        }
      }
      return taken
    },
    /** Its last bytes arrived while the page went away: there is nothing left to add again. */
    told(views: readonly UploadView[]) {
      for (const [key, { sent }] of left)
        if (sent && views.some(({ id }) => sent.url.endsWith(id))) {
          storage?.removeItem(key)
          drop(key)
        }
    },
    async forget(key: string) {
      const sent = left.get(key)?.sent
      left.delete(key)
      dropFileNote(storage, key)
      if (!sent || !storage) return
      // Another tab may have gone on with it since it was listed here.
      const { inHand } = await sortedNotes(storage)
      if (!inHand.some((note) => isOfFile(sent, note))) forgetInterrupted(storage, sent)
    },
  }
}

const isAnother = ({ name, sent, note }: Left) =>
  sent || note?.range
    ? `The ${name} you added is another file than the one that stopped here, so it is sent from its beginning.`
    : `The ${name} you added is another file than the one that was not sent.`

function unsentItem(key: string, { name, size, range }: FileNote): UploadItem {
  return {
    ...newItem(key, { name, size }),
    state: 'interrupted',
    sentence: range
      ? `Add ${name} again: its part from ${rangeWords(range)} is trimmed again and sent.`
      : `${name} was not sent: the page was closed before. Choose it again.`,
  }
}

function interruptedItem({ storageKey, name, bytes }: Interrupted): UploadItem {
  return {
    ...newItem(storageKey, { name, size: bytes }),
    state: 'interrupted',
    sentence: `Add ${name} again: it goes on where it stopped.`,
  }
}
