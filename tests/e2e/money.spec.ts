import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/paid-app'
import { Studio } from '@/tests/support/studio'

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

test('all scenes are listed with problems and price before the first request, then each is sent once', async ({
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
  await expect(dialog.getByRole('status')).toContainText('2 scenes, ≈ $1.12')
  await expect(dialog.getByRole('status')).toContainText('1 to fix first')
  await expect(dialog.getByRole('button', { name: 'Generate 2 scenes' })).toBeDisabled()
  expect(queue.posts, 'nothing is sent before the press').toBe(before)
  await dialog.getByRole('button', { name: 'Write a prompt to generate.' }).click()
  await expect(studio.prompt(1)).toBeFocused()
  await app.keyboard.type('The keeper climbs the stairs')
  await app.keyboard.press('ControlOrMeta+Shift+Enter')
  await dialog.getByRole('button', { name: 'Generate 2 scenes' }).dblclick()
  await expect(studio.message('2 takes were sent')).toBeVisible()
  await expect(dialog).toHaveCount(0)
  const prompts = () => queue.requests.slice(before).map(({ payload }) => payload.prompt)
  await expect.poll(() => prompts().sort()).toEqual(['The keeper climbs the stairs', 'Waves on the rocks'])
  expect(queue.posts, 'a press is one request for a scene').toBe(before + 2)
})
