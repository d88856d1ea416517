import path from 'node:path'
import { makeElement } from '@/tests/support/element-dialog'
import { makeImage, scratchFolder } from '@/tests/support/film-media'
import { test, expect } from '@/tests/support/app'
import { startServer, type RunningServer } from '@/tests/support/server'
import { Uses } from '@/tests/support/uses'

let far: RunningServer
test.beforeAll(async () => {
  far = await startServer()
})
test.afterAll(() => far.stop())

const folder = scratchFolder()
const picture = (name: string, hue: number) => makeImage(folder, name, { width: 400, height: 400, hue })

test('an element gets a new version, is unknown on another queue, is made there by one click in every scene, and goes along as a pack', async ({
  app,
}) => {
  const first = [await picture('front.png', 30), await picture('side.png', 40)]
  const card = app.getByRole('article').filter({ hasText: 'Nora' })
  const details = app.getByRole('dialog', { name: 'Nora' })
  const more = async (item: string) => {
    await card.hover()
    await card.getByRole('button', { name: 'More for Nora' }).click()
    await app.getByRole('menuitem', { name: item, exact: true }).click()
  }
  const badge = (words: string) => card.getByText(words, { exact: true })

  await test.step('made, and used in a scene', async () => {
    await app.goto('/elements')
    await makeElement(app, {
      name: 'Nora',
      description: 'Keeper of the light',
      tags: ['Character'],
      pictures: first,
    })
    await expect(card.getByText('Character')).toBeVisible()
    await expect(badge('Creating')).toBeHidden({ timeout: 30_000 })
  })
  const uses = new Uses(app)
  const board = await uses.create()
  await uses.next()
  await uses.write('@Nora looks out to sea')
  await uses.saved()

  await test.step('a picture is exchanged: version 2, with the first one kept', async () => {
    await app.goto('/elements')
    await more('Edit')
    const dialog = app.getByRole('dialog', { name: 'Edit Nora' })
    await dialog.getByRole('button', { name: 'Remove side.png' }).click()
    await dialog
      .getByLabel('Add another angle from this computer')
      .setInputFiles(await picture('back.png', 50))
    await expect(dialog.getByText('All checks passed')).toBeVisible()
    await dialog.getByRole('button', { name: 'Save version 2' }).click()
    await expect(dialog).toBeHidden()
    await expect(badge('Creating')).toBeHidden({ timeout: 30_000 })
    await more('Details')
    await expect(details.getByText('Version 2')).toBeVisible()
    await expect(details.getByText('Version 1')).toBeVisible()
    await expect(details.getByRole('link', { name: /scene 1/ })).toBeVisible()
    await app.keyboard.press('Escape')
  })

  const key = await test.step('another Shotboard gives a key', async () => {
    await app.goto(`${far.url}/settings`)
    await app.getByRole('button', { name: 'New key' }).click()
    await app.getByRole('textbox', { name: 'Name' }).fill('The first one')
    await app.getByRole('button', { name: 'Make the key' }).click()
    const shown = app.getByRole('dialog', { name: 'The new key' })
    const made = await shown.locator('code').innerText()
    await shown.getByRole('button', { name: 'Done' }).click()
    return made
  })
  await test.step('with it the other Shotboard becomes the queue', async () => {
    await app.goto('/settings')
    await app.getByRole('button', { name: 'Add a queue' }).click()
    const dialog = app.getByRole('dialog', { name: 'Add a queue' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('The other one')
    await dialog.getByRole('textbox', { name: 'Address' }).fill(`${far.url}/api/v1/ie/requestqueue/apikey`)
    await dialog.getByLabel('Key').fill(key)
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await app.getByRole('button', { name: 'Test The other one' }).click()
    await expect(app.getByText('Films and elements can be made')).toBeVisible()
    await expect(app.getByText('a test picture arrived')).toBeVisible()
    await app.getByRole('radio', { name: /The other one/ }).click()
    await app.getByRole('button', { name: 'Use this queue' }).click()
    await expect(app.getByRole('radio', { name: /The other one/ })).toBeChecked()
  })

  await test.step('it is unknown there until one click makes it; the scene has the new id', async () => {
    await app.goto(board)
    await app.getByRole('button', { name: /^Cost of this scene/ }).click()
    await expect(app.getByText(/Nora is made on this queue first, free/).first()).toBeVisible()
    await app.goto('/elements')
    await expect(card.getByText('New to this queue').first()).toBeVisible()
    await card.getByRole('button', { name: 'Make it now' }).click()
    await expect(card.getByRole('button', { name: 'Make it now' })).toBeHidden()
    await expect(badge('Creating')).toBeHidden({ timeout: 60_000 })
    await app.goto(board)
    expect((await uses.form()).element_list).toEqual([{ element_id: 'id' }])
  })

  await test.step('its pack rebuilds it on the other server', async () => {
    await app.goto('/elements')
    const coming = app.waitForEvent('download')
    await app.getByRole('link', { name: /^Export/ }).click()
    const pack = path.join(folder, 'pack.zip')
    await (await coming).saveAs(pack)
    await app.goto(`${far.url}/elements`)
    const chooser = app.waitForEvent('filechooser')
    await app.getByRole('button', { name: /^Import/ }).click()
    await (await chooser).setFiles(pack)
    await expect(card).toBeVisible()
  })

  await test.step('the key is revoked there: the test here says so', async () => {
    await app.goto(`${far.url}/settings`)
    await app.getByRole('button', { name: 'Revoke The first one' }).click()
    await app.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click()
    await expect(app.getByRole('button', { name: 'Revoke The first one' })).toBeHidden()
    await app.goto('/settings')
    await app.getByRole('button', { name: 'Test The other one' }).click()
    await expect(app.getByText('Enter another key.')).toBeVisible()
  })
})
