import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { webhookDeliveries } from '@/lib/server/db/schema-money'
import { cancelGeneration } from '@/lib/server/generations/cancel'
import { getStore } from '@/lib/server/store'
import { deliver } from '@/lib/server/webhooks/deliver'
import { signedHeaders } from '@/lib/server/webhooks/sign'
import {
  readWebhook,
  redeliver,
  removeWebhook,
  renewWebhookSecret,
  setWebhook,
  testWebhook,
} from '@/lib/server/webhooks/webhook'
import { expect, OWNER, submit, test as base } from '@/tests/support/far-queue'

type Receiver = { url: string; got: { headers: IncomingHttpHeaders; body: string }[]; status: number }
const test = base.extend<{ receiver: Receiver }>({
  receiver: async ({ store }, provide) => {
    await store.db.delete(webhookDeliveries)
    const receiver: Receiver = { url: '', got: [], status: 204 }
    const server: Server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        receiver.got.push({ headers: request.headers, body })
        response.writeHead(receiver.status, { location: 'http://127.0.0.1:1/' }).end()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
    await provide(receiver)
    server.close()
    await removeWebhook(OWNER)
  },
})
const settings = (url: string, allowPrivate = true) => ({ url, allowPrivate, enabled: true })
const one = async (id: string) => {
  const { db } = await getStore()
  const [delivery] = await db.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id))
  return delivery
}

test('an ending is announced once, signed with the secret that was shown once', async ({
  board,
  receiver,
}) => {
  const { secret } = await setWebhook(OWNER, settings(receiver.url))
  expect((await setWebhook(OWNER, settings(receiver.url))).secret).toBeNull()
  const { id } = await submit(board)
  await cancelGeneration(OWNER, id)
  const [delivery] = (await readWebhook(OWNER))?.deliveries ?? []
  expect(delivery).toMatchObject({ event: 'generation.cancelled', state: 'pending', attempts: 0 })
  await deliver(delivery?.id ?? '')
  await deliver(delivery?.id ?? '')
  expect(receiver.got).toHaveLength(1)
  const [{ headers, body } = { headers: {}, body: '' }] = receiver.got
  expect(JSON.parse(body)).toMatchObject({ type: 'generation.cancelled', data: { id, state: 'cancelled' } })
  const timestamp = Number(headers['webhook-timestamp'])
  expect(Math.abs(timestamp - Date.now() / 1_000)).toBeLessThan(30)
  expect(headers).toMatchObject(signedHeaders(secret ?? '', { id: delivery?.id ?? '', timestamp, body }))
  expect((await one(delivery?.id ?? ''))?.state).toBe('delivered')
})

test('a receiver that fails is tried again later and later, then given up, and can be tried by hand', async ({
  receiver,
}) => {
  await setWebhook(OWNER, settings(receiver.url))
  receiver.status = 500
  const { id } = await testWebhook(OWNER)
  await deliver(id)
  expect(await one(id)).toMatchObject({
    state: 'pending',
    attempts: 1,
    status: 500,
    error: 'It answered with HTTP 500.',
  })
  for (let tries = 0; tries < 7; tries++) await deliver(id)
  expect(await one(id)).toMatchObject({ state: 'failed', attempts: 8 })
  receiver.status = 200
  await redeliver(OWNER, id)
  await deliver(id)
  expect(await one(id)).toMatchObject({ state: 'delivered', attempts: 1 })
  await expect(redeliver(OWNER, id)).rejects.toThrow('delivered already')
})

test('a redirect is not followed, and a network of one own is spoken to only when allowed', async ({
  receiver,
}) => {
  await setWebhook(OWNER, settings(receiver.url))
  receiver.status = 302
  const moved = await testWebhook(OWNER)
  await deliver(moved.id)
  expect(await one(moved.id)).toMatchObject({ status: 302, error: 'It answered with HTTP 302.' })
  await setWebhook(OWNER, settings(receiver.url, false))
  const { id } = await testWebhook(OWNER)
  await deliver(id)
  expect(receiver.got).toHaveLength(1)
  expect(await one(id)).toMatchObject({ status: null, error: expect.stringContaining('127.0.0.1') })
  await setWebhook(OWNER, settings('http://169.254.169.254/latest/meta-data'))
  const metadata = await testWebhook(OWNER)
  await deliver(metadata.id)
  expect((await one(metadata.id))?.error).toContain('is not an address this may speak to')
})

test('a new secret signs at once; without a webhook nothing is announced', async ({ board, receiver }) => {
  await setWebhook(OWNER, settings(receiver.url))
  const { secret } = await renewWebhookSecret(OWNER)
  const { id } = await testWebhook(OWNER)
  await deliver(id)
  const [{ headers, body } = { headers: {}, body: '' }] = receiver.got
  const timestamp = Number(headers['webhook-timestamp'])
  expect(headers).toMatchObject(signedHeaders(secret ?? '', { id, timestamp, body }))
  await removeWebhook(OWNER)
  await cancelGeneration(OWNER, (await submit(board)).id)
  expect(await readWebhook(OWNER)).toBeNull()
  const { db } = await getStore()
  expect(await db.select().from(webhookDeliveries)).toHaveLength(1)
})
