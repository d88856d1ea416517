import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page, Request } from '@playwright/test'
import { hideable, textOf } from '@/tests/support/browser'
import { finishAll } from '@/tests/support/fake-queue'
import { worksOnThroughJumps } from '@/tests/support/jumping-clock'
import { media } from '@/tests/support/make-media'
import { expect, test } from '@/tests/support/paid-app'
import { axeFindsNothingWithin } from '@/tests/support/axe'
import { Studio } from '@/tests/support/studio'

const row = (page: Page, name: RegExp) => page.getByRole('row', { name })

async function setDailyLimit(page: Page, dollars: string) {
  await page.goto('/settings#limits')
  await page.getByRole('textbox', { name: 'Daily limit in dollars' }).fill(dollars)
  await page.getByRole('button', { name: 'Save daily limit' }).click()
  await expect(page.getByText('Daily limit saved')).toBeVisible()
}

test('a limit blocks a take with a sentence, and raising it there sends the take', async ({ app, queue }) => {
  await setDailyLimit(app, '1')
  const studio = new Studio(app)
  await studio.create('A lighthouse in a storm')
  await studio.generate()
  await expect(studio.take(1)).toBeVisible()
  await studio.generate()
  const dialog = app.getByRole('dialog', { name: 'The $1 daily limit is reached' })
  await expect(dialog).toContainText(
    'Not sent: it costs about $0.56, and $0.56 of the $1 daily limit is used',
  )
  await expect(studio.take(2)).toHaveCount(0)
  await axeFindsNothingWithin(dialog, 'a limit is reached')
  const field = dialog.getByRole('textbox', { name: 'Daily limit in dollars' })
  await expect(field).toHaveValue('2')
  await field.fill('1.05')
  await expect(dialog.getByRole('alert')).toHaveText('$1.12 is needed')
  await field.fill('2')
  await dialog.getByRole('button', { name: 'Raise and send' }).click()
  await expect(studio.take(2)).toBeVisible()
  await expect.poll(() => queue.posts).toBe(2)
  await app
    .getByRole('link', { name: /^Queue/ })
    .first()
    .click()
  await expect(app.getByRole('link', { name: 'Today $1.12 of the $2 daily limit' })).toBeVisible()
  await expect(app).toHaveTitle(/^\(2\) Queue/)
})

test('all scenes are listed with problems and price before the first request, then each is sent once', async ({
  app,
  queue,
}) => {
  await setDailyLimit(app, '40')
  const before = queue.posts
  const studio = new Studio(app)
  await studio.create()
  await studio.writePrompt(1, 'Waves on the rocks')
  await studio.shots().first().click()
  await app.keyboard.press('Shift+A')
  await studio.saved()
  await app.keyboard.press('ControlOrMeta+Shift+Enter')
  const dialog = app.getByRole('dialog', { name: 'Generate all scenes' })
  await expect(dialog.getByRole('status')).toContainText('2 scenes, ≈ $1.12')
  await expect(dialog.getByRole('status')).toContainText('1 to fix first')
  await expect(dialog.getByRole('button', { name: 'Generate 2 scenes' })).toBeDisabled()
  expect(queue.posts, 'nothing is sent before the press').toBe(before)
  await dialog.getByRole('button', { name: 'Write a prompt to generate.' }).click()
  await expect(studio.prompt(1)).toBeFocused()
  await app.keyboard.type('The keeper climbs the stairs')
  await app.keyboard.press('ControlOrMeta+Shift+Enter')
  await dialog.getByRole('button', { name: 'Generate 2 scenes' }).dblclick()
  await expect(studio.message('2 takes were sent')).toBeVisible()
  await expect(dialog).toHaveCount(0)
  const prompts = () => queue.requests.slice(before).map(({ payload }) => payload.prompt)
  await expect.poll(() => prompts().sort()).toEqual(['The keeper climbs the stairs', 'Waves on the rocks'])
  expect(queue.posts, 'a press is one request for a scene').toBe(before + 2)
  await app.getByRole('button', { name: /^Cost of this scene ≈ \$0\.56/ }).click()
  await expect(app.getByRole('dialog', { name: 'Cost' })).toContainText('Film, 2 scenes≈ $1.12')
})

