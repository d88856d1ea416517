import { Readable, Transform } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'
import type { BlobKey } from '@/lib/server/blob/blob-store'
import { blobs } from '@/lib/server/blob/blobs'
import { blobKeyOf } from '@/lib/server/own-address'

const MAX_BYTES = 2 * 1024 ** 3
const TIMEOUT_MS = 20 * 60_000

/** Copies a queue's file into the blob store. One that lies here already is used as it is. Throws when it cannot be read whole. */
export async function fetchResult(url: string, signal: AbortSignal): Promise<BlobKey> {
  const own = blobKeyOf(url)
  if (own && (await blobs().exists(own))) return own
  const response = await fetch(url, {
    redirect: 'follow',
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  })
  if (!response.ok || !response.body) {
    await response.body?.cancel()
    throw new Error(`HTTP ${response.status}`)
  }
  const { key, bytes } = await blobs().put(
    Readable.fromWeb(response.body as WebStream).compose(atMost(MAX_BYTES)) as Readable,
    'mp4',
  )
  const expected = Number(response.headers.get('content-length') ?? bytes)
  if (expected !== bytes && !response.headers.has('content-encoding'))
    throw new Error(`${bytes} of ${expected} bytes arrived`)
  return key
}

function atMost(limit: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done(bytes > limit ? new Error(`the file is larger than ${limit / 1024 ** 3} GB`) : null, chunk)
    },
  })
}
