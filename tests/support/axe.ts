import AxeBuilder from '@axe-core/playwright'
import type { Locator } from '@playwright/test'
import { expect } from '@/tests/support/app'

const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

type Axe = { run: (within: string, options: object) => Promise<{ violations: Violation[] }> }
type Violation = { id: string; nodes: { target: unknown[] }[] }

/** Of WCAG 2.2 AA, within a page or what just opened over it; in the other theme only colours can differ. `where` names the state in a failure. */
export async function axeFindsNothingWithin(opened: Locator, where: string): Promise<void> {
  await expect(opened).toBeVisible()
  const page = opened.page()
  // The builder puts axe into a page anew for every question, which costs more than the answer: here once per page.
  if (!(await page.evaluate(() => 'axe' in window)))
    await new AxeBuilder({ page }).include('title').withRules('document-title').setLegacyMode().analyze()
  const found = await opened.evaluate(async (node, all) => {
    const { axe } = window as unknown as { axe: Axe }
    const root = document.documentElement
    const was = root.dataset.theme
    const ask = async (type: string, values: string[]) => {
      const options = { runOnly: { type, values }, resultTypes: ['violations'] }
      const { violations } = await axe.run('[data-judged]', options)
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join()}`)
    }
    node.setAttribute('data-judged', '')
    const first = await ask('tag', all)
    root.dataset.theme = was === 'light' ? 'dark' : 'light'
    const other = await ask('rule', ['color-contrast'])
    if (was) root.dataset.theme = was
    node.removeAttribute('data-judged')
    return { first, other }
  }, tags)
  expect.soft(found, where).toEqual({ first: [], other: [] })
}
