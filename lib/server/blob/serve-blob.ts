import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { hasApiKey } from '@/lib/server/api-key'
import { isBlobLink } from '@/lib/server/blob/blob-link'
import { isBlobKey, type BlobKey } from '@/lib/server/blob/blob-store'
import { blobs } from '@/lib/server/blob/blobs'
import { byteRange } from '@/lib/server/blob/byte-range'
import { cookieOf, isSession, SESSION_COOKIE } from '@/lib/server/session'

/** What may be shown; anything else is downloaded as bytes. MOV is MP4's box format, and browsers play it under that name only. */
const types: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  mp4: 'video/mp4',
  mov: 'video/mp4',
  webm: 'video/webm',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
}

/** GET and HEAD of /api/blobs/<key>, as a plain Node handler: ranges, lengths and validators stay as they are written here. */
export async function serveBlob(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await answer(request, response)
  } catch (error) {
    if (isGone(error) || response.destroyed) return void response.destroy()
    console.error('[blobs]', error)
    if (response.headersSent) response.destroy()
    else end(response, 500)
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, { allow: 'GET, HEAD' })
  const url = new URL(request.url ?? '/', 'http://blobs.invalid')
  const key = url.pathname.slice('/api/blobs/'.length)
  if (!isBlobKey(key)) return end(response, 404)
  if (!mayRead(request, key, url.searchParams)) return end(response, 401, { 'cache-control': 'no-store' })
  const stat = await blobs().stat(key)
  if (!stat) return end(response, 404, { 'cache-control': 'no-store' })

  const etag = `"${key}"`
  const headers = headersFor(key, etag)
  if (matches(request.headers['if-none-match'], etag)) return end(response, 304, headers)
  const changed = request.headers['if-range'] !== undefined && request.headers['if-range'] !== etag
  const range = byteRange(changed ? undefined : request.headers.range, stat.bytes)
  if (range === 'unsatisfiable')
    return end(response, 416, { ...headers, 'content-range': `bytes */${stat.bytes}` })
  const part = range === 'whole' ? { from: 0, to: stat.bytes - 1 } : range
  response.writeHead(range === 'whole' ? 200 : 206, {
    ...headers,
    'content-length': part.to - part.from + 1,
    ...(range !== 'whole' && { 'content-range': `bytes ${part.from}-${part.to}/${stat.bytes}` }),
  })
  if (request.method === 'HEAD' || stat.bytes === 0) return void response.end()
  await pipeline(blobs().stream(key, part), response)
}

function headersFor(key: BlobKey, etag: string): Record<string, string> {
  const type = types[key.slice(key.lastIndexOf('.') + 1)]
  return {
    'content-type': type ?? 'application/octet-stream',
    ...(!type && { 'content-disposition': 'attachment' }),
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=31536000, immutable',
    etag,
    // Uploaded bytes are strangers: never sniffed, never a document with rights on this origin.
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  }
}

/** With a password set: a session, the key of the queue API, or a link signed here. */
function mayRead(request: IncomingMessage, key: BlobKey, query: URLSearchParams): boolean {
  const cookie = cookieOf(request.headers.cookie, SESSION_COOKIE)
  return (
    isSession(cookie) ||
    isBlobLink(key, { sig: query.get('sig'), exp: query.get('exp') }) ||
    hasApiKey(request.headers.authorization)
  )
}

function matches(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
}

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, status === 304 ? headers : { ...headers, 'content-length': 0 })
  response.end()
}

/** A player that seeks drops the connection: that is no fault. */
function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'EPIPE'
}
