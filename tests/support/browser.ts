import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'

/** Before the page is opened: lets it believe that nobody looks at it, as behind another tab. The browser of the tests shows every tab. */
export async function hideable(page: Page): Promise<(hidden: boolean) => Promise<void>> {
  await page.addInitScript(() => {
    const shown = { hidden: false }
    Object.assign(window, { shown })
    Object.defineProperty(document, 'hidden', { get: () => shown.hidden })
    Object.defineProperty(document, 'visibilityState', { get: () => (shown.hidden ? 'hidden' : 'visible') })
  })
  return (hidden) =>
    page.evaluate((now) => {
      ;(window as unknown as { shown: { hidden: boolean } }).shown.hidden = now
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    }, hidden)
}

export async function textOf(download: Promise<Download>): Promise<string> {
  return readFile(await (await download).path(), 'utf8')
}
