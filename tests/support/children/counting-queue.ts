import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A paid queue in a process of its own: it counts what was submitted, and it is not killed. */
type Kept = { request_id: string; model: string; payload: Record<string, unknown>; at: number }
const file = readFileSync(process.env.FILE ?? '')
const etag = `"${createHash('md5').update(file).digest('hex')}"`
const kept: Kept[] = []
let holdMs = 0

const server = createServer((request, response) => void answer(request, response))
server.listen(0, '127.0.0.1', () => console.log(`queue ${(server.address() as AddressInfo).port}`))

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://queue.invalid')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  if (url.pathname === '/admin/hold') {
    holdMs = Number(url.searchParams.get('ms'))
    return say(response, {})
  }
  if (url.pathname === '/admin/state')
    return say(
      response,
      kept.map(({ request_id, payload }) => ({ request_id, prompt: payload.prompt })),
    )
  if (url.pathname.startsWith('/files/')) return serve(request, response)
  if (request.method === 'POST') return submit(Buffer.concat(chunks), response)
  if (url.pathname === '/requests')
    return say(response, { requests: kept.map((each) => recordOf(each, request)), total: kept.length })
  const found = kept.find(({ request_id }) => url.pathname === `/requests/${request_id}`)
  return found ? say(response, recordOf(found, request)) : say(response, { error: 'no such request' }, 404)
}

function submit(body: Buffer, response: ServerResponse): void {
  const { model, payload } = JSON.parse(body.toString()) as Pick<Kept, 'model' | 'payload'>
  const made = { request_id: randomUUID(), model, payload, at: Date.now() }
  kept.push(made)
  const record = { request_id: made.request_id, model, status: 'dispatched', created_at: seconds(made.at) }
  setTimeout(() => say(response, record), holdMs)
}

function recordOf({ request_id, model, payload, at }: Kept, { headers }: IncomingMessage) {
  const age = Date.now() - at
  const status = age < 300 ? 'dispatched' : age < 1_500 ? 'processing' : 'success'
  const url = `http://${headers.host}/files/${request_id}.mp4`
  const outcome = status === 'success' ? { media_urls: [{ id: '0', url }] } : null
  return { request_id, model, payload, status, outcome, created_at: seconds(at) }
}

function serve({ headers }: IncomingMessage, response: ServerResponse): void {
  const same = headers['if-range'] === undefined || headers['if-range'] === etag
  const from = same ? Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0) : 0
  const part = file.subarray(from)
  response.writeHead(from > 0 ? 206 : 200, {
    etag,
    'content-length': part.length,
    ...(from > 0 && { 'content-range': `bytes ${from}-${file.length - 1}/${file.length}` }),
  })
  const half = Math.floor(part.length / 2)
  response.write(part.subarray(0, half))
  setTimeout(() => response.end(part.subarray(half)), 30)
}

const seconds = (ms: number) => Math.floor(ms / 1000)

function say(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
