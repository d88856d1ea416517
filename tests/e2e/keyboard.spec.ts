import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@/tests/support/app'
import { Studio } from '@/tests/support/studio'

test('a first film without a mouse: create, write, set lengths, generate, play', async ({ app }) => {
  test.setTimeout(120_000)
  const studio = new Studio(app)
  const keys = app.keyboard
  const focusIn = (name: string) =>
    app.locator(`[data-region="${name}"]:focus, [data-region="${name}"] :focus`)
  const region = (name: 'inspector' | 'timeline' | 'viewer') => pressUntil(app, 'F6', focusIn(name), 8)
  const write = async (shot: number, text: string) => {
    await region('inspector')
    await pressUntil(app, 'Tab', studio.prompt(shot).and(app.locator(':focus')), 40)
    await keys.type(text)
    await expect(studio.prompt(shot)).toHaveText(text)
  }

  await app.goto('/')
  const create = app.getByRole('button', { name: 'New storyboard' }).first()
  await pressUntil(app, 'Tab', create.and(app.locator(':focus')), 20)
  await keys.press('Enter')
  await app.waitForURL(/\/storyboards\/[0-9a-f-]{36}/)
  await expect(studio.timeline).toBeVisible()

  await test.step('F6 goes through the regions as one reads them, Shift F6 back', async () => {
    await region('viewer')
    for (const name of ['timeline', 'inspector']) {
      await keys.press('F6')
      await expect(focusIn(name)).toHaveCount(1)
    }
    await keys.press('Shift+F6')
    await expect(focusIn('timeline')).toHaveCount(1)
  })

  await test.step('write', async () => {
    await write(1, 'A kettle on a camp stove, steam')
    await region('timeline')
    await keys.press('a')
    await studio.expectDurations([4, 1])
    await write(2, 'Hands around a tin cup')
    await region('timeline')
    await keys.press('a')
    await expect(studio.shots()).toHaveCount(3)
    await write(3, 'First light over the ridge')
  })

  await test.step('set lengths: the number, the keys of a shot, its boundary, its slider', async () => {
    await region('inspector')
    const total = studio.inspector.getByLabel('Duration of the scene in seconds')
    await pressUntil(app, 'Shift+Tab', total.and(app.locator(':focus')), 30)
    await keys.press('ControlOrMeta+a')
    await keys.type('9')
    await keys.press('Enter')
    await region('timeline')
    await keys.press('e')
    await studio.expectDurations([3, 3, 3])

    await pressUntil(app, 'ArrowLeft', studio.shots().nth(0).and(app.locator(':focus')), 6)
    await keys.press('Enter')
    await keys.press(']')
    await studio.expectDurations([4, 2, 3])
    await keys.press('ControlOrMeta+z')
    await studio.expectDurations([3, 3, 3])

    await keys.press('ArrowDown')
    await expect(studio.boundary(1)).toBeFocused()
    await keys.press('ArrowLeft')
    await studio.expectDurations([2, 4, 3])
    await keys.press('ArrowDown')
    await expect(studio.timeline.getByRole('slider', { name: 'Length of shot 2' })).toBeFocused()
    await keys.press('ArrowLeft')
    await studio.expectDurations([2, 3, 4])
  })

  await test.step('generate and play', async () => {
    await keys.press('ControlOrMeta+Enter')
    const take = app.getByRole('tab', { name: /^Take 1\b/ })
    await expect(take).toHaveAttribute('aria-selected', 'true')
    const video = studio.viewer.locator('video')
    await expect(video).toBeVisible({ timeout: 60_000 })
    await keys.press('Home')
    await region('viewer')
    const play = studio.viewer.getByRole('button', { name: /^Play/ })
    await pressUntil(app, 'Tab', play.and(app.locator(':focus')), 30)
    await keys.press('Space')
    const time = () => video.evaluate((node: HTMLVideoElement) => node.currentTime)
    await expect.poll(time).toBeGreaterThan(0.3)
    await keys.press('k')
    await expect.poll(() => video.evaluate((node: HTMLVideoElement) => node.paused)).toBe(true)
    await keys.press('p')
    await expect(app.getByRole('tab', { name: /^Take 1.*picked/ })).toBeVisible()
  })
})

/** Presses a key until something is on screen, and no more often than a person would. */
async function pressUntil(page: Page, key: string, wanted: Locator, most: number) {
  for (let i = 0; i < most; i++) {
    if (await wanted.count()) return
    await page.keyboard.press(key)
  }
  await expect(wanted, `after ${most} × ${key}`).toHaveCount(1)
}
