import { ownOrigin } from '@/lib/server/own-address'
import { notAllowed, refuse, reply } from '@/lib/server/engine/answers'
import type { Caller } from '@/lib/server/engine/caller'
import { faultyDownload } from '@/lib/server/engine/faulty-download'
import { cancelRequest, readList, readRequest } from '@/lib/server/engine/look'
import { modelCard, modelList } from '@/lib/server/engine/model-cards'
import { submitRequest } from '@/lib/server/engine/submit'
import { makeUploadUrl, readUpload, writeUpload } from '@/lib/server/engine/uploads'
import { env } from '@/lib/server/env'
import { openApi } from '@/lib/server/engine/open-api'
import { secondsToWait } from '@/lib/server/engine/rate-limit'
import { whoCalls } from '@/lib/server/engine/who-calls'
import type { KeyScope } from '@/lib/views-queues'

/** The embedded queue as a fetch: the whole contract (contract.md section 1) behind a bearer key. */
export async function engine(request: Request): Promise<Response> {
  const route = routeOf(request)
  if (route[0] === 'uploads') return guarded(() => uploads(request, route))
  if (route[0] === 'downloads') return guarded(() => faultyDownload(request, route[1] ?? ''))
  if (route[0] === 'openapi.json') return request.method === 'GET' ? describe(request) : notAllowed('GET')
  return guarded(async () => {
    const holder = await whoCalls(request.headers.get('authorization'))
    if (holder === null)
      return refuse(401, 'the API key is missing or wrong', { 'www-authenticate': 'Bearer' })
    const wait =
      holder.keyId === null || holder.perMinute === null
        ? null
        : secondsToWait(holder.keyId, holder.perMinute)
    if (wait !== null)
      return refuse(
        429,
        `this API key may make ${holder.perMinute} requests per minute, try again in ${wait} s`,
        {
          'retry-after': String(wait),
        },
      )
    const scope = scopeOf(request.method, route)
    if (scope !== null && !holder.scopes.includes(scope))
      return refuse(403, `this API key may not ${scope}, it may ${holder.scopes.join(' and ')}`)
    return answer(request, route, { ownerId: holder.ownerId, origin: originOf(request) })
  })
}

/** What a call needs of a key; the list of models is open to every key. */
function scopeOf(method: string, [name]: string[]): KeyScope | null {
  if (name === 'upload-url') return 'upload'
  if (name !== 'requests') return null
  return method === 'GET' ? 'read' : 'submit'
}

function describe(request: Request): Response {
  const base = `${originOf(request)}/api/v1/ie/requestqueue/apikey`
  return reply(openApi(base), 200, { 'access-control-allow-origin': '*' })
}

/** The same for a caller of this process, who is known already. */
export function engineFor(ownerId: string): (request: Request) => Promise<Response> {
  return (request) => guarded(() => answer(request, routeOf(request), { ownerId, origin: originOf(request) }))
}

async function answer(request: Request, route: string[], caller: Caller): Promise<Response> {
  const { method } = request
  const [name, id] = route
  if (route.length > 2) return nothingHere(request)
  if (name === 'requests' && id === undefined) {
    if (method === 'POST') return submitRequest(request, caller)
    return method === 'GET' ? readList(request, caller) : notAllowed('GET', 'POST')
  }
  if (name === 'requests' && id !== undefined) {
    if (method === 'DELETE') return cancelRequest(id, caller)
    return method === 'GET' ? readRequest(id, caller) : notAllowed('GET', 'DELETE')
  }
  if (name === 'models') {
    if (method !== 'GET') return notAllowed('GET')
    const card = id === undefined ? modelList : modelCard(id)
    return card === null ? refuse(404, `model ${id} does not exist`) : reply(card)
  }
  if (name === 'upload-url' && id === undefined) {
    return method === 'POST' ? makeUploadUrl(request, caller) : notAllowed('POST')
  }
  if (name === 'uploads') return uploads(request, route)
  if (name === 'downloads') return faultyDownload(request, id ?? '')
  return nothingHere(request)
}

// No key: the address itself is the secret, as with the storage the contract describes (contract.md 1.7).
async function uploads(request: Request, [, name = '', ...rest]: string[]): Promise<Response> {
  if (rest.length > 0 || name === '') return nothingHere(request)
  if (request.method === 'PUT') return writeUpload(request, name)
  return request.method === 'GET' ? readUpload(name) : notAllowed('GET', 'PUT')
}

async function guarded(run: () => Promise<Response>): Promise<Response> {
  try {
    return await run()
  } catch (error) {
    console.error('[engine]', error)
    return refuse(500, 'the queue could not do this; its log has the details')
  }
}

function nothingHere(request: Request): Response {
  return refuse(404, `there is nothing at ${new URL(request.url).pathname}`)
}

/** The parts after ".../requestqueue", without the optional "apikey" (contract.md 1). */
function routeOf(request: Request): string[] {
  const path = new URL(request.url).pathname.replace(/^.*\/requestqueue(?=\/|$)/, '')
  const parts = path.split('/').filter((part) => part !== '')
  return (parts[0] === 'apikey' ? parts.slice(1) : parts).map(decode)
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function originOf(request: Request): string {
  const host = request.headers.get('host')
  if (env().PUBLIC_URL !== undefined || host === null || !/^[\w.:[\]-]+$/.test(host)) return ownOrigin()
  return `http://${host}`
}