test('a page loaded again while it sends pays once, though the lost press still arrives', async ({
  app,
  queue,
}) => {
  const before = queue.posts
  const studio = new Studio(app)
  await studio.create('A gull over the pier')
  let lost: Request | undefined
  await app.route('**/storyboards/**', async (route, request) => {
    if (lost || !request.postData()?.includes('clickId')) await route.fallback()
    else lost = request
  })
  await studio.generate()
  await expect.poll(() => lost !== undefined).toBe(true)
  await app.reload()
  await expect(studio.take(1)).toHaveCount(0)
  await studio.generate()
  await expect(studio.take(1)).toBeVisible()
  await expect.poll(() => queue.posts).toBe(before + 1)
  await arriveLate(app, lost)
  await studio.generate()
  await expect(studio.take(2)).toBeVisible()
  await expect.poll(() => queue.posts, 'one for the lost press, one for the next').toBe(before + 2)
  await expect(studio.take(3)).toHaveCount(0)
  await test.step('a clock set ahead and back meanwhile disturbs nothing', () =>
    worksOnThroughJumps(studio, 2))
})

/** What left the browser before its page went away reaches the server only now. */
async function arriveLate(page: Page, request: Request | undefined) {
  if (!request) throw new Error('nothing was sent')
  const { host: _, 'content-length': __, ...headers } = await request.allHeaders()
  const data = request.postDataBuffer() ?? Buffer.of()
  const answer = await page.request.post(request.url(), { headers, data })
  expect(answer.ok()).toBe(true)
  expect(await answer.text()).toContain('"takeNumber":1')
}

test('a finished take is told by the title and icon of a tab nobody looks at, and its settings come back', async ({
  app,
  queue,
  context,
}) => {
  queue.files.set('out.mp4', await readFile(await media('clip.mp4')))
  finishAll(queue)
  const studio = new Studio(app)
  const url = await studio.create('A boat in fog')
  await studio.generate()
  await expect(studio.take(1)).toBeVisible()
  const other = await context.newPage()
  const hide = await hideable(other)
  await context.grantPermissions(['notifications'])
  await other.addInitScript(noteNotifications)
  await other.goto('/settings')
  await other.getByRole('switch', { name: 'Tell me when a take is finished or has failed' }).click()
  await other.goto(url)
  await hide(true)
  await expect(other).toHaveTitle(/^\(1\) /)
  const icon = other.locator('link#queue-icon')
  await expect(icon).toHaveAttribute('href', '/icons/mark-running.svg')
  await expect.poll(() => queue.requests.at(-1)?.payload.prompt).toBe('A boat in fog')
  finishAll(queue)
  await expect(other).toHaveTitle(/^✓ /)
  await expect(icon).toHaveAttribute('href', '/icons/mark-finished.svg')
  await expect.poll(() => other.evaluate(() => window.notified)).toContain('Take 1 of scene 1 is ready')
  await hide(false)
  await expect(other).not.toHaveTitle(/^✓ /)
  await new Studio(other).playTake(1)
  await other.close()
  await studio.playTake(1)
  await studio.writePrompt(1, 'Another thing altogether')
  await studio.saved()
  await app.goto('/queue')
  const done = row(app, /Scene 1, take 1.*Done/).first()
  await done.getByRole('link', { name: /^Reuse settings/ }).click()
  await expect(studio.message('The settings of take 1 are back in the scene')).toBeVisible()
  await expect(studio.prompt(1)).toHaveText('A boat in fog')
  await studio.undo()
  await expect(studio.prompt(1)).toHaveText('Another thing altogether')
})

test('a paused queue sends nothing new; what waits can go first; a refusal leads to its field', async ({
  app,
  queue,
}) => {
  const studio = new Studio(app)
  await studio.create('A train at night')
  await app.goto('/queue')
  await expect(app.getByRole('link', { name: '8 at once' })).toBeVisible()
  await app.getByRole('button', { name: /^Pause/ }).click()
  await expect(app.getByRole('button', { name: /^Resume/ })).toBeVisible()
  const before = queue.posts
  await app.goBack()
  await studio.generate()
  await expect(studio.take(1)).toBeVisible()
  await studio.generate()
  await expect(studio.viewer.getByText('Take 2 waits: the queue is paused')).toBeVisible()
  await app.goto('/queue')
  await app.getByRole('button', { name: 'Move Scene 1, take 2 to the top' }).click()
  await expect(row(app, /Queue paused/).first()).toContainText('Scene 1, take 2')
  await row(app, /Scene 1, take 1.*Queue paused/)
    .getByRole('button', { name: /^Cancel/ })
    .click()
  await expect(row(app, /Scene 1, take 1.*Cancelled/)).toBeVisible()
  expect(queue.posts, 'nothing was sent while it was paused').toBe(before)
  queue.next = [{ status: 400, body: { error: 'invalid payload parameters: duration (not offered)' } }]
  await app.getByRole('button', { name: /^Resume/ }).click()
  const failed = row(app, /Scene 1, take 2.*Failed/)
  await failed.getByRole('link', { name: /^Fix and retry/ }).click()
  await expect(app.locator('[data-field="scene.duration"] :focus')).toBeVisible()
})

