import { statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { generations, settings } from '@/lib/server/db/schema'
import { queues } from '@/lib/server/db/schema-queues'
import { addQueue, chooseQueue, removeQueue, renameQueue, setQueueKey } from '@/lib/server/queue-settings'
import { checkQueue } from '@/lib/server/queue-check'
import { currentQueue, listQueues, queueById } from '@/lib/server/queues'
import { seal, unseal } from '@/lib/server/sealed'
import { getStore } from '@/lib/server/store'
import { QUEUE_KEY, startFakeQueue, type FakeQueue } from '@/tests/support/fake-queue'
import { expect, OWNER, row, submit, test } from '@/tests/support/far-queue'

test.beforeEach(async ({ board }) => {
  void board
  const { db } = await getStore()
  await db.delete(queues)
  await db.delete(settings)
})

const second = (baseUrl = 'https://queue.example/v1') =>
  addQueue(OWNER, { name: 'Second account', baseUrl, apiKey: 'key-of-the-second-account' })

test('a queue keeps its id through a new name and a new key', async () => {
  const added = await second()
  const renamed = await renameQueue(OWNER, { id: added.id, name: 'Night work' })
  const again = await setQueueKey(OWNER, { id: added.id, apiKey: 'another-key-of-it' })
  expect([renamed.id, again.id]).toEqual([added.id, added.id])
  expect(again).toMatchObject({ name: 'Night work', key: 'set', source: 'settings' })
})

test('keys are sealed in the database, differently each time, for their own row only, by a file with mode 0600', async () => {
  const added = await second()
  const { db } = await getStore()
  const [kept] = await db.select().from(queues).where(eq(queues.id, added.id))
  expect(JSON.stringify(kept)).not.toContain('key-of-the-second-account')
  expect(unseal(kept?.sealedKey ?? '', added.id)).toBe('key-of-the-second-account')
  expect(unseal(kept?.sealedKey ?? '', 'another row')).toBeNull()
  expect(seal('same', 'x')).not.toBe(seal('same', 'x'))
  const file = path.join(process.env.DATA_DIR ?? '', 'secret-key')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(JSON.stringify(await listQueues())).not.toMatch(/key-of-/)
})

test('a key sealed under another secret is said to be unreadable, and never sent', async () => {
  const added = await second()
  const { db } = await getStore()
  await db.update(queues).set({ sealedKey: seal('x', 'another row') })
  expect((await listQueues()).find(({ id }) => id === added.id)?.key).toBe('unreadable')
  expect(await queueById(added.id)).toBeNull()
  expect(await checkQueue(added.id)).toEqual([
    expect.objectContaining({ name: 'Key', result: 'problem', sentence: expect.stringContaining('again') }),
  ])
})

test('new work goes to the chosen queue; without a choice to the one of GMI_API_KEY', async ({ queue }) => {
  const variable = new URL(queue.url).host
  expect((await currentQueue()).id).toBe(variable)
  const added = await second()
  await chooseQueue(OWNER, added.id)
  expect((await currentQueue()).id).toBe(added.id)
  await chooseQueue(OWNER, 'embedded')
  expect((await currentQueue()).kind).toBe('embedded')
  expect((await listQueues()).map(({ id, inUse }) => [id, inUse])).toEqual([
    ['embedded', true],
    [variable, false],
    [added.id, false],
  ])
})

test('removing the queue in use goes back to the built-in engine, never to another paid one', async () => {
  const added = await second()
  await chooseQueue(OWNER, added.id)
  await removeQueue(OWNER, added.id)
  expect((await currentQueue()).kind).toBe('embedded')
  expect((await listQueues()).map(({ id }) => id)).not.toContain(added.id)
})

test('a queue with requests under way cannot be removed; one with a history keeps its name and comes back with a key', async ({
  board,
  queue,
}) => {
  const added = await addQueue(OWNER, { name: 'Mine', baseUrl: queue.url, apiKey: QUEUE_KEY })
  await chooseQueue(OWNER, added.id)
  const { id } = await submit(board)
  expect((await row(id))?.queueId).toBe(added.id)
  await expect(removeQueue(OWNER, added.id)).rejects.toThrow('One request is still under way at Mine')
  const { db } = await getStore()
  await db.update(generations).set({ state: 'failed' }).where(eq(generations.id, id))
  await removeQueue(OWNER, added.id)
  expect((await listQueues()).find((each) => each.id === added.id)).toMatchObject({
    name: 'Mine',
    key: 'missing',
  })
  expect(await queueById(added.id)).toBeNull()
  await expect(chooseQueue(OWNER, added.id)).rejects.toThrow('no key')
  await setQueueKey(OWNER, { id: added.id, apiKey: QUEUE_KEY })
  expect((await queueById(added.id))?.name).toBe('Mine')
})

test('the queue of GMI_API_KEY can be renamed; its key and its end are matters of the variable', async ({
  queue,
}) => {
  const id = new URL(queue.url).host
  expect(await renameQueue(OWNER, { id, name: 'The paid one' })).toMatchObject({ id, name: 'The paid one' })
  await expect(setQueueKey(OWNER, { id, apiKey: 'some-other-key' })).rejects.toThrow('GMI_API_KEY')
  await expect(removeQueue(OWNER, id)).rejects.toThrow('GMI_API_KEY')
  expect((await currentQueue()).name).toBe('The paid one')
})

test.describe('"Test this queue"', () => {
  let far: FakeQueue
  test.beforeAll(async () => {
    far = await startFakeQueue()
  })
  test.beforeEach(() => far.answers.clear())
  test.afterAll(() => far.stop())

  async function checked(apiKey = QUEUE_KEY, baseUrl = far.url, timeoutMs = 15_000) {
    const { id } = await addQueue(OWNER, { name: 'Far', baseUrl, apiKey })
    return Object.fromEntries((await checkQueue(id, timeoutMs)).map((check) => [check.name, check]))
  }

  test('finds nothing wrong with a good one, and makes no request there', async () => {
    const found = await checked()
    expect(Object.values(found).map(({ name, result }) => `${name} ${result}`)).toEqual([
      ...['Address ok', 'Key ok', 'Models ok', 'Files ok', 'Clock ok'],
    ])
    expect(far.posts).toBe(0)
  })

  test('tells a wrong key from a wrong address', async () => {
    expect(await checked('not-the-key')).toMatchObject({
      Address: { result: 'ok' },
      Key: { result: 'problem', sentence: 'The key is not accepted. Enter another key.', raw: 'invalid key' },
    })
    expect(await checked(QUEUE_KEY, 'http://127.0.0.1:1')).toMatchObject({
      Address: { result: 'problem', raw: expect.stringContaining('fetch failed') },
    })
    far.answers.set('GET /models', { status: 404, body: 'not here' })
    expect(await checked()).toMatchObject({ Address: { sentence: expect.stringContaining('/requestqueue') } })
    far.answers.set('GET /models', { status: 200, body: '<!doctype html><title>Shop</title>' })
    expect(await checked()).toMatchObject({ Address: { sentence: expect.stringContaining('not a queue') } })
  })

  test('follows no redirect, so that the key reaches no other host', async () => {
    const other = await startFakeQueue()
    let asked = 0
    other.during.set('GET /models', () => Promise.resolve(void asked++))
    far.answers.set('GET /models', { status: 302, body: '', headers: { location: `${other.url}/models` } })
    expect(await checked()).toMatchObject({
      Address: { result: 'problem', sentence: expect.stringContaining('leads on to another') },
    })
    expect(asked).toBe(0)
    await other.stop()
  })

  test('ends also when the queue, or where it wants its files, never answers', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
    expect(await checked(QUEUE_KEY, url, 300)).toMatchObject({
      Address: { result: 'problem', raw: 'no answer within 0.3 s' },
    })
    far.answers.set('POST /upload-url', { status: 200, body: { upload_url: url, public_url: url } })
    expect(await checked(QUEUE_KEY, far.url, 300)).toMatchObject({
      Files: { result: 'problem', sentence: 'A test picture could not be uploaded. Try again.' },
    })
    silent.closeAllConnections()
    await new Promise((resolve) => silent.close(resolve))
  })

  test('says when films are not offered, when uploads are not, and when the clocks differ', async () => {
    const date = new Date(Date.now() - 10 * 60_000).toUTCString()
    far.answers.set('GET /models', {
      status: 200,
      body: { model_ids: ['kling-create-element'] },
      headers: { date },
    })
    far.answers.set('POST /upload-url', { status: 404, body: { error: 'nothing here' }, headers: { date } })
    expect(await checked()).toMatchObject({
      Models: { result: 'problem', sentence: expect.stringContaining('kling-v3-omni') },
      Files: { result: 'note', sentence: expect.stringContaining('PUBLIC_URL'), raw: null },
      Clock: { result: 'problem', sentence: expect.stringMatching(/(599|600|601) s apart/) },
    })
    far.answers.set('POST /upload-url', { status: 500, body: { error: 'storage is down' } })
    expect(await checked()).toMatchObject({ Files: { result: 'problem', raw: 'storage is down' } })
  })
})
