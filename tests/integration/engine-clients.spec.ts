import { openStoredPicture } from '@/tests/support/stored-picture'
import { expect, test, type Engine } from '@/tests/support/engine'

test.slow()
type Json = Record<string, unknown>
const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? { ...value } : {})
const first = (value: unknown): Json => object(Array.isArray(value) ? value[0] : undefined)

/** Made once: an element with one picture, and the record of its request as every client gets it. */
async function elementRecord(engine: Engine): Promise<Json> {
  const picture = await openStoredPicture(engine)
  const { body } = await engine.submit('kling-create-element', {
    ...{ element_name: 'Mara', element_description: 'A woman', reference_type: 'image_refer' },
    ...{ frontal_image: picture, refer_images: [picture] },
  })
  await engine.work(String(body.request_id))
  return engine.record(String(body.request_id))
}

async function filmRecord(engine: Engine): Promise<Json> {
  const { body } = await engine.submit('kling-v3-omni', {
    ...{ prompt: 'A boat', mode: 'std', duration: '3', aspect_ratio: '1:1' },
    watermark_info: { enabled: true },
  })
  await engine.work(String(body.request_id))
  return engine.record(String(body.request_id))
}

test('clients that read the element id in their own order all find it, as a string of digits', async ({
  engine,
}) => {
  const record = await elementRecord(engine)
  const outcome = object(record.outcome)
  const data = object(record.data)
  const qcut = outcome.element_id ?? outcome.id ?? data.element_id ?? data.id
  const strings = [
    outcome.element_id,
    object(outcome.element).element_id,
    first(outcome.elements).element_id,
  ].filter((id) => typeof id === 'string')
  const upstream = first(outcome.elements)
  expect(qcut).toMatch(/^\d{12}$/)
  expect(strings[0]).toBe(qcut)
  expect(upstream).toMatchObject({ element_id: qcut, element_name: 'Mara', status: 'succeed' })
})

test('clients that read the film in their own order all find a playable address, with string indexes', async ({
  engine,
}) => {
  const record = await filmRecord(engine)
  expect(record.status).toBe('success')
  const outcome = object(record.outcome)
  const media = first(outcome.media_urls)
  expect(media.id).toBe('0')
  for (const url of [media.url ?? outcome.video_url, media.watermark_url, outcome.thumbnail_image_url])
    expect(String(url)).toMatch(/^http:\/\/.+\/api\/blobs\/[0-9a-f]{64}\.(mp4|jpg)$/)
  expect(object(record.payload)).toMatchObject({ prompt: 'A boat', sound: 'off' })
  for (const time of ['created_at', 'updated_at', 'queued_at'])
    expect(Number(record[time])).toBeLessThanOrEqual(Math.ceil(Date.now() / 1000))
  expect(JSON.stringify(record)).not.toContain('"id":"' + String(record.request_id))
})

test('a poller that only knows success, failed and cancelled sees other words until then', async ({
  engine,
}) => {
  const { body, status } = await engine.submit('kling-v3-omni', {
    ...{ prompt: 'A boat', duration: 5, aspect_ratio: '16:9' },
  })
  expect(status).toBe(200)
  expect(Object.keys(body).sort()).toEqual(
    ['created_at', 'model', 'queued_at', 'request_id', 'status', 'updated_at'].sort(),
  )
  expect(body.request_id).toMatch(/^[0-9a-f-]{36}$/)
  const record = await engine.record(String(body.request_id))
  expect(['created', 'queued', 'dispatched', 'processing']).toContain(record.status)
  expect(record.outcome).toBeNull()
})

test('a list is filtered by model_id, by model, or not at all, under both prefixes', async ({ engine }) => {
  await engine.submit('kling-v3-omni', { prompt: 'A boat', aspect_ratio: '16:9' })
  const total = async (route: string) => Number((await engine.call('GET', route)).body.total)
  expect(await total('/requests?model_id=kling-v3-omni')).toBe(await total('/requests?model=kling-v3-omni'))
  expect(await total('/requests?model_id=kling-v9')).toBe(0)
  const whole = await total('/requests')
  expect(whole).toBeGreaterThan(0)
  expect(await total('/../requests')).toBe(whole)
})
