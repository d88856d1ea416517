import type { TrimRange } from '@/lib/media/trim-clip'
import type { Purpose } from '@/lib/storyboard/fit'

/** A file on its way in, for a visit after this one: a reload loses the file, not its name. */
export type FileNote = {
  name: string
  size: number
  lastModified: number
  /** The part of it that is sent; null for the whole. */
  range: TrimRange | null
  purpose: Purpose | null
  /** Of the tab that sends it. */
  tab: string
  /** ms since 1970. */
  notedAt: number
}

const PREFIX = 'shotboard.file.'
const KEPT_MS = 24 * 3600 * 1000

/** Kept from the moment a file is added until its last byte has arrived, it is refused or taken off the list. */
export function writeFileNote(storage: Storage | null, uploadKey: string, note: FileNote): void {
  try {
    storage?.setItem(PREFIX + uploadKey, JSON.stringify(note))
  } catch {
    // A full or forbidden storage: the upload goes on and is only not asked for after a reload.
  }
}

export function dropFileNote(storage: Storage | null, uploadKey: string): void {
  storage?.removeItem(PREFIX + uploadKey)
}

/** What this and other visits have not sent to the end, by the key of the upload. */
export function fileNotes(storage: Storage, now = Date.now()): Map<string, FileNote> {
  const found = new Map<string, FileNote>()
  for (const key of Object.keys(storage).filter((each) => each.startsWith(PREFIX))) {
    const note = readNote(storage.getItem(key))
    if (!note || now - note.notedAt > KEPT_MS) storage.removeItem(key)
    else found.set(key.slice(PREFIX.length), note)
  }
  return found
}

export type FileMarks = Pick<File, 'name' | 'size' | 'lastModified'>
export const isSameFile = (a: FileMarks, b: FileMarks): boolean =>
  a.name === b.name && a.size === b.size && a.lastModified === b.lastModified

function readNote(text: string | null): FileNote | null {
  try {
    const note = JSON.parse(text ?? '') as Partial<FileNote> | null
    const ends = note?.range ? [note.range.startMs, note.range.endMs] : []
    const numbers = [note?.size, note?.lastModified, note?.notedAt, ...ends]
    const whole =
      typeof note?.name === 'string' && typeof note.tab === 'string' && numbers.every(Number.isFinite)
    return whole ? (note as FileNote) : null
  } catch {
    return null
  }
}
