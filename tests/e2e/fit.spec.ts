import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/app'
import { media } from '@/tests/support/make-media'
import { Studio } from '@/tests/support/studio'

/** Chooses a file of the library in a slot of the inspector. */
async function choose(page: Page, slot: string, name: string) {
  await page.getByRole('button', { name: `Choose ${slot.toLowerCase()}` }).click()
  await page
    .getByRole('listbox', { name: slot, exact: true })
    .getByRole('option', { name: new RegExp(`^${name}`) })
    .click()
}

test('files that do not fit become ones that do, beside their originals', async ({ app }) => {
  const studio = new Studio(app)
  await studio.create()
  const names = ['wide.webp', 'long.mp4'] as const
  await studio.upload(...(await Promise.all(names.map((name) => media(name)))))
  for (const name of names)
    await expect(studio.library.getByRole('option', { name: new RegExp(`^${name}`) })).toBeVisible()

  await test.step('a strip of 12:1 as a first frame, by keyboard', async () => {
    await choose(app, 'First frame', 'wide.webp')
    const dialog = app.getByRole('dialog', { name: 'Make wide.webp fit' })
    await expect(
      dialog.getByText('wide.webp is a WebP picture, this takes a JPEG or PNG picture.'),
    ).toBeVisible()
    await expect(dialog.getByText('JPEG picture, 750 × 300')).toBeVisible()
    const { violations } = await new AxeBuilder({ page: app }).include('[role="dialog"]').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await dialog.getByRole('button', { name: /^Crop of wide\.webp/ }).focus()
    await app.keyboard.press('Shift+ArrowRight')
    await dialog.getByRole('radio', { name: 'Add bars' }).click()
    await expect(dialog.getByText('JPEG picture, 3600 × 1440')).toBeVisible()
    await dialog.getByRole('radio', { name: 'Crop' }).click()
    await dialog.getByRole('button', { name: 'Make it fit' }).click()
    await expect(app.getByRole('button', { name: 'First frame: wide fitted.jpg. Change' })).toBeVisible()
  })

  await test.step('a clip of 12 s, cut to the range that is wanted', async () => {
    await studio.undo()
    await choose(app, 'Video', 'long.mp4')
    const dialog = app.getByRole('dialog', { name: 'Make long.mp4 fit' })
    await expect(dialog.getByText('long.mp4 is 12 s long, the longest is 10 s.')).toBeVisible()
    await dialog.getByRole('slider', { name: 'Start of the range' }).focus()
    await app.keyboard.press('End')
    await expect(dialog.getByText('2 s', { exact: true })).toBeVisible()
    await dialog.getByRole('button', { name: 'Make it fit' }).click()
    await expect(app.getByRole('button', { name: 'Video: long fitted.mp4. Change' })).toBeVisible({
      timeout: 60_000,
    })
    await studio.saved()
  })

  await test.step('the media page knows which came from which', async () => {
    await app.goto('/media')
    const inspector = app.getByRole('complementary', { name: 'Inspector' })
    await app.getByRole('option', { name: /^wide\.webp/ }).click()
    await inspector
      .getByRole('region', { name: 'Fitting copies' })
      .getByRole('button', { name: /wide fitted\.jpg/ })
      .click()
    await expect(inspector.getByRole('heading', { name: 'wide fitted.jpg' })).toBeVisible()
    await inspector
      .getByRole('region', { name: 'Made from' })
      .getByRole('button', { name: /wide\.webp/ })
      .click()
    await expect(inspector.getByRole('heading', { name: 'wide.webp' })).toBeVisible()
  })
})

test('pictures of an element that arrive one after the other are fitted together', async ({ app }) => {
  await app.goto('/elements')
  await app.getByRole('button', { name: /^New element/ }).click()
  const element = app.getByRole('dialog', { name: 'New element' })
  const names = ['wide.webp', 'pano.png'] as const
  await element
    .getByLabel('Add a front view from this computer')
    .setInputFiles(await Promise.all(names.map((name) => media(name))))
  const dialog = app.getByRole('dialog', { name: 'Make 2 files fit' })
  const files = dialog.getByRole('list', { name: 'Files that do not fit' })
  for (const name of names) await expect(files.getByRole('button', { name: new RegExp(name) })).toBeVisible()
  await dialog.getByRole('button', { name: 'Fit all' }).click()
  await expect(dialog).toBeHidden({ timeout: 60_000 })
  await expect(element.getByRole('img', { name: 'Front view: wide fitted.jpg' })).toBeVisible()
  await expect(element.getByRole('img', { name: /^Angle 2: pano fitted\./ })).toBeVisible()
})

test('an address inside this machine is refused with a sentence', async ({ app }) => {
  const studio = new Studio(app)
  await studio.create()
  await studio.library.getByRole('tab', { name: /^Media/ }).click()
  await studio.library.getByRole('button', { name: 'From a link' }).click()
  const dialog = app.getByRole('dialog', { name: 'Import from a link' })
  await dialog.getByRole('textbox', { name: 'Address' }).fill('http://169.254.169.254/latest/meta-data')
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(
    studio.library.getByRole('alert').filter({ hasText: 'is not an address of the open internet' }),
  ).toBeVisible()
})
