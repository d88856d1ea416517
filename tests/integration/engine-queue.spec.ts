import { readFile } from 'node:fs/promises'
import { queueClient } from '@/lib/queue/client'
import { readOutcome } from '@/lib/queue/outcome'
import { blobs } from '@/lib/server/blob/blobs'
import { currentQueue, queueById } from '@/lib/server/queues'
import { uploadForQueue } from '@/lib/server/queue-uploads'
import { apiKey } from '@/lib/server/api-key'
import { probeFile } from '@/lib/server/media/probe'
import { expect, test } from '@/tests/support/engine'
import { media, type MediaName } from '@/tests/support/make-media'
import { serveEngine, type ServedEngine } from '@/tests/support/serve-engine'

const scene = { prompt: 'A boat', mode: 'std', duration: '3', aspect_ratio: '16:9' }

async function blobOf(name: MediaName): Promise<string> {
  const file = await media(name)
  return (await blobs().put(file, file.slice(file.lastIndexOf('.') + 1))).key
}

test('without a key of GMI the queue is the engine of this process, known and not asked over HTTP', async ({
  engine,
}) => {
  const queue = await currentQueue()
  expect(queue.id).toBe('embedded')
  expect((await queueById('embedded'))?.id).toBe('embedded')
  expect(await queueById('console.gmicloud.ai')).toBeNull()
  const made = await queue.client.submit(
    { model: 'kling-v3-omni', payload: scene },
    { idempotencyKey: crypto.randomUUID() },
  )
  expect(made).toMatchObject({ kind: 'ok', value: { status: 'created', model: 'kling-v3-omni' } })
  const id = made.kind === 'ok' ? made.value.request_id : ''
  expect(await queue.client.get(id)).toMatchObject({ kind: 'ok', value: { status: 'queued' } })
  expect(await queue.client.list({ model: 'kling-v3-omni' })).toMatchObject({
    kind: 'ok',
    value: { requests: expect.arrayContaining([expect.objectContaining({ request_id: id })]) },
  })
  expect(await queue.client.cancel(id)).toMatchObject({ kind: 'ok', value: { status: 'cancelled' } })
  expect(await queue.client.cancel(id)).toMatchObject({ kind: 'refused', status: 409 })
  expect(await queue.client.get('nope')).toMatchObject({ kind: 'refused', status: 404 })
  expect(await queue.client.submit({ model: 'kling-v3-omni', payload: {} })).toMatchObject({
    kind: 'refused',
    status: 400,
    text: expect.stringMatching(/^invalid payload parameters: prompt/),
  })
  expect((await engine.record(id)).status).toBe('cancelled')
})

test('an element goes through its statuses in order, with real workers', async ({ engine }) => {
  const { client, assetUrl } = await currentQueue()
  const url = await assetUrl(await blobOf('photo.jpg'))
  const payload = {
    element_name: 'Mara',
    element_description: 'A woman in a navy coat',
    reference_type: 'image_refer',
    frontal_image: url,
    refer_images: [url],
  }
  const made = await client.submit({ model: 'kling-create-element', payload })
  const seen: string[] = [made.kind === 'ok' ? made.value.status : made.kind]
  const id = made.kind === 'ok' ? made.value.request_id : ''
  const look = async () => {
    const answer = await client.get(id)
    const status = answer.kind === 'ok' ? answer.value.status : answer.kind
    if (status !== seen.at(-1)) seen.push(status)
    return answer
  }
  await look()
  const stop = await engine.startWorkers()
  try {
    await expect
      .poll(async () => (await look(), seen.at(-1)), { intervals: [5], timeout: 20_000 })
      .toBe('success')
  } finally {
    await stop()
  }
  const order = ['created', 'queued', 'dispatched', 'processing', 'success']
  expect(seen.slice(0, 2)).toEqual(['created', 'queued'])
  expect(seen).toEqual(order.filter((status) => seen.includes(status)))
  const last = await look()
  expect(last.kind === 'ok' && readOutcome(last.value).elementId).toMatch(/^\d{12}$/)
})

test.describe('another Shotboard over HTTP', () => {
  let served: ServedEngine
  test.beforeEach(async ({ engine }) => {
    void engine
    served = await serveEngine()
  })
  test.afterEach(() => served.stop())

  const client = (key = apiKey()) =>
    queueClient({
      baseUrl: `${served.url}/api/v1/ie/requestqueue/apikey`,
      apiKey: key,
      fetch: (request) => fetch(request),
    })

  test('is a queue like any other', async () => {
    expect(await client('wrong-key').models()).toEqual({
      kind: 'refused',
      status: 401,
      text: 'the API key is missing or wrong',
    })
    expect(await client().models()).toMatchObject({
      kind: 'ok',
      value: { model_ids: ['kling-v3-omni', 'kling-create-element'] },
    })
    expect(await client().model('kling-v3-omni')).toMatchObject({
      kind: 'ok',
      value: { model: 'kling-v3-omni' },
    })
    expect(await client().submit({ model: 'kling-v3-omni', payload: scene })).toMatchObject({ kind: 'ok' })
  })

  for (const [name, kind] of [
    ['photo.jpg', 'image'],
    ['drawing.png', 'image'],
    ['clip.mp4', 'video'],
    ['clip.mov', 'video'],
  ] as const) {
    test(`${name} is uploaded with its exact type, once`, async () => {
      const queue = { id: new URL(served.url).host, client: client() }
      const key = await blobOf(name)
      const url = await uploadForQueue(queue, key)
      expect(await uploadForQueue(queue, key)).toBe(url)
      expect(served.puts).toBe(1)
      const found = await fetch(url, { redirect: 'manual' })
      const stored = found.headers.get('location')?.replace('/api/blobs/', '') ?? ''
      const file = await blobs().path(stored)
      expect(await probeFile(file)).toMatchObject({ ok: true, facts: { kind } })
      if (name !== 'clip.mov') expect(await readFile(file)).toEqual(await readFile(await media(name)))
      else expect(stored).toMatch(/\.mp4$/)
    })
  }

  test('a queue that is not there is a sentence, with the reason apart', async () => {
    const gone = queueClient({ baseUrl: 'http://127.0.0.1:1', apiKey: apiKey(), fetch, timeoutMs: 2_000 })
    const key = await blobOf('photo.jpg')
    await expect(uploadForQueue({ id: 'gone', client: gone }, key)).rejects.toMatchObject({
      name: 'Refusal',
      code: 'unavailable',
      message: expect.stringContaining('PUBLIC_URL'),
      raw: expect.stringContaining('fetch failed'),
    })
  })
})
