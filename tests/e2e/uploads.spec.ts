import { appendFile, copyFile, readdir, rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@/tests/support/app'
import { media, type MediaName } from '@/tests/support/make-media'
import { Studio } from '@/tests/support/studio'
import { arrived, frameAtStart } from '@/tests/support/trimmed'

// Room for all of this file but one clip as a whole.
test.use({ settings: { MEDIA_QUOTA: '100MB' } })

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

test('of two uploads one is cancelled, the other paused, resumed, and goes on after a reload that names what waited', async ({
  app,
}) => {
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
  await studio.upload(file, await media('clip.mov'))
  await expect(studio.library.getByRole('group', { name: 'All uploads' })).toBeVisible()
  const dropped = app.waitForRequest((request) => request.method() === 'DELETE')
  await expect(uploads(studio).getByText(/^[1-9]\d?%$/)).toHaveCount(2, { timeout: 30_000 })
  await uploads(studio).getByRole('button', { name: 'Cancel upload of clip.mov' }).click()
  await dropped
  await expect(uploads(studio).getByRole('listitem')).toHaveCount(1)
  await uploads(studio).getByRole('button', { name: 'Pause upload of large.mov' }).click()
  await expect(uploads(studio).getByText(/^Paused, [1-9]\d?%$/)).toBeVisible()
  await uploads(studio).getByRole('button', { name: 'Resume upload of large.mov' }).click()
  await expect(uploads(studio).getByText(/^[3-6]\d%$/)).toBeVisible({ timeout: 30_000 })
  await speed(10_000)
  await studio.upload(...(await paths('clip.mov', 'long.mp4')))
  await expect(uploads(studio).getByText(/^\d+%$/)).toHaveCount(3, { timeout: 30_000 })
  await studio.upload(await media('drawing.png'))
  await expect(uploads(studio).getByText('Waiting')).toBeVisible({ timeout: 30_000 })
  await app.goto(url)
  await expect(uploads(studio).getByText('Add large.mov again: it goes on where it stopped.')).toBeVisible({
    timeout: 20_000,
  })
  await speed(-1)
  const offsets = requests(app, 'PATCH')
  await studio.upload(file)
  await expect(studio.library.getByRole('option', { name: /large\.mov/ })).toBeVisible({ timeout: 60_000 })
  expect(Number(offsets[0])).toBeGreaterThanOrEqual(4 * 1024 * 1024)
  await studio.upload(...(await paths('clip.mov', 'long.mp4')))
  const waited = uploads(studio).getByRole('listitem').filter({
    hasText: 'drawing.png was not sent: the page was closed before. Choose it again.',
  })
  const chooser = app.waitForEvent('filechooser')
  await waited.getByRole('button', { name: 'Choose it again' }).click()
  await (await chooser).setFiles(await media('drawing.png'))
  await expect(studio.library.getByRole('option', { name: /drawing\.png/ })).toBeVisible({ timeout: 30_000 })
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

test.describe('a clip that the quota refuses whole', () => {
  test.use({ allowedErrors: [/status of 507/] })

  test('is trimmed here to the frame, and again after a reload broke its upload', async ({ app }, info) => {
    const studio = new Studio(app)
    const url = await studio.create()
    const lengths = sentLengths(app)
    const file = await media('holiday.mov')
    await studio.upload(file)
    const row = uploads(studio).getByRole('listitem')
    await expect(
      row.getByText(/^holiday\.mov is 24 s long and 125.* MB; a scene takes 10 s, about/),
    ).toBeVisible()
    await row.getByRole('button', { name: 'Upload the whole file' }).click()
    await expect(row.getByRole('alert')).toHaveText(
      /^holiday\.mov does not fit: the library may hold 100 MB and holds/,
    )
    await row.getByRole('button', { name: 'Trim here first' }).click()
    const dialog = await chooseThirdSecond(app, 'holiday.mov')
    const { violations } = await new AxeBuilder({ page: app }).include('[role="dialog"]').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await setUploadSpeed(app, 300_000)
    await dialog.getByRole('button', { name: 'Trim and upload' }).click()
    await expect(uploads(studio).getByText(/^[1-9]\d?%$/)).toBeVisible({ timeout: 60_000 })
    await app.goto(url)
    await expect(row.getByRole('status')).toHaveText(
      'Add holiday.mov again: its part from 0:02.0 to 0:03.0 is trimmed again and sent.',
    )
    await setUploadSpeed(app, -1)
    const chooser = app.waitForEvent('filechooser')
    await row.getByRole('button', { name: 'Choose it again' }).click()
    await (await chooser).setFiles(file)
    await expect(studio.library.getByRole('option', { name: /^holiday trimmed\.mov/ })).toBeVisible({
      timeout: 60_000,
    })
    await expect(uploads(studio)).toHaveCount(0)
    const part = await arrived(app, 'holiday trimmed.mov', info.outputPath('part.mov'))
    expect(part.facts).toMatchObject({ width: 1920, height: 1080, fps: 25, bytes: lengths.at(-1) })
    expect(Math.abs(part.facts.durationMs - 1000)).toBeLessThanOrEqual(40)
    expect(Math.abs(frameAtStart(part.file, file, { nearMs: 2000, fps: 25 }) - 50)).toBeLessThanOrEqual(1)
  })
})

test('a browser that fails to encode says so, and trims where the clip has a whole picture', async ({
  app,
}, info) => {
  const studio = new Studio(app)
  await studio.create()
  const file = info.outputPath('coast.mov')
  await symlink(await media('holiday.mov'), file)
  await app.evaluate(() => {
    VideoEncoder.prototype.configure = () => {
      throw new DOMException('Out of encoders', 'OperationError')
    }
  })
  await studio.upload(file)
  await uploads(studio).getByRole('button', { name: 'Trim here first' }).click()
  const dialog = await chooseThirdSecond(app, 'coast.mov')
  await dialog.getByRole('button', { name: 'Trim and upload' }).click()
  await expect(dialog.getByRole('alert')).toHaveText(
    'This browser could not encode coast.mov anew, so the upload begins where the clip has a whole picture. Trim again: it can be cut to the frame once it is here.',
  )
  await expect(dialog.getByText(/^The upload begins 2 s sooner/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Trim and upload' }).click()
  await expect(studio.library.getByRole('option', { name: /^coast trimmed\.mov/ })).toBeVisible({
    timeout: 60_000,
  })
  const part = await arrived(app, 'coast trimmed.mov', info.outputPath('part.mov'))
  expect(Math.abs(part.facts.durationMs - 3000)).toBeLessThanOrEqual(80)
  expect(frameAtStart(part.file, file, { nearMs: 80, fps: 25 })).toBe(0)
})

/** Moves both handles of an open trim dialog: from 2 s to 3 s, between two whole pictures. */
async function chooseThirdSecond(page: Page, name: string): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: `Trim ${name}` })
  await expect(dialog.getByText(/^Uploads [45]\d(\.\d)? MB instead of 125/)).toBeVisible()
  await dialog.getByRole('slider', { name: 'End of the range' }).focus()
  for (let second = 10; second > 3; second--) await page.keyboard.press('PageDown')
  await dialog.getByRole('slider', { name: 'Start of the range' }).focus()
  for (let second = 0; second < 2; second++) await page.keyboard.press('PageUp')
  await expect(dialog.getByText('0:02.0 to 0:03.0, 1 s')).toBeVisible()
  await expect(dialog.getByText(/^Uploads about \d(\.\d)? MB instead of 125/)).toBeVisible()
  return dialog
}

/** The `Upload-Length` of every upload begun from now on. */
function sentLengths(page: Page): number[] {
  const lengths: number[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/api/uploads'))
      lengths.push(Number(request.headers()['upload-length']))
  })
  return lengths
}

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

test.describe('the same file in two tabs', () => {
  test.use({ allowedErrors: [/ERR_FAILED|status of (404|500)/] })

  test('is sent to two addresses: Cancel in one leaves the other, which outlives lost parts and a lost network', async ({
    app,
    server,
  }, info) => {
    test.setTimeout(120_000)
    const file = info.outputPath('twice.mov')
    await copyFile(await media('large.mov'), file)
    await appendFile(file, Buffer.from('\0\0\0\x0cfreetwo!'))
    const begun = requests(app, 'POST')
    const rows = (page: Page) => page.getByRole('list', { name: 'Uploads' }).getByRole('listitem')
    const send = async (page: Page, bytesPerSecond: number) => {
      await page.goto('/media')
      await setUploadSpeed(page, bytesPerSecond)
      await page.getByLabel('Upload files').setInputFiles(file)
      await expect(rows(page).getByText(/^[1-9]\d?%$/)).toBeVisible({ timeout: 30_000 })
    }
    await app.clock.install()
    await send(app, 4_000_000)
    await expect(rows(app).getByText(/^[2-9]\d%$/)).toBeVisible({ timeout: 30_000 })
    await rows(app).getByRole('button', { name: 'Pause upload of twice.mov' }).click()

    await test.step('cancelled in the other tab, where it is paused', async () => {
      const other = await app.context().newPage()
      await send(other, 4_000_000)
      await rows(other).getByRole('button', { name: 'Pause upload of twice.mov' }).click()
      const dropped = other.waitForResponse((response) => response.request().method() === 'DELETE')
      await rows(other).getByRole('button', { name: 'Cancel upload of twice.mov' }).click()
      expect((await dropped).status()).toBe(204)
      await other.close()
      await rows(app).getByRole('button', { name: 'Resume upload of twice.mov' }).click()
      await expect(rows(app).getByText(/^[3-9]\d%$/)).toBeVisible({ timeout: 30_000 })
      expect(begun).toHaveLength(1)
    })

    await test.step('tried again by its button when the network is back', async () => {
      await app.route('**/api/uploads/*', (route) => route.abort())
      const retry = rows(app).getByRole('button', { name: 'Retry twice.mov' })
      await expect(async () => {
        await app.clock.fastForward(30_000)
        await expect(retry).toBeVisible({ timeout: 300 })
      }).toPass({ timeout: 30_000, intervals: [50] })
      await expect(rows(app).getByRole('alert')).toHaveText(
        'The server cannot be reached. Retry: twice.mov goes on where it stopped.',
      )
      await app.unroute('**/api/uploads/*')
      await retry.click()
      await expect(rows(app).getByText(/^[4-9]\d%$/)).toBeVisible({ timeout: 30_000 })
      expect(begun).toHaveLength(1)
    })

    await test.step('sent anew by itself when the server lost the parts', async () => {
      await setUploadSpeed(app, 2_000_000)
      const staged = path.join(server.dataDir, 'uploads')
      for (const name of await readdir(staged)) await rm(path.join(staged, name))
      await setUploadSpeed(app, -1)
      await expect(app.getByRole('option', { name: /^twice\.mov/ })).toBeVisible({ timeout: 60_000 })
      expect(begun).toHaveLength(2)
    })
  })
})
