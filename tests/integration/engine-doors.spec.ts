import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { expect, test } from '@/tests/support/engine'
import { engineElements } from '@/lib/server/db/schema'
import { engine as served, engineFor } from '@/lib/server/engine/engine'
import { blobs } from '@/lib/server/blob/blobs'
import { getStore } from '@/lib/server/store'

const text = { prompt: 'A paper boat drifts', mode: 'std', duration: '3', aspect_ratio: '16:9', sound: 'off' }
const refusal = (error: string | RegExp) => ({
  error: typeof error === 'string' ? error : expect.stringMatching(error),
})

test('no key, a wrong key and another scheme get the same 401', async ({ engine }) => {
  const answers = []
  for (const authorization of [
    '',
    'Bearer wrong',
    'Bearer ',
    `Basic ${engine.key}`,
    `Bearer ${engine.key}x`,
  ]) {
    for (const [method, route] of [
      ['GET', '/models'],
      ['POST', '/requests'],
      ['GET', '/nowhere'],
      ['POST', '/upload-url'],
    ] as const) {
      answers.push(await engine.call(method, route, method === 'POST' ? {} : undefined, { authorization }))
    }
  }
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]))
  expect(new Set(answers.map(({ body }) => JSON.stringify(body)))).toEqual(
    new Set([JSON.stringify({ error: 'the API key is missing or wrong' })]),
  )
})

test('the alias without apikey answers the same', async ({ engine }) => {
  const address = engine.base.replace('/apikey', '')
  const response = await served(
    new Request(`${address}/models`, { headers: { authorization: `Bearer ${engine.key}` } }),
  )
  expect(await response.json()).toEqual({ model_ids: ['kling-v3-omni', 'kling-create-element'] })
})

test('cards are served for both models, 404 for another', async ({ engine }) => {
  for (const model of ['kling-v3-omni', 'kling-create-element']) {
    expect((await engine.call('GET', `/models/${model}`)).body).toMatchObject({
      model,
      parameters: expect.any(Array),
    })
  }
  const missing = await engine.call('GET', '/models/kling-v9')
  expect([missing.status, missing.body]).toEqual([404, { error: 'model kling-v9 does not exist' }])
})

const envelopes: [string, unknown, number, RegExp][] = [
  ['a list', [], 400, /body \(Must be a JSON object/],
  ['a text', '"x"', 400, /body \(Must be a JSON object/],
  ['no model', { payload: text }, 400, /model \(Required parameter is missing\)/],
  ['a number as model', { model: 3, payload: text }, 400, /model \(Must be a string\)/],
  ['no payload', { model: 'kling-v3-omni' }, 400, /payload \(Required parameter is missing\)/],
  ['a text as payload', { model: 'kling-v3-omni', payload: 'x' }, 400, /payload \(Must be an object\)/],
  ['a list as payload', { model: 'kling-v3-omni', payload: [] }, 400, /payload \(Must be an object\)/],
  ['broken JSON', '{"model":', 400, /not valid JSON/],
  ['nothing', '', 400, /not valid JSON/],
  ['an unknown model', { model: 'kling-v9', payload: text }, 404, /^model kling-v9 does not exist$/],
  [
    '3 MB',
    { model: 'kling-v3-omni', payload: { ...text, prompt: 'x'.repeat(3_000_000) } },
    413,
    /larger than 2 MB.*upload-url/,
  ],
]
for (const [what, body, status, error] of envelopes) {
  test(`${what} as body is ${status} with a sentence`, async ({ engine }) => {
    const answer = await engine.call('POST', '/requests', body)
    expect(answer.body).toEqual(refusal(error))
    expect(answer.status).toBe(status)
  })
}

test('a 3 MB body without a length is cut off all the same', async ({ engine }) => {
  let sent = 0
  const body = new ReadableStream({
    pull(controller) {
      sent += 1
      if (sent > 64) controller.close()
      else controller.enqueue(new Uint8Array(1024 * 1024))
    },
  })
  const init = { method: 'POST', body, duplex: 'half', headers: { authorization: `Bearer ${engine.key}` } }
  const response = await served(new Request(`${engine.base}/requests`, init))
  expect(response.status).toBe(413)
  expect(sent).toBeLessThan(6)
})

test('a submit answers with times in seconds and an open status; the record echoes the payload with its defaults', async ({
  engine,
}) => {
  const prompt = '海の底 👩‍🚀 שלום'
  const { status, body } = await engine.submit('kling-v3-omni', {
    prompt,
    aspect_ratio: '1:1',
    duration: 4,
    foo: { bar: 1 },
  })
  expect(status).toBe(200)
  expect(Object.keys(body).sort()).toEqual([
    'created_at',
    'model',
    'queued_at',
    'request_id',
    'status',
    'updated_at',
  ])
  expect(body.request_id).toMatch(/^[0-9a-f-]{36}$/)
  expect(Math.abs(Number(body.created_at) - Date.now() / 1000)).toBeLessThan(30)
  expect(Number.isInteger(body.created_at)).toBe(true)
  const record = await engine.record(String(body.request_id))
  expect(record).toMatchObject({
    status: 'queued',
    outcome: null,
    is_public: false,
    payload: { prompt, aspect_ratio: '1:1', duration: '4', mode: 'pro', sound: 'off', foo: { bar: 1 } },
  })
})

test('the same payload twice is two requests; the same Idempotency-Key is one', async ({ engine }) => {
  const key = { 'idempotency-key': `generation ${Date.now()}` }
  const first = await engine.submit('kling-v3-omni', text, key)
  const again = await engine.submit('kling-v3-omni', text, key)
  const other = await engine.submit('kling-v3-omni', text)
  expect(again.body).toEqual(first.body)
  expect(other.body.request_id).not.toBe(first.body.request_id)
  const clash = await engine.submit('kling-v3-omni', { ...text, prompt: 'Another' }, key)
  expect([clash.status, clash.body]).toEqual([409, refusal(/another payload/)])
})

test('ten submits with one Idempotency-Key at once are one request', async ({ engine }) => {
  const key = { 'idempotency-key': `at once ${Date.now()}` }
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => engine.submit('kling-v3-omni', text, key)),
  )
  expect(new Set(answers.map(({ body }) => body.request_id)).size).toBe(1)
})