test('a person decides on what may have been charged: it was made, or it is sent again', async ({
  app,
  queue,
}) => {
  const studio = new Studio(app)
  await studio.create()
  for (const words of ['A storm far out', 'A storm close by']) {
    await studio.writePrompt(1, words)
    await studio.saved()
    queue.next = ['keep-and-cut']
    await studio.generate()
    await expect.poll(() => queue.requests.at(-1)?.payload.prompt).toBe(words)
    // Two alike, so that nobody but a person can tell which one it is.
    queue.requests.push(...queue.requests.slice(-1).map((one) => ({ ...one, request_id: randomUUID() })))
  }
  await app.goto('/queue')
  const decide = async (take: string) => {
    await row(app, new RegExp(`Scene 1, ${take}.*Check`))
      .getByRole('button', { name: /^Decide/ })
      .click()
    return app.getByRole('dialog', { name: `Scene 1, ${take} may have been charged` })
  }
  const first = await decide('take 1')
  await first.getByRole('button', { name: 'Check again' }).click()
  await expect(first.getByRole('status')).toContainText('The queue has 2 that may be it')
  const adopt = first.getByRole('button', { name: /^Adopt / }).first()
  await axeFindsNothingWithin(first, 'what may have been charged')
  await expect(adopt, 'not cut off by the edge of the dialog').toBeInViewport({ ratio: 1 })
  await adopt.click()
  await expect(row(app, /Scene 1, take 1.*(in queue|Rendering)/).first()).toBeVisible()
  const posts = queue.posts
  const second = await decide('take 2')
  await second.getByRole('button', { name: 'Send again' }).click()
  await expect(row(app, /Scene 1, take 3/).first()).toBeVisible()
  await expect.poll(() => queue.posts).toBe(posts + 1)
  await expect(row(app, /Sent again as take 3\. This first try may have been charged too/)).toBeVisible()
})

test('spend is told by day, storyboard, queue and model, downloads as CSV, and each request as evidence', async ({
  app,
}) => {
  await app.goto('/queue')
  await row(app, /Done/)
    .first()
    .getByRole('button', { name: /^More for/ })
    .click()
  const evidence = app.waitForEvent('download')
  await app.getByRole('menuitem', { name: 'Evidence for a refund' }).click()
  const told = JSON.parse(await textOf(evidence)) as { money: unknown; request: { payloadSha256: string } }
  expect(told.money).toMatchObject({ estimate: '0.560000', charged: '0.560000', pricesOf: '2026-04-10' })
  expect(told.request.payloadSha256).toMatch(/^[0-9a-f]{64}$/)
  await app.goto('/spend')
  for (const by of ['By day', 'By storyboard', 'By queue', 'By model'])
    await expect(app.getByRole('table', { name: by })).toContainText('$')
  const csv = app.waitForEvent('download')
  await app.getByRole('link', { name: 'Download CSV' }).click()
  expect(await textOf(csv)).toMatch(/,done,0\.560000,0\.560000,2026-04-10,/)
  await app.getByRole('textbox', { name: 'From' }).fill('2020-01-01')
  await app.getByRole('textbox', { name: 'To' }).fill('2020-01-31')
  await app.getByRole('button', { name: 'Show' }).click()
  await expect(app.getByText('Nothing was sent in these days.').first()).toBeVisible()
  await expect(app).toHaveURL(/from=2020-01-01&to=2020-01-31/)
})

declare global {
  interface Window {
    notified: string[]
  }
}
/** In the page: what the browser would show outside it, where a test cannot look. */
function noteNotifications() {
  window.notified = []
  class Noted {
    static permission = 'granted'
    static requestPermission = () => Promise.resolve('granted')
    onclick: (() => void) | null = null
    constructor(words: string) {
      window.notified.push(words)
    }
  }
  Object.assign(window, { Notification: Noted })
}
