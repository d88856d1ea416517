import { test as base, expect } from '@playwright/test'
import { startServer, type RunningServer } from '@/tests/support/server'
import { Studio } from '@/tests/support/studio'

/** The server is stopped here, so it is one of its own and its silence in the console is expected. */
const test = base.extend<{ own: RunningServer }>({
  own: async ({}, use) => {
    const server = await startServer()
    await use(server)
    await server.stop()
  },
  baseURL: async ({ own }, use) => use(own.url),
})
const OFFLINE = 'Offline. Saving on this device'

test('edits made without a server are sent when it is back, in one piece', async ({ page, own, browser }) => {
  test.setTimeout(120_000)
  const studio = new Studio(page)
  const url = await studio.create()
  const autosave = page.getByRole('status', { name: 'Autosave' })
  await expect(studio.prompt(1)).toBeVisible()
  await own.kill()
  await studio.writePrompt(1, 'The ferry leaves')
  await expect(autosave).toHaveText(OFFLINE)
  await page.getByRole('button', { name: /^Add shot/ }).click()
  await studio.writePrompt(2, 'Ropes on wet planks')
  await expect(autosave).toHaveText(OFFLINE)
  await studio.generate()
  await expect(page.getByText('Not sent: the latest changes are not saved yet.')).toBeVisible()

  await own.restart()
  await expect(autosave).toHaveText('Saved', { timeout: 30_000 })
  const elsewhere = new Studio(await (await browser.newContext()).newPage())
  await elsewhere.page.goto(url)
  await expect(elsewhere.shots()).toHaveCount(2)
  await expect(elsewhere.prompt(1)).toHaveText('The ferry leaves')
  await elsewhere.page.context().close()
})

test('edits made without a server survive the end of the page', async ({ page, own }) => {
  test.setTimeout(120_000)
  const studio = new Studio(page)
  const url = await studio.create('A lamp in the fog')
  await own.kill()
  await studio.writePrompt(1, 'Two lamps in the fog')
  await expect(page.getByRole('status', { name: 'Autosave' })).toHaveText(OFFLINE)
  await page.goto('about:blank')
  await own.restart()
  await page.goto(url)
  await expect(page.getByText('Changes kept on this device are back')).toBeVisible()
  await expect(studio.prompt(1)).toHaveText('Two lamps in the fog')
  await studio.saved()
  await page.reload()
  await expect(studio.prompt(1)).toHaveText('Two lamps in the fog')
  await expect(page.getByText('Changes kept on this device are back')).toHaveCount(0)
})

test('edits kept on this device join what was saved elsewhere meanwhile', async ({ page, own, browser }) => {
  test.setTimeout(120_000)
  const studio = new Studio(page)
  const url = await studio.create()
  await expect(studio.prompt(1)).toBeVisible()
  await own.kill()
  await studio.writePrompt(1, 'Mine, kept on this device')
  await expect(page.getByRole('status', { name: 'Autosave' })).toHaveText(OFFLINE)
  await page.goto('about:blank')
  await own.restart()
  const elsewhere = new Studio(await (await browser.newContext()).newPage())
  await elsewhere.page.goto(url)
  await elsewhere.page.getByRole('button', { name: /^Add shot/ }).click()
  await elsewhere.writePrompt(2, 'Theirs, saved first')
  await elsewhere.saved()

  await page.goto(url)
  await expect(studio.shots()).toHaveCount(2)
  await expect(studio.prompt(1)).toHaveText('Mine, kept on this device')
  await studio.saved()
  await elsewhere.page.reload()
  await expect(elsewhere.prompt(1)).toHaveText('Mine, kept on this device')
  await elsewhere.selectShot(2)
  await expect(elsewhere.prompt(2)).toHaveText('Theirs, saved first')
  await elsewhere.page.context().close()
})
