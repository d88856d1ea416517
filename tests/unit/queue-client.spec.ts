import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { queueClient, type QueueClient } from '@/lib/queue/client'

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void
const KEY = 'secret-key-of-the-test'
const body = { model: 'kling-v3-omni', payload: { prompt: 'a boat' } }
const record = {
  request_id: '5a7a5466-7948-47d8-8578-cff4b9581feb',
  model: 'kling-v3-omni',
  status: 'dispatched',
}

let server: Server
let handler: Handler
let client: QueueClient
let calls: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[]

test.beforeEach(async () => {
  calls = []
  server = createServer((request, response) => {
    let received = ''
    request.on('data', (chunk: Buffer) => (received += chunk.toString()))
    request.on('end', () => {
      calls.push({
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: received,
      })
      handler(request, response, received)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  client = queueClient({
    baseUrl: `http://127.0.0.1:${port}/q/apikey/`,
    apiKey: KEY,
    fetch: (request) => fetch(request),
    timeoutMs: 400,
  })
})

test.afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

function answer(status: number, text: string, headers: Record<string, string> = {}): Handler {
  return (_request, response) => void response.writeHead(status, headers).end(text)
}

test('a submit sends key, model and payload once and gives the record', async () => {
  handler = answer(200, JSON.stringify(record))
  const result = await client.submit(body, { idempotencyKey: 'gen-1' })
  expect(result).toMatchObject({ kind: 'ok', value: { request_id: record.request_id, status: 'dispatched' } })
  expect(calls).toHaveLength(1)
  expect(calls[0]).toMatchObject({ method: 'POST', url: '/q/apikey/requests' })
  expect(calls[0]?.headers.authorization).toBe(`Bearer ${KEY}`)
  expect(calls[0]?.headers['idempotency-key']).toBe('gen-1')
  expect(JSON.parse(calls[0]?.body ?? '')).toEqual(body)
})

const refusals: [string, number, string, string][] = [
  ['a bad parameter', 400, '{"error":"invalid payload parameters: prompt (too long)"}', 'prompt (too long)'],
  ['a wrong key', 401, '{"error":{"message":"bad key"}}', 'bad key'],
  ['no credit', 402, '{"error":"Insufficient credits."}', 'Insufficient credits.'],
  ['an unknown model', 404, '{"detail":"model x does not exist"}', 'model x does not exist'],
  ['a plain text refusal', 403, 'go away', 'HTTP 403: go away'],
  ['a web page', 404, '<!DOCTYPE html><html><title>Not here</title></html>', 'a web page ("Not here")'],
  ['an empty refusal', 413, '', 'HTTP 413 with an empty body'],
]
for (const [what, status, text, expected] of refusals) {
  test(`${what} is refused with the server's words`, async () => {
    handler = answer(status, text)
    const result = await client.submit(body)
    expect(result).toMatchObject({ kind: 'refused', status })
    expect(result.kind === 'refused' && result.text).toContain(expected)
    expect(calls).toHaveLength(1)
  })
}

test('an error inside a 200 is a refusal', async () => {
  handler = answer(200, '{"error":"model is not enabled for your organisation"}')
  expect(await client.submit(body)).toEqual({
    kind: 'refused',
    status: 200,
    text: 'model is not enabled for your organisation',
  })
})

test('a rate limit says how long to wait, in seconds or as a date', async () => {
  handler = answer(429, '{"error":"slow down"}', { 'retry-after': '20' })
  expect(await client.submit(body)).toEqual({
    kind: 'refused',
    status: 429,
    text: 'slow down',
    retryAfterMs: 20_000,
  })
  handler = answer(429, '{}', { 'retry-after': new Date(Date.now() + 60_000).toUTCString() })
  const dated = await client.submit(body)
  expect(dated.kind === 'refused' && dated.retryAfterMs).toBeGreaterThan(50_000)
})

test('a redirect is refused and never followed, so the key stays here', async () => {
  handler = answer(302, '', { location: '/elsewhere' })
  expect(await client.submit(body)).toMatchObject({ kind: 'refused', status: 302 })
  expect(calls).toHaveLength(1)
})

const doubts: [string, Handler][] = [
  ['a 500', answer(500, '{"error":"context deadline exceeded"}')],
  ['a 502 web page', answer(502, '<html><title>Bad gateway</title></html>')],
  ['a 503', answer(503, '', { 'retry-after': '5' })],
  ['a web page with 200', answer(200, '<html>Maintenance</html>')],
  ['truncated JSON', answer(200, '{"request_id":"abc","stat')],
  ['an empty 200', answer(200, '')],
  ['a record without an id', answer(200, '{"status":"dispatched"}')],
  ['an empty id', answer(200, '{"request_id":"","status":"dispatched"}')],
  ['an array', answer(200, '[]')],
  ['no UTF-8', (_q, response) => void response.end(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))],
  ['a broken connection', (request) => void request.socket.destroy()],
  [
    'a body that breaks off',
    (_q, response) => {
      response.writeHead(200, { 'content-length': '500' }).write('{"request_id":')
      setTimeout(() => response.destroy(), 30)
    },
  ],
  ['silence', () => undefined],
  ['a body that never ends', (_q, response) => void response.writeHead(200).write('{"request_id":')],
]
for (const [what, behave] of doubts) {
  test(`${what} after a POST leaves the outcome unknown and is not sent again`, async () => {
    handler = behave
    const result = await client.submit(body)
    expect(result.kind).toBe('unknown')
    expect(result.kind === 'unknown' && result.text.length).toBeGreaterThan(0)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(calls).toHaveLength(1)
  })
}

test('a body without end is cut off, not collected', async () => {
  test.slow()
  const block = Buffer.alloc(1024 * 1024, 0x20)
  let sent = 0
  handler = (_request, response) => {
    const more = (): void => {
      while (!response.destroyed && sent < 64) {
        sent += 1
        if (!response.write(block)) return void response.once('drain', more)
      }
      response.end()
    }
    more()
  }
  const { port } = server.address() as AddressInfo
  const patient = queueClient({ baseUrl: `http://127.0.0.1:${port}`, apiKey: KEY, fetch, timeoutMs: 20_000 })
  expect(await patient.submit(body)).toMatchObject({
    kind: 'unknown',
    text: expect.stringContaining('larger than 16 MB'),
  })
  expect(sent).toBeLessThan(64)
})

test('a server that is not there says so, on one address or on several', async () => {
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  for (const host of ['127.0.0.1', 'localhost']) {
    const nowhere = queueClient({ baseUrl: `http://${host}:${port}`, apiKey: KEY, fetch, timeoutMs: 2_000 })
    expect(await nowhere.submit(body)).toMatchObject({
      kind: 'unknown',
      text: expect.stringContaining('ECONNREFUSED'),
    })
  }
})

test('a fetch that never settles is given up after the time limit', async () => {
  const stuck = queueClient({
    baseUrl: 'http://engine.internal',
    apiKey: KEY,
    fetch: () => new Promise(() => undefined),
    timeoutMs: 50,
  })
  expect(await stuck.get('x')).toEqual({ kind: 'unknown', text: 'no answer within 0.1 s' })
})

test('a key that a server repeats does not come through', async () => {
  handler = answer(401, JSON.stringify({ error: `key ${KEY} is not valid` }))
  expect(await client.submit(body)).toMatchObject({ text: 'key (key) is not valid' })
})

test('a record keeps its id although everything else is strange', async () => {
  handler = answer(
    200,
    '{"request_id":"r1","status":7,"created_at":"soon","payload":[],"outcome":"none","new_field":{"a":1}}',
  )
  const result = await client.get('r1')
  expect(result).toMatchObject({ kind: 'ok', value: { request_id: 'r1', outcome: null, payload: null } })
})

test('an unknown status comes through as it is', async () => {
  handler = answer(200, '{"request_id":"r1","status":"warming_up"}')
  expect(await client.get('r1')).toMatchObject({ kind: 'ok', value: { status: 'warming_up' } })
})

test('ids and filters are escaped in the address', async () => {
  handler = answer(200, '{"requests":[],"total":0}')
  await client.get('../models?x=1')
  await client.list({ model: 'kling-v3-omni' })
  await client.cancel('a/b')
  expect(calls.map((call) => `${call.method} ${call.url}`)).toEqual([
    'GET /q/apikey/requests/..%2Fmodels%3Fx%3D1',
    'GET /q/apikey/requests?model_id=kling-v3-omni&model=kling-v3-omni',
    'DELETE /q/apikey/requests/a%2Fb',
  ])
})

test('a server that cannot cancel refuses, and that is no doubt', async () => {
  handler = answer(405, '')
  expect(await client.cancel('r1')).toMatchObject({ kind: 'refused', status: 405 })
})

test('model lists, cards and upload addresses are read', async () => {
  handler = answer(200, '{"model_ids":["kling-v3-omni"]}')
  expect(await client.models()).toMatchObject({ kind: 'ok', value: { model_ids: ['kling-v3-omni'] } })
  handler = answer(200, '{"model":"kling-v3-omni","parameters":[{"name":"prompt","type":"string"}]}')
  expect(await client.model('kling-v3-omni')).toMatchObject({
    kind: 'ok',
    value: { parameters: [{ name: 'prompt' }] },
  })
  handler = answer(200, '{"upload_url":"https://storage.test/a?sig=1","public_url":"https://storage.test/a"}')
  expect(await client.uploadUrl('jpg')).toMatchObject({
    kind: 'ok',
    value: { public_url: 'https://storage.test/a' },
  })
  expect(JSON.parse(calls.at(-1)?.body ?? '')).toEqual({ file_type: 'jpg' })
})
