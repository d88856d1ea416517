import type { Page } from '@playwright/test'
import { test, expect } from '@/tests/support/app'
import { axeFindsNothingWithin } from '@/tests/support/axe'
import { Studio } from '@/tests/support/studio'

const screens = [
  { name: 'storyboards', path: '/' },
  { name: 'elements', path: '/elements' },
  { name: 'media', path: '/media' },
  { name: 'queue', path: '/queue' },
  { name: 'settings', path: '/settings' },
  { name: 'request queue', path: '/settings/api' },
  { name: 'spend', path: '/spend' },
  { name: 'editor', path: 'sample' },
] as const
/** The last is a window of 1440 px at 200 % zoom. */
const widths = [1280, 1024, 720, 390]

async function open(page: Page, path: string) {
  if (path !== 'sample') {
    await page.goto(path)
    return
  }
  await new Studio(page).openSample()
  // The prompt editor comes in a chunk of its own.
  await expect(new Studio(page).prompt(1)).toBeVisible({ timeout: 20_000 })
}

test('axe finds nothing on any screen in both themes, and none scrolls sideways from 1280 to 390 px or at 200 % zoom', async ({
  app,
}) => {
  for (const { name, path } of screens)
    await test.step(name, async () => {
      await app.setViewportSize({ width: 1440, height: 900 })
      await open(app, path)
      await axeFindsNothingWithin(app.locator('html'), name)
      for (const width of widths) await fits(app, name, width)
    })
})

async function fits(page: Page, name: string, width: number) {
  await page.setViewportSize({ width, height: width === 720 ? 450 : 844 })
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  await expect.poll(overflow, { message: `${name} at ${width} px` }).toBeLessThanOrEqual(0)
}

test('a storyboard that is not here says so', async ({ page }) => {
  const answer = await page.goto('/storyboards/00000000-0000-4000-8000-000000000000')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('link', { name: /storyboards/i }).first()).toBeVisible()
})
