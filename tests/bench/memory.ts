// What a long session leaves in the browser: as many edits as ten minutes of editing hold, one a second, done faster.
import type { Page } from '@playwright/test'
import { closeStore } from '@/lib/server/store'
import { startApp } from '@/tests/bench/support/app-server'
import { openBrowser, openPage } from '@/tests/bench/support/browser'
import { figure } from '@/tests/bench/support/figure'
import { part, sleep } from '@/tests/bench/support/part'
import { insertBoard } from '@/tests/bench/support/seed'

const ROUNDS = 50
const EDITS = 12

await part(async (emit) => {
  const board = await insertBoard(100)
  await closeStore()
  const browser = await openBrowser()
  const app = await startApp()
  const open = await openPage(
    browser,
    `${app.url}/storyboards/${board}`,
    '[data-region=timeline] [data-shot]',
  )
  // Once round first: what is loaded late and kept belongs to the start.
  await editing(open.page, 0)
  const [heap, nodes] = [await open.heapMb(), await open.nodes()]
  for (let round = 1; round <= ROUNDS; round++) {
    await editing(open.page, round)
    // Told on the way too: a slow machine is stopped before the end.
    if (round % 10 !== 0) continue
    await saved(open.page)
    const note = `${round * EDITS} edits in a storyboard of 100 shots; floor: before them`
    emit(
      'heapAfterEdits',
      figure(await open.heapMb(), 'MB', { floor: heap, judged: 'ratio', must: 1.3, note }),
    )
    emit('nodesAfterEdits', figure(await open.nodes(), 'nodes', { floor: nodes, note }))
  }
  await app.kill()
  await browser.close()
})

/** Another shot each round: chosen, written, split, undone and redone, played and stopped, its boundary moved and moved back. */
async function editing(page: Page, round: number): Promise<void> {
  const shot = page.locator('[data-region=timeline] [data-shot]').nth(round)
  await shot.scrollIntoViewIfNeeded()
  await shot.click()
  const prompt = page.getByRole('textbox', { name: /^Prompt of shot/ })
  await prompt.click()
  await page.keyboard.type(` more ${round}`)
  await page.keyboard.press('Escape')
  await shot.click()
  for (const key of ['s', 'ControlOrMeta+z', 'ControlOrMeta+Shift+z', 'ControlOrMeta+z', 'l', 'k'])
    await page.keyboard.press(key)
  const boundary = page.getByRole('separator', { name: /^Boundary between/ }).first()
  await boundary.focus()
  for (const key of ['ArrowRight', 'ArrowLeft', 'ControlOrMeta+z', 'ControlOrMeta+Shift+z'])
    await page.keyboard.press(key)
  await sleep(50)
}

async function saved(page: Page): Promise<void> {
  await page.getByRole('banner').getByText('Saved', { exact: true }).waitFor()
}
