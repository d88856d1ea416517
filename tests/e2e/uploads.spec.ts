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
  await studio.upload(
    ...(await paths('small.png', 'photo.jpg', 'long.mp4', 'vector.svg', 'clip.mp4', 'heavy.png')),
  )
  const list = uploads(studio)
  for (const sentence of [
    'small.png is 280 × 410, the short side must be at least 300 px.',
    'long.mp4 is 12 s long, the longest is 10 s.',
    'vector.svg is an SVG drawing. Use a JPEG or PNG picture, or an MP4 or MOV video.',
    'heavy.png is 11.5 MB, the most is 10 MB.',
  ])
    await expect(list.getByRole('alert').filter({ hasText: sentence })).toBeVisible({ timeout: 20_000 })
  for (const name of ['photo.jpg', 'clip.mp4'])
    await expect(studio.library.getByRole('option', { name: new RegExp(name) })).toBeVisible({
      timeout: 30_000,
    })
  expect(begun).toHaveLength(2)
  await list.getByRole('button', { name: 'Dismiss small.png' }).click()
  await expect(list.getByText('small.png is 280 × 410')).toHaveCount(0)
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
