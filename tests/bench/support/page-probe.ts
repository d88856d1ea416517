import type { Page } from '@playwright/test'

/** What the page is told to watch; lives on `window` of the measured page. */
type Probe = {
  ready: number
  fcp: number
  long: { start: number; ms: number }[]
  events: { start: number; ms: number }[]
  frames: number[]
  watching: boolean
  keys: number[]
  watch: () => void
}
type Watched = Window & { probe: Probe }

/** Before any script of the page: long tasks, event timing, frames, and when `selector` first has a size. */
export async function install(page: Page, selector: string): Promise<void> {
  await page.addInitScript((wanted) => {
    const frame = (time: number) => {
      if (!probe.watching) return
      probe.frames.push(time)
      requestAnimationFrame(frame)
    }
    const probe: Probe = {
      ready: 0,
      fcp: 0,
      long: [],
      events: [],
      frames: [],
      watching: false,
      keys: [],
      watch: () => requestAnimationFrame(frame),
    }
    Object.assign(window, { probe })
    const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
        type,
        buffered: true,
        ...(type === 'event' && { durationThreshold: 16 }),
      })
    observe('longtask', (entry) => probe.long.push({ start: entry.startTime, ms: entry.duration }))
    observe('event', (entry) => probe.events.push({ start: entry.startTime, ms: entry.duration }))
    observe('paint', (entry) => {
      if (entry.name === 'first-contentful-paint') probe.fcp = entry.startTime
    })
    const look = () => {
      const box = document.querySelector(wanted)?.getBoundingClientRect()
      if (box && box.width > 0 && box.height > 0) probe.ready = performance.now()
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    addEventListener(
      'keydown',
      (event) => {
        if (['Control', 'Shift', 'Meta'].includes(event.key)) return
        // The frame that holds this key's work was handed over by the first macrotask after it.
        requestAnimationFrame(() => setTimeout(() => probe.keys.push(performance.now() - event.timeStamp)))
      },
      { capture: true },
    )
  }, selector)
}

export type Loaded = { ready: number; blockedMs: number }

/** Waits until `selector` is there and the main thread had no long task for `quietMs`. */
export async function settled(page: Page, quietMs = 1_500): Promise<Loaded> {
  await page.waitForFunction(
    (quiet) => {
      const { ready, long } = (window as unknown as Watched).probe
      const last = Math.max(ready, ...long.map(({ start, ms }) => start + ms))
      return ready > 0 && performance.now() - last > quiet
    },
    quietMs,
    { timeout: 60_000, polling: 100 },
  )
  return page.evaluate(() => {
    const { ready, long, fcp } = (window as unknown as Watched).probe
    const after = long.filter(({ start, ms }) => start + ms > fcp)
    return { ready, blockedMs: after.reduce((sum, { ms }) => sum + Math.max(0, ms - 50), 0) }
  })
}

export type Frames = { droppedPercent: number; worstEventMs: number; keysMs: number[] }

/** Frames and events of the page while `run` drives it. */
export async function watch(page: Page, run: () => Promise<void>): Promise<Frames> {
  const from = await page.evaluate(() => {
    const { probe } = window as unknown as Watched
    Object.assign(probe, { frames: [], keys: [], watching: true })
    probe.watch()
    return performance.now()
  })
  await run()
  await page.waitForTimeout(300)
  return page.evaluate((since) => {
    const { probe } = window as unknown as Watched
    probe.watching = false
    const { frames } = probe
    const lost = frames.slice(1).map((time, i) => Math.round((time - (frames[i] ?? time)) / 16.667) - 1)
    const dropped = lost.reduce((sum, count) => sum + Math.max(0, count), 0)
    const events = probe.events.filter(({ start }) => start >= since - 20)
    return {
      droppedPercent: (100 * dropped) / Math.max(1, frames.length + dropped),
      worstEventMs: Math.max(0, ...events.map(({ ms }) => ms)),
      keysMs: probe.keys,
    }
  }, from)
}
