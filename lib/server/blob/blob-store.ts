import type { Readable } from 'node:stream'

/** "<sha256>.<ext>": names bytes by what they are, so the same content is stored once and a key never changes its bytes. */
export type BlobKey = string
const KEY = /^[0-9a-f]{64}\.[a-z0-9]{1,8}$/
export const isBlobKey = (text: string): text is BlobKey => KEY.test(text)

/** Bytes `from` to `to`, both included. */
export type ByteRange = { from: number; to: number }
type StoredBlob = { key: BlobKey; sha256: string; bytes: number }

/** Where bytes live. Disk now; whatever can name, range-read and delete objects fits. */
export type BlobStore = {
  /** Stores bytes and resolves when they are durable. `ext` is without its dot. A file path is copied, not moved. */
  put: (source: Readable | Uint8Array | string, ext: string) => Promise<StoredBlob>
  /** Null when there is no such blob. */
  stat: (key: BlobKey) => Promise<{ bytes: number } | null>
  /** Throws when the blob is missing. */
  stream: (key: BlobKey, range?: ByteRange) => Readable
  /** A local file with the bytes, for programs that want a path. Throws when the blob is missing. */
  path: (key: BlobKey) => Promise<string>
  exists: (key: BlobKey) => Promise<boolean>
  remove: (key: BlobKey) => Promise<void>
  /**
   * Removes a blob unless it was stored, or stored again, after `before`: an upload of the same content at this moment keeps it.
   * False when it stays.
   */
  removeOlder: (key: BlobKey, before: Date) => Promise<boolean>
  /** Every blob; `changedMs` (epoch) is when it was last stored. */
  list: () => AsyncIterable<{ key: BlobKey; bytes: number; changedMs: number }>
}

/** The path a browser reads a blob under (serve-blob.ts). */
export const blobUrl = (key: BlobKey): string => `/api/blobs/${key}`
