import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MODELS } from '@/lib/queue/contract'

type FakeRequest = {
  request_id: string
  model: string
  payload: Record<string, unknown>
  status: string
  outcome: Record<string, unknown> | null
  created_at: number
}
/** `keep`: the request is made all the same. */
type Answer = { status: number; body: unknown; headers?: Record<string, string>; keep?: boolean }

/** A queue far away that speaks the contract over HTTP and misbehaves when told to. */
export type FakeQueue = {
  url: string
  requests: FakeRequest[]
  posts: number
  /** Content types of the files that were put here. */
  puts: string[]
  /** What the next POSTs do instead of being accepted, one each: an answer, or the request kept and the line cut. */
  next: (Answer | 'keep-and-cut' | 'cut')[]
  /** Overrides for other calls, by "METHOD /path". */
  answers: Map<string, Answer>
  /** What happens while a call is being answered, by "METHOD /path". */
  during: Map<string, () => Promise<void>>
  /** Bytes served under /files/<name>. */
  files: Map<string, Buffer>
  /** After so many bytes the line breaks. */
  cutFilesAt: number | null
  /** When it breaks: once this is so. */
  cutWhen: () => boolean
  /** The length that is announced instead of the true one. */
  announce: number | null
  /** Every GET of a file. */
  fetched: { name: string; range: string | null; status: number }[]
  /** How far its clock is from ours. */
  clockMs: number
  set: (id: string, changes: Partial<FakeRequest>) => void
  /** As if it had just been started. */
  forget: () => void
  stop: () => Promise<void>
}

export const QUEUE_KEY = 'key-of-a-queue-far-away'

const untouched = () => ({
  requests: [],
  posts: 0,
  puts: [],
  next: [],
  answers: new Map(),
  during: new Map(),
  files: new Map(),
  cutFilesAt: null,
  cutWhen: () => true,
  announce: null,
  fetched: [],
  clockMs: 0,
})

export async function startFakeQueue(): Promise<FakeQueue> {
  const queue: FakeQueue = {
    url: '',
    ...untouched(),
    forget: () => void Object.assign(queue, untouched()),
    set(id, changes) {
      const found = queue.requests.find((each) => each.request_id === id)
      Object.assign(found ?? {}, changes)
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
  const server = createServer((request, response) => void handle(queue, request, response))
  server.unref()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  queue.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return queue
}

/** Everything that is open there succeeds, with the file out.mp4. */
export function finishAll(queue: FakeQueue): void {
  const media_urls = [{ id: '0', url: `${queue.url}/files/out.mp4` }]
  for (const { request_id: id, status } of queue.requests)
    if (status === 'dispatched') queue.set(id, { status: 'success', outcome: { media_urls } })
}

async function handle(queue: FakeQueue, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '').split('?')[0] ?? ''
  const method = request.method ?? 'GET'
  response.setHeader('date', new Date(Date.now() + queue.clockMs).toUTCString())
  const bytes = await read(request)
  const file = /^\/files\/(.+)$/.exec(path)?.[1]
  if (file) {
    if (method !== 'PUT') return serveFile(queue, file, request, response)
    queue.files.set(file, bytes)
    queue.puts.push(request.headers['content-type'] ?? '')
    return void response.end()
  }
  await queue.during.get(`${method} ${path}`)?.()
  const set = queue.answers.get(`${method} ${path}`)
  if (set) return say(response, set)
  if (request.headers.authorization !== `Bearer ${QUEUE_KEY}`)
    return say(response, { status: 401, body: { error: 'invalid key' } })
  if (method === 'GET' && path === '/models')
    return say(response, { status: 200, body: { model_ids: MODELS } })
  if (method === 'POST' && path === '/requests') return post(queue, bytes, response)
  if (method === 'POST' && path === '/upload-url') {
    const name = `${randomUUID()}.${String(JSON.parse(bytes.toString()).file_type)}`
    const url = `${queue.url}/files/${name}`
    return say(response, { status: 200, body: { upload_url: url, public_url: url } })
  }
  if (method === 'GET' && path === '/requests')
    return say(response, {
      status: 200,
      body: { requests: [...queue.requests].reverse(), total: queue.requests.length },
    })
  const found = queue.requests.find((each) => path === `/requests/${each.request_id}`)
  if (!found) return say(response, { status: 404, body: { error: 'request does not exist' } })
  if (method === 'DELETE') return say(response, { status: 405, body: { error: 'method not allowed' } })
  return say(response, { status: 200, body: found })
}

/** As object storage does it: strong ETag, Range, If-Range. */
function serveFile(queue: FakeQueue, name: string, request: IncomingMessage, response: ServerResponse): void {
  const content = queue.files.get(name)
  const range = request.headers.range ?? null
  const etag = content && `"${createHash('md5').update(content).digest('hex')}"`
  const same = request.headers['if-range'] === undefined || request.headers['if-range'] === etag
  const from = same ? Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0) : 0
  const status = !content ? 404 : from > 0 ? 206 : 200
  queue.fetched.push({ name, range, status })
  if (!content || !etag) return void response.writeHead(404).end()
  const part = content.subarray(from)
  response.writeHead(status, {
    etag,
    'content-length': queue.announce ?? part.length,
    ...(from > 0 && { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` }),
  })
  if (queue.cutFilesAt === null) return void response.end(part)
  response.write(part.subarray(0, queue.cutFilesAt), () => {
    const timer = setInterval(() => {
      if (!queue.cutWhen()) return
      clearInterval(timer)
      response.destroy()
    }, 50)
  })
}

function post(queue: FakeQueue, bytes: Buffer, response: ServerResponse): void {
  queue.posts++
  const special = queue.next.shift()
  if (special === 'cut') return void response.destroy()
  const answer = typeof special === 'object' ? special : null
  if (answer && !answer.keep) return say(response, answer)
  const { model, payload } = JSON.parse(bytes.toString()) as Pick<FakeRequest, 'model' | 'payload'>
  const made: FakeRequest = {
    request_id: randomUUID(),
    model,
    // As the real one: the echo has defaults that were not sent.
    payload: { ...payload, priority: 'normal' },
    status: 'dispatched',
    outcome: null,
    created_at: Math.floor((Date.now() + queue.clockMs) / 1000),
  }
  queue.requests.push(made)
  if (special === 'keep-and-cut') return void response.destroy()
  if (answer) return say(response, answer)
  say(response, { status: 200, body: { ...made, payload: undefined, outcome: undefined } })
}

function say(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
