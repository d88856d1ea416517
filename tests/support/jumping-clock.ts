import { expect, type Locator, type Page } from '@playwright/test'
import { limits } from '@/lib/storyboard/limits'
import type { Studio } from '@/tests/support/studio'

const HOUR = 3_600_000

/** As when somebody sets the clock of the computer: the page is told another time from now on, its timers go on. */
async function setClock(page: Page, hours: number) {
  await page.evaluate((ms) => {
    const own = window as unknown as { trueDate?: typeof Date }
    const True = (own.trueDate ??= Date)
    window.Date = class extends True {
      constructor(...args: [] | [number]) {
        if (args.length === 0) super(True.now() + ms)
        else super(...args)
      }
      static override now = () => True.now() + ms
    } as DateConstructor
  }, hours * HOUR)
}

type Watched = { places: string[]; watch: MutationObserver }

/** From now on every place the playhead is shown at is kept. */
const watchPlayhead = (code: Locator) =>
  code.evaluate((node) => {
    const own = window as unknown as Watched
    own.places = [node.textContent ?? '']
    own.watch = new MutationObserver(() => own.places.push(node.textContent ?? ''))
    own.watch.observe(node, { childList: true, characterData: true, subtree: true })
  })

/** It went on in steps of no more than the player's tenth of a second, and never back, however slow the machine. */
async function expectNoJump(page: Page) {
  const places = await page.evaluate(() => {
    const { places, watch } = window as unknown as Watched
    watch.disconnect()
    return places
  })
  const frames = places.map((place) => {
    const [minutes = 0, seconds = 0, frame = 0] = place.split(':').map(Number)
    return (minutes * 60 + seconds) * limits.fps + frame
  })
  const steps = frames.slice(1).map((frame, i) => frame - (frames[i] ?? 0))
  expect(steps.filter((step) => step < 0 || step > Math.ceil(limits.fps / 10))).toEqual([])
}

/** A take is under way in the studio: it is still timed, what is written is saved, and the animatic plays on without a jump, at an hour more and an hour less. */
export async function worksOnThroughJumps(studio: Studio, take: number) {
  const { page, viewer } = studio
  const length = studio.inspector.getByLabel('Duration of the scene in seconds')
  await length.fill('15')
  await length.press('Enter')
  for (const hours of [1, -1]) {
    const words = hours > 0 ? 'Summer time' : 'Winter time'
    await viewer.getByRole('tab', { name: 'Animatic' }).click()
    await studio.pressRuler()
    await page.keyboard.press('Home')
    const code = viewer.getByText(/^00:\d\d:\d\d$/).first()
    await watchPlayhead(code)
    await page.getByRole('button', { name: /^Play/ }).click()
    await setClock(page, hours)
    const playedTo = async () => Number((await code.innerText()).slice(3, 5))
    const from = await playedTo()
    await expect.poll(playedTo).toBeGreaterThan(from)
    await page.getByRole('button', { name: /^Pause/ }).click()
    await expectNoJump(page)
    await page.keyboard.press('Home')

    const sent = page.waitForRequest((request) => request.postData()?.includes(words) ?? false)
    await studio.writePrompt(1, words)
    await sent
    await studio.saved()

    await viewer.getByRole('tab', { name: new RegExp(`^Take ${take}`) }).click()
    const card = viewer.getByRole('region', { name: `Take ${take}` })
    const elapsed = card.getByText(/^0\d:\d\d$/)
    const before = await elapsed.innerText()
    await expect(elapsed).not.toHaveText(before)
    await expect(card.getByText(/may be stuck/)).toHaveCount(0)
  }
  await page.reload()
  await expect(studio.prompt(1)).toHaveText('Winter time')
}
