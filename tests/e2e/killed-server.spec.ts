import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test as base, expect } from '@playwright/test'
import { makeImage, scratchFolder } from '@/tests/support/film-media'
import { startServer, type RunningServer } from '@/tests/support/server'
import { Studio } from '@/tests/support/studio'

/** These tests kill the server, so they have one of their own and its silence in the console is expected. */
const test = base.extend<{ own: RunningServer }>({
  own: async ({}, use) => {
    const server = await startServer()
    await use(server)
    await server.stop()
  },
  baseURL: async ({ own }, use) => use(own.url),
})

test('kill -9 in the middle of a render: the take arrives after the restart, paid once', async ({
  page,
  own,
}) => {
  test.setTimeout(180_000)
  const studio = new Studio(page)
  await studio.create()
  await studio.writePrompt(1, 'A paper boat drifts down a rain gutter, macro lens')
  await studio.saved()
  await studio.generate()
  await expect(studio.viewer.getByText('Take 1 is rendering')).toBeVisible({
    timeout: 30_000,
  })
  await own.kill()
  await own.restart()
  await page.reload()
  await studio.playTake(1, 90_000)
  const { generations } = (await (await page.request.get('/api/queue')).json()) as {
    generations: { requestId: string }[]
  }
  expect(new Set(generations.map((each) => each.requestId)).size).toBe(1)
  await expect(studio.take(2)).toHaveCount(0)
})

test('kill -9 in the middle of an upload: it goes on where it was and arrives whole', async ({
  page,
  own,
}) => {
  test.setTimeout(120_000)
  const folder = scratchFolder()
  const picture = await makeImage(folder, 'big.png', { width: 1200, height: 900, hue: 120 })
  // Bytes after the end of a PNG are legal and make the upload long enough to be caught in the middle.
  const file = path.join(folder, 'long.png')
  writeFileSync(file, Buffer.concat([readFileSync(picture), Buffer.alloc(9 * 1024 * 1024, 7)]))

  const studio = new Studio(page)
  await studio.create()
  let patches = 0
  await page.route('**/api/uploads/**', async (route) => {
    if (route.request().method() === 'PATCH' && ++patches === 3) await own.kill()
    await route.continue().catch(() => undefined)
  })
  await studio.upload(file)
  await expect.poll(() => patches, { timeout: 30_000 }).toBeGreaterThanOrEqual(3)
  await own.restart()
  await expect(studio.library.getByRole('option', { name: /long\.png/ })).toBeVisible({ timeout: 60_000 })
})

test('what was saved is there after kill -9', { tag: '@long' }, async ({ page, own }) => {
  const studio = new Studio(page)
  const url = await studio.create()
  await studio.writePrompt(1, 'Gulls over the breakwater')
  await studio.saved()
  await own.kill()
  await own.restart()
  await page.goto(url)
  await expect(studio.prompt(1)).toHaveText('Gulls over the breakwater')
})
