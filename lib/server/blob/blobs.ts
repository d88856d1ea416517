import path from 'node:path'
import { env } from '@/lib/server/env'
import type { BlobStore } from '@/lib/server/blob/blob-store'
import { diskBlobs } from '@/lib/server/blob/disk-blobs'

const slot = Symbol.for('shotboard.blobs')

/** The blob store of this process: DATA_DIR/blobs. */
export function blobs(): BlobStore {
  const holder = globalThis as { [slot]?: BlobStore }
  return (holder[slot] ??= diskBlobs(path.join(env().DATA_DIR, 'blobs')))
}
