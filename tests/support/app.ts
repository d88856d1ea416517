import { test as base, expect, type Page } from '@playwright/test'
import { startServer, type RunningServer } from '@/tests/support/server'

type Fixtures = {
  server: RunningServer
  /** Patterns of console errors a test provokes on purpose (a killed server, an offline network). */
  allowedErrors: RegExp[]
  app: Page
}

type WorkerFixtures = {
  /** What the server of this file is told. */
  settings: Record<string, string>
  /** Gives the server of a file, ending the one of the file before. */
  serverOf: (file: string) => Promise<RunningServer>
}

/** One server per file, which no other file has seen; `app` is a page on it, and any console error or page error fails the test. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  settings: [async ({}, use) => use({}), { scope: 'worker' }],
  serverOf: [
    async ({ settings }, use) => {
      let running: { file: string; server: RunningServer } | undefined
      await use(async (file) => {
        if (running?.file !== file) {
          await running?.server.stop()
          running = undefined
          running = { file, server: await startServer(settings) }
        }
        return running.server
      })
      await running?.server.stop()
    },
    { scope: 'worker' },
  ],
  server: [async ({ serverOf }, use, { file }) => use(await serverOf(file)), { timeout: 150_000 }],
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
