import type { PreviousUpload } from 'tus-js-client'
import { pageStorage } from '@/lib/editor/page-storage'
import { FileGoneError, readWhileSame } from '@/lib/editor/file-gone'

const UPLOADS_URL = '/api/uploads'
/** Small enough for a proxy's body limit, large enough to cost nothing. */
const CHUNK_BYTES = 4 * 1024 * 1024
/** Long enough for a server that restarts. */
const RETRY_DELAYS = [0, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000]

export type Sending = {
  /** The file was made by this page, so nobody could choose it again after a reload. */
  onceOnly: boolean
  onProgress: (sentBytes: number) => void
  onPlace: (url: string) => void
  onSuccess: (uploadId: string) => void
  /** `sentence` is what the server said, or that it could not be reached. `final` failures would happen again. */
  onFailure: (failure: { sentence: string; final: boolean }) => void
  /** The file is no longer the one that was chosen. What was sent of it is dropped. */
  onGone: (sentence: string) => void
  /** Where an earlier try at this file got, before a pause or a failure. */
  place: string | null
  /** Takes an address of an earlier visit, unless something else, here or in another tab, writes to it. */
  take: (url: string) => Promise<boolean>
}
export type SentFile = { stop: (forget: boolean) => void }

/** Sends one file with tus, going on from what an earlier visit sent of the same file. tus-js-client is loaded with the first file. */
export function sendFile(file: File, events: Sending): SentFile {
  let stopped = false
  let running: { abort: (terminate?: boolean) => Promise<void> } | null = null

  async function start() {
    const { Upload, DetailedError } = await import('tus-js-client')
    const upload = new Upload(file, {
      endpoint: UPLOADS_URL,
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_DELAYS,
      fileReader: readWhileSame(file),
      removeFingerprintOnSuccess: true,
      ...(events.onceOnly && { urlStorage: pageStorage }),
      metadata: { filename: file.name },
      onUploadUrlAvailable: () => upload.url && events.onPlace(upload.url),
      onProgress: (sentBytes) => events.onProgress(sentBytes),
      onSuccess: () => events.onSuccess(idOf(upload.url ?? '')),
      onShouldRetry: (error) =>
        !(error.causingError instanceof FileGoneError) &&
        isWorthRetrying(error.originalRequest.getMethod(), error.originalResponse?.getStatus() ?? 0),
      onError: (error) => {
        if (error instanceof DetailedError && error.causingError instanceof FileGoneError) {
          void upload.abort(true).catch(() => undefined)
          return events.onGone(error.causingError.message)
        }
        const response = error instanceof DetailedError ? error.originalResponse : null
        events.onFailure(explain(file.name, response?.getStatus() ?? 0, response?.getBody() ?? ''))
      },
    })
    const earlier = await goesOnWith(await upload.findPreviousUploads(), events)
    if (stopped) return
    if (earlier) upload.resumeFromPreviousUpload(earlier)
    running = upload
    upload.start()
  }

  start().catch(() => {
    if (!stopped) events.onFailure(explain(file.name, 0, ''))
  })
  return {
    stop(forget) {
      stopped = true
      running?.abort(forget).catch(() => undefined)
    },
  }
}

/** Its own of before, else the newest that is free. */
async function goesOnWith(found: PreviousUpload[], { place, take }: Sending): Promise<PreviousUpload | null> {
  const own = found.find(({ uploadUrl }) => uploadUrl !== null && uploadUrl === place)
  if (own) return own
  for (const each of found.sort((a, b) => b.creationTime.localeCompare(a.creationTime)))
    if (each.uploadUrl && (await take(each.uploadUrl))) return each
  return null
}

/** 0 is no answer. A full disk (507) is worth retrying, but by a person. Parts that the server lost (404, 410) are sent anew. */
function isWorthRetrying(method: string, status: number): boolean {
  if (status === 404 || status === 410) return method === 'PATCH'
  return status === 0 || status === 409 || status === 423 || (status >= 500 && status !== 507)
}

function explain(name: string, status: number, body: string): { sentence: string; final: boolean } {
  const final = status >= 400 && status < 500 && status !== 401
  if (status === 0)
    return { sentence: `The server cannot be reached. Retry: ${name} goes on where it stopped.`, final }
  const said = body.trim()
  return {
    sentence: said.length > 0 && said.length < 400 ? said : `The server answered ${status} to ${name}.`,
    final,
  }
}

const idOf = (url: string): string => url.split('/').at(-1) ?? ''
