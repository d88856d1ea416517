import { test as app, expect } from '@/tests/support/app'
import { QUEUE_KEY, startFakeQueue, type FakeQueue } from '@/tests/support/fake-queue'

/** The built server with a paid queue far away, which the test moves on by hand. No other file has seen either. */
export const test = app.extend<object, { queue: FakeQueue }>({
  queue: [
    async ({}, use) => {
      const queue = await startFakeQueue()
      await use(queue)
      await queue.stop()
    },
    { scope: 'worker' },
  ],
  serverOf: [
    async ({ serverOf, queue }, use) => {
      let known = ''
      await use(async (file) => {
        const server = await serverOf(file)
        if (known !== file) queue.forget()
        known = file
        return server
      })
    },
    { scope: 'worker' },
  ],
  settings: [
    async ({ queue }, use) => use({ GMI_QUEUE_BASE_URL: queue.url, GMI_API_KEY: QUEUE_KEY }),
    { scope: 'worker' },
  ],
})
export { expect }
