import type { Page } from '@playwright/test'

type Watched = Window & { wrong: string[]; seen: number }

/**
 * Reads the timeline as a person sees it after every event of pointer, wheel, keyboard and clipboard, on the frame that
 * follows it: each scene 3 to 15 s, 1 to 6 shots of whole seconds that add up to it.
 */
export async function watchLegality(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const state = window as unknown as Watched
    Object.assign(state, { wrong: [], seen: 0 })
    const seconds = (label: string | null) => Number(/, (\d+(?:\.\d+)?) s/.exec(label ?? '')?.[1])
    function look(event: string) {
      state.seen++
      for (const scene of document.querySelectorAll('[data-scene]')) {
        const label = scene.querySelector('[data-lane="scenes"]')?.getAttribute('aria-label')
        if (!label) continue
        const total = seconds(label.replace(/^Scene \d+.*(?=, \d+ s$)/, ''))
        const shots = [...scene.querySelectorAll('[data-shot]')].map((shot) =>
          seconds(shot.getAttribute('aria-label')),
        )
        const sum = shots.reduce((all, each) => all + each, 0)
        const legal =
          total >= 3 &&
          total <= 15 &&
          shots.length >= 1 &&
          shots.length <= 6 &&
          shots.every((each) => Number.isInteger(each) && each >= 1) &&
          sum === total
        if (!legal) state.wrong.push(`after ${event}: ${label} has shots of ${shots.join(', ')} s`)
      }
    }
    const events = 'pointerdown pointermove pointerup keydown keyup wheel paste input'.split(' ')
    for (const name of events)
      window.addEventListener(name, () => requestAnimationFrame(() => setTimeout(() => look(name))), true)
  })
}

export async function watched(page: Page): Promise<{ wrong: string[]; seen: number }> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
  return page.evaluate(() => {
    const { wrong, seen } = window as unknown as Watched
    return { wrong, seen }
  })
}

/** The whole plan as it is shown: scenes, shots in order with their length, lock and words. */
export async function shownPlan(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-scene]')]
      .map((scene) =>
        [
          scene.querySelector('[data-lane="scenes"]')?.getAttribute('aria-label') ?? 'being named',
          ...[...scene.querySelectorAll<HTMLElement>('[data-shot]')].map((shot) =>
            [
              shot.dataset.shot,
              shot.getAttribute('aria-label'),
              shot.getAttribute('aria-description')?.includes('Length locked') ? 'locked' : '',
              shot.firstElementChild?.textContent ?? '',
            ].join(' | '),
          ),
        ].join('\n  '),
      )
      .join('\n'),
  )
}
