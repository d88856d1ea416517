import { test as base, expect, type Page } from '@playwright/test'
import { startServer, type RunningServer } from '@/tests/support/server'

type Fixtures = {
  /** Patterns of console errors a test provokes on purpose (a killed server, an offline network). */
  allowedErrors: RegExp[]
  app: Page
}

/** One server per worker; `app` is a page on it, and any console error or page error fails the test. */
export const test = base.extend<Fixtures, { server: RunningServer }>({
  server: [
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 150_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  allowedErrors: [[], { option: true }],
  app: async ({ page, allowedErrors }, use) => {
    const errors: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
    })
    page.on('pageerror', (error) => errors.push(String(error)))
    await use(page)
    expect(errors.filter((text) => !allowedErrors.some((pattern) => pattern.test(text)))).toEqual([])
  },
})
export { expect }
