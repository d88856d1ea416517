import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { expect, test } from '@/tests/support/app'
import { axeFindsNothingWithin } from '@/tests/support/axe'

test.use({ settings: { SHOTBOARD_FAULTS: '1' } })

test('an element is doubled, archived, brought back, changed without being made, refused, retried, drawn on one sheet and tried out', async ({
  app,
}) => {
  await app.goto('/elements')
  const filters = app.getByRole('complementary', { name: 'Filters' })
  const card = (name: string) =>
    app.getByRole('article').filter({ has: app.getByRole('button', { name, exact: true }) })
  const choose = async (name: string, item: string) => {
    await card(name).hover()
    await app.getByRole('button', { name: `More for ${name}`, exact: true }).click()
    await app.getByRole('menuitem', { name: item, exact: true }).click()
  }

  await test.step('doubled, archived and brought back', async () => {
    await choose('Mara', 'Duplicate')
    await expect(card('Mara copy')).toBeVisible()
    await choose('Mara copy', 'Archive')
    await expect(card('Mara copy')).toBeHidden()
    await filters.getByRole('button', { name: /^Archived/ }).click()
    await choose('Mara copy', 'Restore')
    await filters.getByRole('button', { name: /^All elements/ }).click()
    await expect(card('Mara copy')).toBeVisible()
  })

  await test.step('voices are remembered under a name, and a name nobody typed is not wrong', async () => {
    await app.getByRole('button', { name: /^New element/ }).click()
    const dialog = app.getByRole('dialog', { name: 'New element' })
    await dialog.getByRole('radio', { name: 'From a video' }).click()
    await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).not.toHaveAttribute(
      'aria-invalid',
      'true',
    )
    await dialog.getByRole('radio', { name: 'By its id' }).click()
    const voice = dialog.getByRole('textbox', { name: 'Voice id' })
    await voice.fill('829824295735410756')
    await dialog.getByRole('textbox', { name: 'Remember it as' }).fill('The keeper')
    await dialog.getByRole('button', { name: 'Remember', exact: true }).click()
    const remembered = dialog.getByRole('list', { name: 'Remembered voices' })
    await expect(remembered.getByRole('button', { name: 'The keeper', exact: true })).toBeVisible()
    await voice.fill('')
    await remembered.getByRole('button', { name: 'The keeper', exact: true }).click()
    await expect(voice).toHaveValue('829824295735410756')
    await remembered.getByRole('button', { name: 'Forget the voice The keeper' }).click()
    await expect(remembered).toBeHidden()
    await app.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  await test.step('a picture less, kept without being made: the card says so', async () => {
    await choose('Mara copy', 'Edit')
    const dialog = app.getByRole('dialog', { name: 'Edit Mara copy' })
    await dialog
      .getByRole('button', { name: /^Remove / })
      .last()
      .click()
    await dialog.getByRole('switch').setChecked(false)
    await dialog.getByRole('button', { name: 'Save version 2' }).click()
    await expect(dialog).toBeHidden()
    await expect(card('Mara copy').getByText('Pictures changed', { exact: true })).toBeVisible()
  })
  const misbehave = async (how: string) => {
    await app.goto('/settings')
    await app.getByLabel('Seconds', { exact: true }).fill('1')
    const choice = app.getByRole('radio', { name: how })
    await choice.click()
    await expect(choice).toBeChecked()
    await app.goto('/elements')
  }
  await test.step('the engine refuses it: failed, with the reason; when it behaves, one press retries', async () => {
    await misbehave('Content check')
    await card('Mara copy').getByRole('button', { name: 'Make it now' }).click()
    await expect(card('Mara copy').getByText('Failed', { exact: true })).toBeVisible({ timeout: 40_000 })
    await expect(card('Mara copy')).toContainText('content check')
    await filters.getByRole('button', { name: 'Failed 1' }).click()
    await expect(app.getByRole('article')).toHaveCount(1)
    await misbehave('Not at all')
    await card('Mara copy').getByRole('button', { name: 'Retry' }).click()
    await expect(card('Mara copy').getByText(/^(Creating|Failed)$/)).toBeHidden({ timeout: 40_000 })
  })

  await test.step('every view on one sheet, and three seconds of film with it', async () => {
    await choose('Mara copy', 'Details')
    const details = app.getByRole('dialog', { name: 'Mara copy' })
    await axeFindsNothingWithin(details, 'details of an element')
    const coming = app.waitForEvent('download')
    await details.getByRole('button', { name: 'Contact sheet' }).click()
    const sheet = await coming
    expect(sheet.suggestedFilename()).toBe('Mara copy contact sheet.png')
    const picture = sharp(await readFile(await sheet.path()))
    expect(await picture.metadata()).toMatchObject({ format: 'png', width: 1600 })
    // Pictures, not an empty ground.
    expect((await picture.stats()).entropy).toBeGreaterThan(4)
    await details.getByRole('button', { name: 'Render 3 s, Free' }).click()
    const film = details.locator('video[aria-label="Test render of Mara copy"]')
    await expect(film).toHaveJSProperty('readyState', 4, { timeout: 60_000 })
    expect(Math.round(await film.evaluate((video: HTMLVideoElement) => video.duration))).toBe(3)
  })
})
