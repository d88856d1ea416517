import { appendFile, copyFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@/tests/support/app'
import { media, type MediaName } from '@/tests/support/make-media'
import { Studio } from '@/tests/support/studio'

const uploads = (studio: Studio): Locator => studio.library.getByRole('list', { name: 'Uploads' })
const paths = (...names: MediaName[]) => Promise.all(names.map((name) => media(name)))

test('wrong files say why before a byte is sent, the right ones arrive', async ({ app }) => {
  test.setTimeout(120_000)
  const studio = new Studio(app)
  await studio.create()
  const begun = requests(app, 'POST')
  await studio.upload(...(await paths('photo.jpg', 'playlist.m3u8', 'clip.mp4', 'bomb.png')))
  const list = uploads(studio)
  for (const sentence of [
    'playlist.m3u8 is an HLS playlist. Use a picture (JPEG, PNG, HEIC, WebP), a video (MP4, MOV, WebM) or a sound (WAV, MP3).',
    'bomb.png is 20000 × 20000, 400 megapixels, the most is 128.',
  ])
    await expect(list.getByRole('alert').filter({ hasText: sentence })).toBeVisible({ timeout: 20_000 })
  for (const name of ['photo.jpg', 'clip.mp4'])
    await expect(studio.library.getByRole('option', { name: new RegExp(name) })).toBeVisible({
      timeout: 30_000,
    })
  expect(begun).toHaveLength(2)
  await list.getByRole('button', { name: 'Dismiss bomb.png' }).click()
  await expect(list.getByText('bomb.png is 20000 × 20000')).toHaveCount(0)
})

test('an upload that a reload broke goes on where it stopped', async ({ app }) => {
  test.setTimeout(120_000)
  const studio = new Studio(app)
  const url = await studio.create()
  const file = await media('large.mov')
  const network = await app.context().newCDPSession(app)
  await network.send('Network.enable')
  const speed = (uploadThroughput: number) =>
    network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    })
  await speed(3_000_000)
  await studio.upload(file)
  await expect(uploads(studio).getByText(/^[3-6]\d%$/)).toBeVisible({ timeout: 30_000 })
  await app.goto(url)
  await expect(uploads(studio).getByText('Add large.mov again: it goes on where it stopped.')).toBeVisible({
    timeout: 20_000,
  })
  await speed(-1)
  const offsets = requests(app, 'PATCH')
  await studio.upload(file)
  await expect(studio.library.getByRole('option', { name: /large\.mov/ })).toBeVisible({ timeout: 60_000 })
  expect(Number(offsets[0])).toBeGreaterThanOrEqual(4 * 1024 * 1024)
  await expect(uploads(studio)).toHaveCount(0)
})

/** Bytes per second of what the page sends; -1 is as fast as it goes. */
async function setUploadSpeed(page: Page, uploadThroughput: number) {
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  const rest = { offline: false, latency: 0, downloadThroughput: -1 }
  await network.send('Network.emulateNetworkConditions', { ...rest, uploadThroughput })
}

/** The `Upload-Offset` of every upload request of this method from now on. */
function requests(page: Page, method: string): string[] {
  const seen: string[] = []
  page.on('request', (request) => {
    if (request.method() === method && request.url().includes('/api/uploads'))
      seen.push(request.headers()['upload-offset'] ?? '')
  })
  return seen
}

test('a clip too long for any use is trimmed here, and only its range is sent', async ({ app }) => {
  test.setTimeout(120_000)
  const studio = new Studio(app)
  await studio.create()
  const lengths: number[] = []
  app.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/api/uploads'))
      lengths.push(Number(request.headers()['upload-length']))
  })
  await studio.upload(await media('holiday.mov'))
  const offer = uploads(studio).getByRole('listitem')
  await expect(
    offer.getByText(/^holiday\.mov is 24 s long and 125.* MB; a scene takes 10 s, about/),
  ).toBeVisible()
  await offer.getByRole('button', { name: 'Trim here first' }).click()
  const dialog = app.getByRole('dialog', { name: 'Trim holiday.mov' })
  await expect(dialog.getByText(/^Uploads [45]\d(\.\d)? MB instead of 125/)).toBeVisible()
  await dialog.getByRole('slider', { name: 'End of the range' }).focus()
  for (let second = 10; second > 3; second--) await app.keyboard.press('PageDown')
  await expect(dialog.getByText('0:00.0 to 0:03.0, 3 s')).toBeVisible()
  await expect(dialog.getByText(/^Uploads 1\d(\.\d)? MB instead of 125/)).toBeVisible()
  const { violations } = await new AxeBuilder({ page: app }).include('[role="dialog"]').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await dialog.getByRole('button', { name: 'Trim and upload' }).click()
  await expect(studio.library.getByRole('option', { name: /^holiday trimmed\.mov/ })).toBeVisible({
    timeout: 60_000,
  })
  expect(lengths).toHaveLength(1)
  expect(lengths[0]).toBeLessThan(25 * 1024 * 1024)
})

test('a file that is changed while it is sent is asked for again, and nothing half stays', async ({
  app,
}, info) => {
  test.setTimeout(120_000)
  const studio = new Studio(app)
  await studio.create()
  const file = info.outputPath('changing.mov')
  await copyFile(await media('large.mov'), file)
  await setUploadSpeed(app, 3_000_000)
  await studio.upload(file)
  await expect(uploads(studio).getByText(/^[1-3]\d%$/)).toBeVisible({ timeout: 30_000 })
  const dropped = app.waitForRequest((request) => request.method() === 'DELETE')
  await appendFile(file, Buffer.alloc(1_000_000, 7))
  const row = uploads(studio).getByRole('listitem')
  await expect(row.getByRole('alert')).toHaveText(
    'changing.mov was changed or moved on this device since it was chosen. Choose it again.',
    { timeout: 30_000 },
  )
  await dropped
  await setUploadSpeed(app, -1)
  const chooser = app.waitForEvent('filechooser')
  await row.getByRole('button', { name: 'Choose it again' }).click()
  await (await chooser).setFiles(await media('photo.jpg'))
  await expect(studio.library.getByRole('option', { name: /^photo\.jpg/ })).toBeVisible({ timeout: 30_000 })
  await expect(studio.library.getByRole('option', { name: /^changing\.mov/ })).toHaveCount(0)
})
