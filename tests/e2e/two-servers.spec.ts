import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@/tests/support/app'
import { startServer, type RunningServer } from '@/tests/support/server'

let far: RunningServer
test.beforeAll(async () => {
  far = await startServer()
})
test.afterAll(() => far.stop())

test('another Shotboard is added as a queue, tested, chosen, and its key can be replaced', async ({
  app,
}) => {
  const key = readFileSync(path.join(far.dataDir, 'api-key'), 'utf8').trim()
  await app.goto('/settings')
  await app.getByRole('button', { name: 'Add a queue' }).click()
  const dialog = app.getByRole('dialog', { name: 'Add a queue' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('The other one')
  await dialog.getByRole('textbox', { name: 'Address' }).fill(`${far.url}/api/v1/ie/requestqueue/apikey`)
  await dialog.getByLabel('Key').fill('not-the-right-key')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await app.getByRole('button', { name: 'Test The other one' }).click()
  await expect(app.getByText('The key is not accepted')).toBeVisible()
  await app.getByRole('button', { name: 'More for The other one' }).click()
  await app.getByRole('menuitem', { name: 'Replace the key' }).click()
  await app.getByRole('dialog').getByLabel('Key').fill(key)
  await app.getByRole('dialog').getByRole('button', { name: 'Keep' }).click()
  await app.getByRole('button', { name: 'Test The other one' }).click()
  await expect(app.getByText('Films and elements can be made')).toBeVisible()
  await expect(app.getByText('a test picture arrived')).toBeVisible()
  await app.getByRole('radio', { name: /The other one/ }).click()
  await app.getByRole('button', { name: 'Use this queue' }).click()
  await expect(app.getByRole('radio', { name: /The other one/ })).toBeChecked()
  expect(await app.content()).not.toContain(key)
})
