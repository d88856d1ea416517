import { expect, test as shared } from '@/tests/support/app'
import { startServer } from '@/tests/support/server'

/** `app` on a server that no other test has seen: for what would be in the way of others, or others in its way. */
export const test = shared.extend({
  baseURL: async ({}, use) => {
    const server = await startServer()
    await use(server.url)
    await server.stop()
  },
})
export { expect }
