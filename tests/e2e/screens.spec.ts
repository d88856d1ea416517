import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { test, expect } from '@/tests/support/app'

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

async function open(page: Page, path: string) {
  if (path !== 'sample') {
    await page.goto(path)
    return
  }
  const cards = (await (await page.request.get('/api/storyboards')).json()) as {
    id: string
    isSample: boolean
  }[]
  const sample = cards.find((card) => card.isSample)
  await page.goto(`/storyboards/${sample?.id}`)
  // The prompt editor comes in a chunk of its own.
  await expect(page.getByRole('textbox', { name: 'Prompt of shot 1' })).toBeVisible({ timeout: 20_000 })
}

for (const theme of ['dark', 'light'] as const)
  for (const { name, path } of screens)
    test(`axe finds nothing on ${name} in the ${theme} theme`, async ({ app }) => {
      await app.addInitScript((value) => localStorage.setItem('shotboard.theme', value), theme)
      await open(app, path)
      await expect(app.locator('html')).toHaveAttribute('data-theme', theme)
      const { violations } = await new AxeBuilder({ page: app })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze()
      expect(
        violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.target.join(' ')) })),
      ).toEqual([])
    })

for (const { name, path } of screens)
  for (const width of [1280, 1024, 390])
    test(`${name} fits ${width} px without scrolling sideways`, async ({ app }) => {
      await app.setViewportSize({ width, height: 844 })
      if (path === 'sample' && width < 768) {
        const cards = (await (await app.request.get('/api/storyboards')).json()) as {
          id: string
          isSample: boolean
        }[]
        await app.goto(`/storyboards/${cards.find((card) => card.isSample)?.id}`)
        await expect(app.getByRole('main')).toBeVisible()
      } else await open(app, path)
      const overflow = () => app.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      await expect.poll(overflow).toBeLessThanOrEqual(0)
    })

test('a storyboard that is not here says so', async ({ page }) => {
  const answer = await page.goto('/storyboards/00000000-0000-4000-8000-000000000000')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('link', { name: /storyboards/i }).first()).toBeVisible()
})
