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

/** The `Upload-Offset` of every upload request of this method from now on. */
function requests(page: Page, method: string): string[] {
  const seen: string[] = []
  page.on('request', (request) => {
    if (request.method() === method && request.url().includes('/api/uploads'))
      seen.push(request.headers()['upload-offset'] ?? '')
  })
  return seen
}
