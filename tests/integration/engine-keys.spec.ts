import { createApiKey, listApiKeys, revokeApiKey } from '@/lib/server/api-keys'
import { apiKeys } from '@/lib/server/db/schema-queues'
import { openApi } from '@/lib/server/engine/open-api'
import { operations } from '@/lib/server/engine/operations'
import { getStore } from '@/lib/server/store'
import type { KeyScope } from '@/lib/views-queues'
import { expect, test, type Engine } from '@/tests/support/engine'

const film = { prompt: 'A boat', mode: 'std', duration: '3', aspect_ratio: '16:9' }

function keyFor(scopes: KeyScope[], { owner = 'local', perMinute = null as number | null } = {}) {
  return createApiKey(owner, { name: `Key ${scopes.join()}`, scopes, perMinute })
}
const as = (key: string) => ({ authorization: `Bearer ${key}` })
const post = (engine: Engine, key: string) => engine.submit('kling-v3-omni', film, as(key))

test('a key does what its scopes say and is refused the rest', async ({ engine }) => {
  const [reader, maker, uploader] = await Promise.all([
    keyFor(['read']),
    keyFor(['submit']),
    keyFor(['upload']),
  ])
  const { body } = await post(engine, maker.key)
  const id = String(body.request_id)
  const upload = (key: string) => engine.call('POST', '/upload-url', { file_type: 'png' }, as(key))
  const statuses = async (key: string) => [
    (await engine.call('GET', '/models', undefined, as(key))).status,
    (await engine.call('GET', '/requests', undefined, as(key))).status,
    (await engine.call('GET', `/requests/${id}`, undefined, as(key))).status,
    (await post(engine, key)).status,
    (await upload(key)).status,
  ]
  expect(await statuses(reader.key)).toEqual([200, 200, 200, 403, 403])
  expect(await statuses(maker.key)).toEqual([200, 403, 403, 200, 403])
  expect(await statuses(uploader.key)).toEqual([200, 403, 403, 403, 200])
  expect((await post(engine, reader.key)).body).toEqual({
    error: 'this API key may not submit, it may read',
  })
  expect((await engine.call('DELETE', `/requests/${id}`, undefined, as(reader.key))).status).toBe(403)
  expect((await engine.call('DELETE', `/requests/${id}`, undefined, as(maker.key))).status).toBe(200)
})

test('a key of another owner sees nothing of ours, and we nothing of theirs', async ({ engine }) => {
  const other = await keyFor(['read', 'submit'], { owner: 'somebody else' })
  const ours = String((await engine.submit('kling-v3-omni', film)).body.request_id)
  const theirs = String((await post(engine, other.key)).body.request_id)
  expect((await engine.call('GET', `/requests/${ours}`, undefined, as(other.key))).status).toBe(404)
  expect((await engine.call('DELETE', `/requests/${ours}`, undefined, as(other.key))).status).toBe(404)
  expect((await engine.call('GET', `/requests/${theirs}`)).status).toBe(404)
  const list = await engine.call('GET', '/requests', undefined, as(other.key))
  expect(list.body).toMatchObject({ total: 1, requests: [{ request_id: theirs }] })
})

test('a revoked key opens nothing from that moment on, a wrong one never did', async ({ engine }) => {
  const { key, view } = await keyFor(['read'])
  expect((await engine.call('GET', '/requests', undefined, as(key))).status).toBe(200)
  await revokeApiKey('local', view.id)
  for (const given of [key, `${key}x`, 'sb_', ''])
    expect((await engine.call('GET', '/requests', undefined, as(given))).status).toBe(401)
  expect((await listApiKeys('local')).map(({ id }) => id)).not.toContain(view.id)
  await expect(revokeApiKey('local', view.id)).rejects.toThrow('revoked already')
  const { view: kept } = await keyFor(['read'])
  await expect(revokeApiKey('somebody else', kept.id)).rejects.toThrow('revoked already')
})

test('the key itself is kept nowhere; when it was used last is', async ({ engine }) => {
  const { key, view } = await keyFor(['read'])
  expect(view).toMatchObject({ hint: key.slice(0, 7), lastUsedAt: null })
  await engine.call('GET', '/models', undefined, as(key))
  const { db } = await getStore()
  expect(JSON.stringify(await db.select().from(apiKeys))).not.toContain(key)
  const [used] = (await listApiKeys('local')).filter(({ id }) => id === view.id)
  expect(Date.now() - Date.parse(used?.lastUsedAt ?? '')).toBeLessThan(60_000)
})

test('more requests than a key may make in a minute are 429 with the seconds to wait, for that key only', async ({
  engine,
}) => {
  const slow = await keyFor(['read'], { perMinute: 3 })
  const free = await keyFor(['read'])
  const look = (key: string) => engine.call('GET', '/models', undefined, as(key))
  const answers = [await look(slow.key), await look(slow.key), await look(slow.key), await look(slow.key)]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
  const wait = Number(answers[3]?.headers.get('retry-after'))
  expect(wait).toBeGreaterThan(0)
  expect(wait).toBeLessThanOrEqual(20)
  expect(answers[3]?.body.error).toContain('3 requests per minute')
  expect((await look(free.key)).status).toBe(200)
})

test('the OpenAPI document needs no key, names every call and every parameter, and resolves', async ({
  engine,
}) => {
  const { status, body } = await engine.call('GET', '/openapi.json', undefined, { authorization: '' })
  expect(status).toBe(200)
  expect(body).toEqual(JSON.parse(JSON.stringify(openApi(engine.base))))
  expect(body).toMatchObject({ openapi: '3.1.0', servers: [{ url: engine.base }] })
  const text = JSON.stringify(body)
  const { schemas } = body.components as { schemas: Record<string, { properties?: object }> }
  const used = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name ?? '')
  expect(used.filter((name) => !(name in schemas))).toEqual([])
  for (const { path, method } of operations)
    expect((body.paths as Record<string, object>)[path]).toHaveProperty(method.toLowerCase())
  const omni = await engine.call('GET', '/models/kling-v3-omni')
  const names = (omni.body.parameters as { name: string }[]).map(({ name }) => name)
  expect(Object.keys(schemas.OmniPayload?.properties ?? {})).toEqual(names)
  for (const { id, body: given, path, method } of operations)
    if (given) expect((await engine.call(method, path, given.example)).status, id).toBe(200)
})
