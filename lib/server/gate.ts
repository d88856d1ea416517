import type { IncomingMessage, ServerResponse } from 'node:http'
import { env } from '@/lib/server/env'
import { cookieOf, isPasswordSet, isSession, SESSION_COOKIE } from '@/lib/server/session'

/** Open without a session: the sign-in page and its code, and what checks a key or signature of its own. */
const open = ['/sign-in', '/_next/', '/icons/', '/favicon.ico', '/api/health', '/api/blobs/']
const withOwnKey = '/api/v1/ie/requestqueue/'

/**
 * Looks at every request before Next does (serve.mjs calls it). True when it answered the request itself:
 * no session though a password is set, a foreign page that writes, or a foreign name that leads to this machine.
 */
export function gate(request: IncomingMessage, response: ServerResponse): boolean {
  const raw = (request.url ?? '/').split('?', 1)[0] ?? '/'
  const path = URL.canParse(raw, 'http://gate.invalid') ? new URL(raw, 'http://gate.invalid').pathname : null
  // A path that means something else once it is cleaned ("/icons/../elements") is nobody's honest request.
  if (path === null || path !== raw) return refuse(response, 400, 'This address is not well formed.')
  if (path.startsWith(withOwnKey)) return false
  if (isForeignName(request.headers.host))
    return refuse(
      response,
      421,
      'Shotboard does not know this host name. Set PUBLIC_URL to the address it is reached under.',
    )
  if (isForeignWrite(request)) return refuse(response, 403, 'Another website may not do this.')
  if (!isPasswordSet() || open.some((prefix) => path.startsWith(prefix))) return false
  if (isSession(cookieOf(request.headers.cookie, SESSION_COOKIE))) return false
  if (request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')) {
    response.writeHead(303, { location: '/sign-in', 'cache-control': 'no-store', 'content-length': 0 })
    response.end()
    return true
  }
  return refuse(response, 401, 'You were signed out. Reload the page and sign in again.')
}

/** Without a password only this machine may ask, and by its own name: a web page could point a name of its own here. */
function isForeignName(host: string | undefined): boolean {
  if (isPasswordSet()) return false
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase()
  if (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(name)
  )
    return false
  const { PUBLIC_URL } = env()
  return PUBLIC_URL === undefined || new URL(PUBLIC_URL).hostname.toLowerCase() !== name
}

function isForeignWrite({ method, headers }: IncomingMessage): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false
  return headers['sec-fetch-site'] === 'cross-site'
}

function refuse(response: ServerResponse, status: number, sentence: string): true {
  const body = JSON.stringify({ ok: false, code: 'blocked', sentence, raw: null })
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    connection: 'close',
  })
  response.end(body)
  return true
}
