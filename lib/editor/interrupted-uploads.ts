import { z } from 'zod'

/** An upload an earlier visit began: its bytes are on the server, its file must be chosen again. */
export type Interrupted = { storageKey: string; name: string; bytes: number; url: string }

const PREFIX = 'tus::'
const KEPT_MS = 24 * 3600 * 1000
const Entry = z.object({
  size: z.number(),
  creationTime: z.string(),
  uploadUrl: z.string(),
  metadata: z.object({ filename: z.string() }),
})

/** What tus-js-client noted in the browser's storage, without loading it. The server keeps parts for a day. */
export function interruptedUploads(storage: Storage, now = Date.now()): Interrupted[] {
  const found: Interrupted[] = []
  for (const storageKey of Object.keys(storage).filter((key) => key.startsWith(PREFIX))) {
    const entry = Entry.safeParse(json(storage.getItem(storageKey)))
    if (!entry.success || now - Date.parse(entry.data.creationTime) > KEPT_MS) storage.removeItem(storageKey)
    else
      found.push({
        storageKey,
        name: entry.data.metadata.filename,
        bytes: entry.data.size,
        url: entry.data.uploadUrl,
      })
  }
  return found
}

/** Lets the server drop the parts too. */
export function forgetInterrupted(storage: Storage, { storageKey, url }: Interrupted): void {
  storage.removeItem(storageKey)
  void fetch(url, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } }).catch(() => undefined)
}

function json(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return null
  }
}
