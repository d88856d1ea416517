import type { FileMarks } from '@/lib/editor/file-notes'

/** An upload an earlier visit began: its bytes are on the server, its file must be chosen again. */
export type Interrupted = { storageKey: string; name: string; bytes: number; url: string }

const PREFIX = 'tus::'
const KEPT_MS = 24 * 3600 * 1000
type Entry = { creationTime: string; metadata: { filename: string }; size: number; uploadUrl: string }

/** What tus-js-client noted in the browser's storage, without loading it. The server keeps parts for a day. */
export function interruptedUploads(storage: Storage, now = Date.now()): Interrupted[] {
  const found: Interrupted[] = []
  for (const storageKey of Object.keys(storage).filter((key) => key.startsWith(PREFIX))) {
    const entry = readEntry(storage.getItem(storageKey))
    if (!entry || now - Date.parse(entry.creationTime) > KEPT_MS) storage.removeItem(storageKey)
    else
      found.push({
        storageKey,
        name: entry.metadata.filename,
        bytes: entry.size,
        url: entry.uploadUrl,
      })
  }
  return found
}

/** Whether tus would go on with this file: its name, size and time of change are the same. */
export function isOfFile({ storageKey, name, bytes }: Interrupted, file: FileMarks): boolean {
  return (
    name === file.name && bytes === file.size && storageKey.includes(`-${file.size}-${file.lastModified}-`)
  )
}

/** Lets the server drop the parts too. */
export function forgetInterrupted(storage: Storage, { storageKey, url }: Interrupted): void {
  storage.removeItem(storageKey)
  void fetch(url, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } }).catch(() => undefined)
}

function readEntry(text: string | null): Entry | null {
  try {
    const entry = JSON.parse(text ?? '') as Partial<Entry> | null
    const whole =
      typeof entry?.size === 'number' &&
      typeof entry.creationTime === 'string' &&
      typeof entry.uploadUrl === 'string' &&
      typeof entry.metadata?.filename === 'string'
    return whole ? (entry as Entry) : null
  } catch {
    return null
  }
}
