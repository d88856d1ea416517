import type { TrimRange } from '@/lib/media/trim-clip'
import type { Purpose } from '@/lib/storyboard/fit'

/** The file that a trimmed upload was made of, and what of it was wanted. */
export type TrimNote = {
  name: string
  bytes: number
  lastModified: number
  range: TrimRange
  purpose: Purpose | null
  /** ms since 1970. */
  notedAt: number
}

const PREFIX = 'shotboard.trim.'
const KEPT_MS = 24 * 3600 * 1000

export const trimNoteKey = (uploadKey: string): string => PREFIX + uploadKey

/** Kept until the last byte has arrived: a reload loses the part that was made, so the whole is asked for and trimmed again. */
export function writeTrimNote(storage: Storage | null, uploadKey: string, note: TrimNote): void {
  try {
    storage?.setItem(trimNoteKey(uploadKey), JSON.stringify(note))
  } catch {
    // A full or forbidden storage: the upload goes on and is only not asked for after a reload.
  }
}

export function dropTrimNote(storage: Storage | null, uploadKey: string): void {
  storage?.removeItem(trimNoteKey(uploadKey))
}

/** What earlier visits had trimmed and did not finish sending, by its key in the storage. */
export function trimNotes(storage: Storage, now = Date.now()): Map<string, TrimNote> {
  const found = new Map<string, TrimNote>()
  for (const key of Object.keys(storage).filter((each) => each.startsWith(PREFIX))) {
    const note = readNote(storage.getItem(key))
    if (!note || now - note.notedAt > KEPT_MS) storage.removeItem(key)
    else found.set(key, note)
  }
  return found
}

function readNote(text: string | null): TrimNote | null {
  try {
    const note = JSON.parse(text ?? '') as Partial<TrimNote> | null
    const numbers = [note?.bytes, note?.lastModified, note?.notedAt, note?.range?.startMs, note?.range?.endMs]
    const whole = typeof note?.name === 'string' && numbers.every(Number.isFinite)
    return whole ? (note as TrimNote) : null
  } catch {
    return null
  }
}
