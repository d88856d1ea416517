import type { IncomingMessage, ServerResponse } from 'node:http'
import { Metadata, Server } from '@tus/server'
import { isDiskFull } from '@/lib/server/errors'
import { cleanName } from '@/lib/server/media/file-name'
import { receiveUpload } from '@/lib/server/media/receive'
import { isStagedId, staging, whyNoRoom } from '@/lib/server/media/staging'
import { sweepStaging } from '@/lib/server/media/sweep'
import { whyOverQuota } from '@/lib/server/storage-use'
import { currentOwner } from '@/lib/server/owner'
import { cookieOf, isSession, SESSION_COOKIE } from '@/lib/server/session'
import { uploadLimits, whyTooLarge, whyUnreadable } from '@/lib/storyboard/fit'

const UPLOADS_PATH = '/api/uploads'
const slot = Symbol.for('shotboard.tus')
type Holder = { [slot]?: Server }
type Answer = { status_code: number; body: string }

/** The resumable upload protocol (tus 1.0) on Request and Response. Every refusal's body is a sentence for the person. */
export async function handleUpload(request: Request): Promise<Response> {
  if (!isSession(cookieOf(request.headers.get('cookie') ?? undefined, SESSION_COOKIE)))
    return new Response('You were signed out. Reload the page and sign in again.', { status: 401 })
  return tus().handleWeb(request)
}

/** The same on the streams of Node, beside Next, which would copy every byte of a body once more. The gate has looked at the session. */
export async function serveUpload(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('x-content-type-options', 'nosniff')
  try {
    await tus().handle(request, response)
  } catch (error) {
    console.error('[uploads]', error)
    if (!response.headersSent) response.writeHead(500)
    response.end('The server could not take this part. Retry; the server log has the details.')
  }
}

// Locks are in memory: there must be one server per process, however often this module is bundled.
function tus(): Server {
  const holder = globalThis as Holder
  return (holder[slot] ??= openTus())
}

function openTus(): Server {
  return new Server({
    path: UPLOADS_PATH,
    datastore: staging(),
    maxSize: uploadLimits.video,
    relativeLocation: true,
    allowedOrigins: () => false,
    disableTerminationForFinishedUploads: true,
    getFileIdFromRequest: (request) => idOf(request) ?? undefined,
    async onUploadCreate(_request, upload) {
      await sweepStaging()
      const name = cleanName(upload.metadata?.filename)
      if (upload.size === 0) throw refusal(422, whyUnreadable(name, { code: 'empty' }))
      const size = upload.size ?? 0
      const full = (await whyNoRoom(name, size)) ?? (await whyOverQuota(currentOwner(), name, size))
      if (full) throw refusal(507, full)
      return { metadata: { filename: name, owner: currentOwner() } }
    },
    async onIncomingRequest(request, id) {
      if (request.method === 'POST') return
      const known = await staging().configstore.get(id)
      if (known?.metadata?.owner !== currentOwner()) throw refusal(404, gone)
      // A server killed after the last byte and before the row: whoever asks next learns "complete" only once it is written down.
      if (request.method === 'HEAD') await receiveUpload(id)
    },
    async onUploadFinish(_request, upload) {
      await receiveUpload(upload.id)
      return {}
    },
    onResponseError: (request, error) => explain(request, error),
  })
}

const gone = 'This upload is no longer on the server. Add the file again.'

function idOf(request: Request): string | null {
  const last = new URL(request.url, 'http://localhost').pathname.split('/').at(-1) ?? ''
  return isStagedId(last) ? last : null
}

function explain(request: Request, error: unknown): Answer {
  if (isDiskFull(error))
    return {
      status_code: 507,
      body: 'The disk of the server is full. Free some space, then retry: the upload goes on where it stopped.',
    }
  const status = statusOf(error)
  if (status === 413) return { status_code: 413, body: tooLarge(request) }
  if (status === 404 || status === 410) return { status_code: status, body: gone }
  if (status !== null && status !== 500) return { status_code: status, body: bodyOf(error) }
  if (status === null) console.error('[uploads]', error)
  return {
    status_code: 500,
    body: 'The server could not take this part. Retry; the server log has the details.',
  }
}

function tooLarge(request: Request): string {
  const bytes = Number(request.headers.get('upload-length') ?? 0)
  return (
    whyTooLarge(nameOf(request), bytes, 'video') ??
    `More bytes arrived than were announced. Add the file again.`
  )
}

function nameOf(request: Request): string {
  try {
    return cleanName(Metadata.parse(request.headers.get('upload-metadata') ?? '').filename)
  } catch {
    return cleanName(null)
  }
}

function refusal(status_code: number, body: string): Error {
  return Object.assign(new Error(body), { status_code, body })
}
function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status_code' in error)) return null
  return typeof error.status_code === 'number' ? error.status_code : null
}
function bodyOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'body' in error ? String(error.body).trim() : ''
}
