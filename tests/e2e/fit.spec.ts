import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '@/tests/support/app'
import { media, type MediaName } from '@/tests/support/make-media'
import { Studio } from '@/tests/support/studio'

test.beforeEach(() => test.setTimeout(180_000))

async function arrived(studio: Studio, name: MediaName) {
  await studio.upload(await media(name))
  await expect(studio.library.getByRole('option', { name: new RegExp(`^${name}`) })).toBeVisible({
    timeout: 60_000,
  })
}
/** Chooses a file of the library in a slot of the inspector. */
async function choose(page: Page, slot: string, name: string) {
  await page.getByRole('button', { name: `Choose ${slot}` }).click()
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).click()
}

test('a strip of 12:1 is made to fit as a first frame with the keyboard, and a take is made of it', async ({
  app,
}) => {
  const studio = new Studio(app)
  await studio.create()
  await arrived(studio, 'wide.webp')
  await choose(app, 'first frame', 'wide.webp')
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
  await expect(dialog).toBeHidden({ timeout: 60_000 })
  await expect(app.getByRole('button', { name: 'First frame: wide fitted.jpg. Change' })).toBeVisible()
  await studio.writePrompt(1, 'Waves roll in')
  await studio.generate()
  await studio.playTake(1, 120_000)
})

test('a phone picture in HEIC dropped on the slot becomes a first frame', async ({ app }) => {
  const studio = new Studio(app)
  await studio.create()
  await arrived(studio, 'phone.heic')
  await choose(app, 'first frame', 'phone.heic')
  const dialog = app.getByRole('dialog', { name: 'Make phone.heic fit' })
  await dialog.getByRole('button', { name: 'Make it fit' }).click()
  await expect(app.getByRole('button', { name: 'First frame: phone fitted.jpg. Change' })).toBeVisible({
    timeout: 60_000,
  })
})

test('a clip that is too long is cut to a range and used as the video', async ({ app }) => {
  const studio = new Studio(app)
  await studio.create()
  await arrived(studio, 'long.mp4')
  await choose(app, 'video', 'long.mp4')
  const dialog = app.getByRole('dialog', { name: 'Make long.mp4 fit' })
  await expect(dialog.getByText('long.mp4 is 12 s long, the longest is 10 s.')).toBeVisible()
  await dialog.getByRole('slider', { name: 'Start of the range' }).focus()
  await app.keyboard.press('End')
  await expect(dialog.getByText('2 s', { exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: 'Make it fit' }).click()
  await expect(app.getByRole('button', { name: 'Video: long fitted.mp4. Change' })).toBeVisible({
    timeout: 120_000,
  })
})

test('an address inside this machine is refused with a sentence', async ({ app }) => {
  const studio = new Studio(app)
  await studio.create()
  await studio.library.getByRole('button', { name: 'From a link' }).click()
  const dialog = app.getByRole('dialog', { name: 'Import from a link' })
  await dialog.getByRole('textbox', { name: 'Address' }).fill('http://169.254.169.254/latest/meta-data')
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect(
    studio.library.getByRole('alert').filter({ hasText: 'is not an address of the open internet' }),
  ).toBeVisible({ timeout: 30_000 })
})
