import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { media } from '@/tests/support/make-media'
import { expect, test } from '@/tests/support/paid-app'
import { Studio } from '@/tests/support/studio'

test.describe.configure({ mode: 'serial' })

const row = (page: Page, name: RegExp) => page.getByRole('row', { name })

async function setDailyLimit(page: Page, dollars: string) {
  await page.goto('/settings#limits')
  await page.getByRole('textbox', { name: 'Daily limit in dollars' }).fill(dollars)
  await page.getByRole('button', { name: 'Save daily limit' }).click()
  await expect(page.getByText('Daily limit saved')).toBeVisible()
}

test('a limit blocks a take with a sentence, and raising it there sends the take', async ({ app, queue }) => {
  await setDailyLimit(app, '1')
  const studio = new Studio(app)
  await studio.create()
  await studio.writePrompt(1, 'A lighthouse in a storm')
  await studio.saved()
  await studio.generate()
  await expect(studio.take(1)).toBeVisible()
  await studio.generate()
  const dialog = app.getByRole('dialog', { name: 'The $1 daily limit is reached' })
  await expect(dialog).toContainText(
    'Not sent: it costs about $0.56, and $0.56 of the $1 daily limit is used',
  )
  await expect(studio.take(2)).toHaveCount(0)
  const field = dialog.getByRole('textbox', { name: 'Daily limit in dollars' })
  await expect(field).toHaveValue('2')
  await field.fill('1.05')
  await expect(dialog.getByRole('alert')).toHaveText('$1.12 is needed')
  await field.fill('2')
  await dialog.getByRole('button', { name: 'Raise and send' }).click()
  await expect(studio.take(2)).toBeVisible()
  await expect.poll(() => queue.posts).toBe(2)
  await app
    .getByRole('link', { name: /^Queue/ })
    .first()
    .click()
  await expect(app.getByRole('link', { name: 'Today $1.12 of the $2 daily limit' })).toBeVisible()
  await expect(app).toHaveTitle(/^\(2\) Queue/)
})

test('all scenes are listed with problems and price before the first request, then sent together', async ({
  app,
  queue,
}) => {
  await setDailyLimit(app, '40')
  const before = queue.posts
  const studio = new Studio(app)
  await studio.create()
  await studio.writePrompt(1, 'Waves on the rocks')
  await studio.shots().first().click()
  await app.keyboard.press('Shift+A')
  await studio.saved()
  await app.keyboard.press('ControlOrMeta+Shift+Enter')
  const dialog = app.getByRole('dialog', { name: 'Generate all scenes' })
  await expect(dialog.getByRole('checkbox')).toHaveCount(2)
  await expect(dialog.getByRole('status')).toContainText('2 scenes, ≈ $1.12')
  await expect(dialog.getByRole('status')).toContainText('1 to fix first')
  await expect(dialog.getByRole('button', { name: 'Generate 2 scenes' })).toBeDisabled()
  expect(queue.posts).toBe(before)
  await dialog.getByRole('listitem').filter({ hasText: 'Scene 2' }).getByRole('button').first().click()
  await expect(studio.prompt(1)).toBeFocused()
  await app.keyboard.type('The keeper climbs the stairs')
  await app.keyboard.press('ControlOrMeta+Shift+Enter')
  await dialog.getByRole('button', { name: 'Generate 2 scenes' }).click()
  await expect(app.getByText('2 takes were sent')).toBeVisible()
  await expect.poll(() => queue.posts).toBe(before + 2)
})

test('a finished take arrives by itself, and its settings come back in one undo step', async ({
  app,
  queue,
}) => {
  const studio = new Studio(app)
  await studio.create()
  await studio.writePrompt(1, 'A boat in fog')
  await studio.saved()
  await studio.generate()
  await expect.poll(() => queue.requests.at(-1)?.payload.prompt).toBe('A boat in fog')
  queue.files.set('out.mp4', await readFile(await media('clip.mp4')))
  queue.set(queue.requests.at(-1)?.request_id ?? '', {
    status: 'success',
    outcome: { media_urls: [{ id: '0', url: `${queue.url}/files/out.mp4` }] },
  })
  await studio.playTake(1)
  await studio.writePrompt(1, 'Another thing altogether')
  await studio.saved()
  await app.goto('/queue')
  const done = row(app, /Scene 1, take 1.*Done/).first()
  await expect(done).toContainText('$0.56')
  await done.getByRole('link', { name: /^Reuse settings/ }).click()
  await expect(app.getByText('The settings of take 1 are back in the scene')).toBeVisible()
  await expect(studio.prompt(1)).toHaveText('A boat in fog')
  await studio.undo()
  await expect(studio.prompt(1)).toHaveText('Another thing altogether')
})

test('a paused queue sends nothing new; what waits can go first; a failure leads to its field', async ({
  app,
  queue,
}) => {
  const studio = new Studio(app)
  await studio.create()
  await studio.writePrompt(1, 'A train at night')
  await studio.saved()
  await app.goto('/queue')
  await app.getByRole('button', { name: /^Pause/ }).click()
  await expect(app.getByRole('button', { name: /^Resume/ })).toBeVisible()
  const before = queue.posts
  await app.goBack()
  await studio.generate()
  await studio.generate()
  await expect(studio.viewer.getByText('Take 2 waits: the queue is paused')).toBeVisible()
  await app.goto('/queue')
  await expect(row(app, /Scene 1, take 1.*Queue paused/)).toBeVisible()
  await app.getByRole('button', { name: 'Move Scene 1, take 2 to the top' }).click()
  await expect(row(app, /Queue paused/).first()).toContainText('Scene 1, take 2')
  await app.getByRole('button', { name: 'Cancel Scene 1, take 1' }).last().click()
  await expect(row(app, /Scene 1, take 1.*Cancelled/)).toBeVisible()
  expect(queue.posts).toBe(before)
  queue.next.push({ status: 400, body: { error: 'invalid payload parameters: duration (not offered)' } })
  await app.getByRole('button', { name: /^Resume/ }).click()
  const failed = row(app, /Scene 1, take 2.*Failed/)
  await expect(failed).toBeVisible({ timeout: 20_000 })
  await failed.getByRole('link', { name: /^Fix and retry/ }).click()
  await expect(app.locator('[data-field="scene.duration"] :focus')).toBeVisible()
})

test('spend is told by day, storyboard, queue and model, and downloads as CSV', async ({ app }) => {
  await app.goto('/spend')
  await expect(app.getByRole('table', { name: 'By model' })).toContainText('kling-v3-omni')
  await expect(app.getByRole('table', { name: 'By storyboard' }).getByRole('row')).not.toHaveCount(1)
  const download = app.waitForEvent('download')
  await app.getByRole('link', { name: 'Download CSV' }).click()
  const csv = await readFile(await (await download).path(), 'utf8')
  expect(csv.split('\r\n')[0]).toContain('Estimate USD,Actual USD,Prices of')
  expect(csv).toContain(',done,0.560000,0.560000,2026-04-10,')
  await app.getByLabel('From').fill('2020-01-01')
  await app.getByLabel('To').fill('2020-01-31')
  await app.getByRole('button', { name: 'Show' }).click()
  await expect(app.getByText('Nothing was sent in these days.').first()).toBeVisible()
})
