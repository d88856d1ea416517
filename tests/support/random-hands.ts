import type { Locator, Page } from '@playwright/test'
import { Studio } from '@/tests/support/studio'

/** Mulberry32: small, seeded, the same everywhere. Gives 0..1. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Hands = { page: Page; random: () => number }
/** What it did, for the log. `undo` and `redo` are told apart because they move in the history. */
type Done = { words: string; kind: 'edit' | 'undo' | 'redo' }
type Gesture = (hands: Hands) => Promise<Done | null>

const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
const edit = (words: string): Done => ({ words, kind: 'edit' })

async function any({ page, random }: Hands, selector: string): Promise<Locator | null> {
  const all = page.locator(`[data-region="timeline"] ${selector}`)
  const count = await all.count()
  return count > 0 ? all.nth(Math.floor(random() * count)) : null
}
async function middle(target: Locator): Promise<{ x: number; y: number } | null> {
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  return (
    box && {
      x: Math.min(1_000, Math.max(100, box.x + box.width / 2)),
      y: box.y + Math.min(box.height / 2, 30),
    }
  )
}

/** Press, a few moves with keys held and let go on the way, then let go or Escape. */
async function drag({ page, random }: Hands, from: { x: number; y: number }, reach: number): Promise<string> {
  const held: string[] = []
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  const steps = 3 + Math.floor(random() * 5)
  let words = ''
  for (let step = 0; step < steps; step++) {
    const dx = (random() * 2 - 1) * reach
    await page.mouse.move(from.x + dx, from.y + (random() - 0.5) * 20, { steps: 2 })
    words += ` ${Math.round(dx)}`
    if (random() < 0.2 && held.length === 0) {
      const key = pick(random, ['Shift', 'Alt'])
      await page.keyboard.down(key)
      held.push(key)
      words += ` ${key}`
    }
  }
  const escape = random() < 0.2
  if (escape) await page.keyboard.press('Escape')
  for (const key of held) await page.keyboard.up(key)
  await page.mouse.up()
  return words + (escape ? ' Escape' : '')
}
const dragging =
  (name: string, selector: string, reach: number): Gesture =>
  async (hands) => {
    const target = await any(hands, selector)
    const from = target && (await middle(target))
    return from ? edit(`drags ${name}${await drag(hands, from, reach)}`) : null
  }
const keyOn =
  (name: string, selector: string, keys: readonly string[]): Gesture =>
  async (hands) => {
    const target = await any(hands, selector)
    if (!target) return null
    await target.focus()
    const key = pick(hands.random, keys)
    await hands.page.keyboard.press(key)
    return edit(`${key} on ${name}`)
  }
const commands =
  'a s d e f [ ] Delete Shift+L Alt+ArrowLeft Alt+ArrowRight ArrowUp ArrowDown Control+a n'.split(' ')

const gestures: readonly Gesture[] = [
  dragging('a boundary', '[role="separator"]', 260),
  dragging('a boundary', '[role="separator"]', 90),
  dragging('a length', '[data-lane="lengths"]', 80),
  dragging('a shot', '[data-shot]', 420),
  dragging('the ruler', '[data-ruler]', 300),
  keyOn('a boundary', '[role="separator"]', ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Shift+ArrowRight']),
  keyOn('a length', '[data-lane="lengths"]', ['ArrowLeft', 'ArrowRight', 'Home', 'End']),
  async ({ page, random }) => {
    const key = pick(random, commands)
    await page.keyboard.press(key)
    return edit(key)
  },
  async ({ page, random }) => {
    const key = pick(random, commands)
    await page.keyboard.press(key)
    return edit(key)
  },
  async ({ page, random }) => {
    if ((await page.locator('[data-scene]').count()) > 3) return null
    const key = pick(random, ['Shift+A', 'Shift+D'])
    await page.keyboard.press(key)
    return edit(key)
  },
  async (hands) => {
    const shot = await any(hands, '[data-shot]')
    const at = shot && (await middle(shot))
    if (!at) return null
    const key = pick(hands.random, ['', 'Shift', 'Control'])
    if (key) await hands.page.keyboard.down(key)
    await hands.page.mouse.click(at.x, at.y)
    if (key) await hands.page.keyboard.up(key)
    return edit(`${key} click on a shot`)
  },
  async ({ page, random }) => {
    const box = await page.getByRole('region', { name: 'Timeline' }).boundingBox()
    if (!box) return null
    await page.mouse.move(box.x + 100 + random() * 600, box.y + 120)
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, (random() - 0.5) * 400)
    await page.keyboard.up('Control')
    return edit('zooms')
  },
  async ({ page, random }) => {
    const field = page
      .getByRole('textbox', { name: /^Prompt of shot/ })
      .and(page.locator('[contenteditable]'))
    if (!(await field.isVisible())) return null
    await field.click()
    const words = pick(random, ['fog ', 'a gull lands', '🌊 ', 'x'])
    await page.keyboard.type(words)
    await new Studio(page).pressRuler()
    return edit(`writes ${words}`)
  },
  async ({ page, random }) => {
    const lines = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, i) => `${i + 1}. Waves (2 s)`)
    await new Studio(page).paste(lines.join('\n'))
    return edit(`pastes ${lines.length} lines`)
  },
  async ({ page }) => {
    await page.keyboard.press('Control+z')
    return { words: 'Control+z', kind: 'undo' }
  },
  async ({ page }) => {
    await page.keyboard.press('Control+Shift+z')
    return { words: 'Control+Shift+z', kind: 'redo' }
  },
]

/** Gesture `index` of a seed is the same whatever came before it, so that a failing run can be cut down to the steps it needs. */
export async function gestureOf(page: Page, seed: number, index: number): Promise<Done | null> {
  const random = randomOf(seed * 7_919 + index)
  return pick(random, gestures)({ page, random })
}
