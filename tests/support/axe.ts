import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect } from '@/tests/support/app'

/** Of WCAG 2.2 AA, in the theme that is shown; `where` names the state in a failure. */
export async function axeFindsNothing(page: Page, where: string): Promise<void> {
  await judge(new AxeBuilder({ page }), where)
}

/** The same within what just opened over the page, in the theme that is shown and in the other one. */
export async function axeFindsNothingWithin(opened: Locator, where: string): Promise<void> {
  await expect(opened).toBeVisible()
  const page = opened.page()
  await opened.evaluate((node) => node.setAttribute('data-judged', ''))
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme)
    await judge(new AxeBuilder({ page }).include('[data-judged]'), `${where}, ${theme}`)
  }
  await opened.evaluate((node) => node.removeAttribute('data-judged'))
}

async function judge(builder: AxeBuilder, where: string): Promise<void> {
  const { violations } = await builder.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) }))
  expect.soft(found, where).toEqual([])
}
