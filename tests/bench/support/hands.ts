import type { Page } from '@playwright/test'
import { sleep } from '@/tests/bench/support/part'

export type Point = { x: number; y: number }

/** `count` steps at 60 Hz, late ones at once. */
async function paced(count: number, step: (index: number) => Promise<void>): Promise<void> {
  const from = performance.now()
  for (let index = 0; index < count; index++) {
    const early = from + index * 16.667 - performance.now()
    if (early > 1) await sleep(early)
    await step(index)
  }
}

export const MOVES = 100
/** Presses, moves `reach` px right, left and right again in 100 moves, and lets go there. */
export async function drag(page: Page, { x, y }: Point, reach: number): Promise<void> {
  await page.mouse.move(x, y)
  await page.mouse.down()
  await paced(MOVES, (index) =>
    page.mouse.move(x + reach * Math.sin((Math.PI * 2.5 * (index + 1)) / MOVES), y),
  )
  await page.mouse.up()
}

export const WHEELS = 120
export async function scroll(page: Page, { x, y }: Point): Promise<void> {
  await page.mouse.move(x, y)
  await paced(WHEELS, () => page.mouse.wheel(0, 200))
}

const words = 'the keeper walks down to the rocks and waits for the last boat'.slice(0, 60)
export const KEYS = words.length
export async function type(page: Page): Promise<void> {
  await page.keyboard.type(words, { delay: 30 })
}