test('lists are newest first, filtered by either name of the model and cut into pages', async ({
  engine,
}) => {
  const made = []
  for (let i = 0; i < 3; i += 1) made.push((await engine.submit('kling-v3-omni', text)).body.request_id)
  const ids = async (query: string) => {
    const { body } = await engine.call('GET', `/requests?${query}`)
    return (body.requests as { request_id: string }[]).map(({ request_id }) => request_id)
  }
  expect((await ids('model_id=kling-v3-omni')).slice(0, 3)).toEqual(made.toReversed())
  expect(await ids('model=kling-v3-omni&limit=1&offset=1')).toEqual([made[1]])
  const elements = await engine.call('GET', '/requests?model=kling-create-element')
  for (const each of elements.body.requests as { model: string }[])
    expect(each.model).toBe('kling-create-element')
  expect(await ids('model=nothing')).toEqual([])
  expect((await engine.call('GET', '/requests?limit=x')).status).toBe(400)
})

test('an unknown request, path or method has its own answer', async ({ engine }) => {
  const id = '00000000-0000-4000-8000-000000000000'
  expect((await engine.call('GET', `/requests/${id}`)).body).toEqual({
    error: `request ${id} does not exist`,
  })
  for (const [method, route, status] of [
    ['GET', `/requests/${id}`, 404],
    ['DELETE', `/requests/${id}`, 404],
    ['GET', "/requests/' or 1=1", 404],
    ['GET', '/requests/%00', 404],
    ['GET', '/requests/%E0%A4%A', 404],
    ['GET', '/', 404],
    ['GET', '/requests/a/b', 404],
    ['PUT', '/requests', 405],
    ['DELETE', '/models', 405],
    ['GET', '/upload-url', 405],
  ] as const) {
    expect([route, (await engine.call(method, route)).status]).toEqual([route, status])
  }
})

test('a waiting request can be cancelled once; after that it is 409 and no work is done', async ({
  engine,
}) => {
  const { body } = await engine.submit('kling-v3-omni', text)
  const id = String(body.request_id)
  const cancelled = await engine.call('DELETE', `/requests/${id}`)
  expect([cancelled.status, cancelled.body.status]).toEqual([200, 'cancelled'])
  const again = await engine.call('DELETE', `/requests/${id}`)
  expect([again.status, again.body]).toEqual([409, { error: `request ${id} is already cancelled` }])
  await engine.work(id)
  expect(await engine.record(id)).toMatchObject({ status: 'cancelled', outcome: null })
})

test("somebody else's request and element do not exist for me", async ({ engine }) => {
  const { body } = await engine.submit('kling-v3-omni', text)
  const stranger = engineFor('stranger')
  const seen = await stranger(new Request(`${engine.base}/requests/${body.request_id}`))
  expect(seen.status).toBe(404)
  const list = await stranger(new Request(`${engine.base}/requests`))
  expect(await list.json()).toEqual({ requests: [], total: 0 })

  const { db } = await getStore()
  await db.insert(engineElements).values({
    id: '111122223333',
    ownerId: 'stranger',
    requestId: crypto.randomUUID(),
    name: 'Theirs',
    description: 'Not mine',
    referenceType: 'image_refer',
    pictureKeys: [],
    tagIds: [],
  })
  const use = await engine.submit('kling-v3-omni', {
    ...text,
    element_list: [{ element_id: '111122223333' }],
  })
  expect([use.status, use.body]).toEqual([400, refusal(/^invalid payload parameters: element_list/)])
})

test('a file is PUT with exactly its content type and read at its public address', async ({ engine }) => {
  const bytes = await sharp({ create: { width: 320, height: 320, channels: 3, background: '#345' } })
    .jpeg()
    .toBuffer()
  const { body } = await engine.call('POST', '/upload-url', { file_type: 'jpg' })
  const upload = String(body.upload_url)
  const address = String(body.public_url)
  const put = async (type: string | null, content: BodyInit = bytes) =>
    (
      await served(
        new Request(upload, {
          method: 'PUT',
          body: content,
          headers: type === null ? {} : { 'content-type': type },
        }),
      )
    ).status

  expect((await served(new Request(address))).status).toBe(404)
  expect(await put('image/jpeg')).toBe(403)
  expect(await put(null)).toBe(400)
  expect(await put('image/jpg', '')).toBe(400)
  expect(await put('image/jpg', Buffer.alloc(11 * 1024 * 1024))).toBe(413)
  expect(await put('image/jpg')).toBe(200)
  expect(await put('image/jpg')).toBe(200)
  const found = await served(new Request(address))
  expect(found.status).toBe(302)
  const key = found.headers.get('location')?.replace('/api/blobs/', '') ?? ''
  expect(await readFile(await blobs().path(key))).toEqual(bytes)
  const overwrite = await served(
    new Request(address, { method: 'PUT', body: bytes, headers: { 'content-type': 'image/jpg' } }),
  )
  expect(overwrite.status).toBe(404)
  const expired = await engine.call('POST', '/upload-url', { file_type: 'mov' })
  expect([expired.status, expired.body]).toEqual([400, refusal(/file_type \(must be one of png, jpg/)])
})
