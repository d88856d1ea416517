import { test as app, expect } from '@/tests/support/app'
import { QUEUE_KEY, startFakeQueue, type FakeQueue } from '@/tests/support/fake-queue'
import { startServer } from '@/tests/support/server'

/** The built server with a paid queue far away, which the test moves on by hand. */
export const test = app.extend<object, { queue: FakeQueue }>({
  queue: [
    async ({}, use) => {
      const queue = await startFakeQueue()
      await use(queue)
      await queue.stop()
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ queue }, use) => {
      const server = await startServer({ GMI_QUEUE_BASE_URL: queue.url, GMI_API_KEY: QUEUE_KEY })
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})
export { expect }
