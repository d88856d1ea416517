import type { Locator, Page } from '@playwright/test'
import { sampleStrip } from '@/lib/storyboard/sample-strip'
import type { FakeQueue } from '@/tests/support/fake-queue'
import { boards, editorError, inspectorByRule, parts } from '@/tests/support/look-states'
import { expectLook, whyNotComparable } from '@/tests/support/looks'
import { expect, test } from '@/tests/support/paid-app'
import { stillFilm } from '@/tests/support/still-film'
import { Studio } from '@/tests/support/studio'

test.beforeEach(({ app }) => {
  const why = whyNotComparable(app)
  test.skip(why !== null, why ?? '')
})

test('the first run, the elements, both forms of a new element, the inspector by rule and the storyboards look as the pictures kept of them', async ({
  app,
}, info) => {
  await app.goto('/')
  await expect(app.getByRole('button', { name: 'New storyboard' })).toBeVisible()
  await expectLook(app, 'first-run', info, [app.getByText(/GB free/), app.getByText(/^Generations go to/)])

  await app.goto('/elements')
  await expectLook(app, 'elements', info)
  await app.getByRole('button', { name: /^New element/ }).click()
  const dialog = app.getByRole('dialog', { name: 'New element' })
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('Juno')
  await expectLook(app, 'element-new-pictures', info)
  await dialog.getByText('From a video').click()
  await expectLook(app, 'element-new-video', info)
  await inspectorByRule(new Studio(app), info)
  await boards(app, info)
})

test('the editor with an error, rendering, with takes, light, comparing and on a phone, its parts and the queue look as the pictures kept of them', async ({
  app,
  queue,
}, info) => {
  const studio = new Studio(app)
  const clocks: Locator[] = [
    app.locator('time'),
    app.getByText(/^\d\d:\d\d$/).and(app.locator(':not([aria-hidden] *)')),
    studio.viewer.locator('ol'),
    app.getByText(/^usually \d/),
  ]
  await studio.openSample()
  await expect(studio.prompt(1)).toBeVisible()
  await app
    .getByRole('button', { name: /Storm warning/ })
    .first()
    .click()
  await studio.library.getByRole('tab', { name: /^Elements/ }).click()
  await editorError(studio, info)

  await rendersTwo(studio, queue)
  await expectLook(app, 'editor-generating', info, clocks)
  await twoArrive(studio, queue)
  await app.keyboard.press('p')
  await expect(studio.viewer.getByRole('tab', { name: /^Take 1 ?, picked$/ })).toBeVisible()

  await expectLook(app, 'editor', info, clocks)
  await theme(app, 'light')
  await expectLook(app, 'editor-light', info, clocks)
  await theme(app, 'dark')
  await app.keyboard.press('c')
  await expect(app.getByRole('toolbar', { name: 'Compare' })).toBeVisible()
  await expectLook(app, 'editor-compare', info, clocks)
  await app.keyboard.press('Escape')
  await parts(studio, info)
  await app.setViewportSize({ width: 390, height: 844 })
  await expect(app.getByRole('button', { name: 'Picked for the film' })).toBeVisible()
  await expectLook(app, 'phone-review', info)

  await app.setViewportSize({ width: 1440, height: 900 })
  await oneFailsOneRenders(studio, queue)
  await app.goto('/queue')
  // The elements came at the same moment, so their order is any.
  await app.getByRole('searchbox', { name: 'Search requests' }).fill('storm')
  await expect(app.getByText(/^Scene 2, take/)).toHaveCount(4)
  await expect(app.getByRole('table').getByText('Rendering', { exact: true })).toBeVisible()
  const changing = [app.getByRole('progressbar'), app.getByText(/^Request [0-9a-f]/)]
  await expectLook(app, 'queue', info, [...clocks, ...changing])
})

const takesOf = (queue: FakeQueue) => queue.requests.filter(({ model }) => model === 'kling-v3-omni')

/** The far queue makes what the scene mentions, then works on both takes, which it got one after the other. */
async function rendersTwo(studio: Studio, queue: FakeQueue) {
  await studio.generate()
  await expect.poll(() => queue.requests.length).toBe(3)
  for (const [i, { request_id: id }] of queue.requests.entries())
    queue.set(id, { status: 'success', outcome: { element_id: `90${i}` } })
  await expect.poll(() => takesOf(queue).length, { timeout: 40_000 }).toBe(1)
  await studio.generate()
  await expect.poll(() => takesOf(queue).length).toBe(2)
  for (const { request_id: id } of takesOf(queue)) queue.set(id, { status: 'processing' })
  await expect(studio.page.getByRole('banner').getByText('2 running', { exact: true })).toBeVisible()
  await expect(studio.viewer.getByText('Take 2 is rendering').first()).toBeVisible()
  for (const name of ['Mara', 'Lighthouse', 'Red skiff'])
    await expect(studio.library.getByRole('option', { name: new RegExp(`^${name},`) })).toHaveAccessibleName(
      /refs$/,
    )
}

async function twoArrive(studio: Studio, queue: FakeQueue) {
  for (const [i, { request_id: id }] of takesOf(queue).entries()) {
    queue.files.set(`${i}.mp4`, stillFilm(sampleStrip, { turned: i > 0 }))
    const media_urls = [{ id: '0', url: `${queue.url}/files/${i}.mp4` }]
    queue.set(id, { status: 'success', outcome: { media_urls } })
  }
  await studio.playTake(2)
  await studio.playTake(1)
}

async function oneFailsOneRenders(studio: Studio, queue: FakeQueue) {
  const banner = studio.page.getByRole('banner')
  await studio.generate()
  await expect.poll(() => takesOf(queue).length).toBe(3)
  const outcome = { error: 'Failure to pass the risk control system' }
  queue.set(takesOf(queue)[2]?.request_id ?? '', { status: 'failed', outcome })
  await expect(banner.getByText('0 queued', { exact: true })).toBeVisible()
  await studio.generate()
  await expect.poll(() => takesOf(queue).length).toBe(4)
  queue.set(takesOf(queue)[3]?.request_id ?? '', { status: 'processing' })
  await expect(banner.getByText('1 running', { exact: true })).toBeVisible()
}

const theme = (page: Page, value: string) =>
  page.evaluate((to) => void (document.documentElement.dataset.theme = to), value)
