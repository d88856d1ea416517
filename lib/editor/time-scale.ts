/** Pixels and milliseconds of the timeline, pure. `pxPerSec` is the zoom. */
export const zoomLimits = { min: 4, usualMin: 16, max: 160, default: 46 } as const

export const toPx = (ms: number, pxPerSec: number): number => (ms / 1_000) * pxPerSec
export const toMs = (px: number, pxPerSec: number): number => (px / pxPerSec) * 1_000

/** Scroll (px) after a zoom, so that what is under the pointer stays there. `x` is px from the left of the visible part. */
export function scrollAfterZoom(change: { scroll: number; x: number; from: number; to: number }): number {
  return Math.max(0, ((change.scroll + change.x) / change.from) * change.to - change.x)
}

/** Zoom at which the whole film is visible, with a little air. */
export function fitZoom(durationMs: number, widthPx: number): number {
  const wanted = ((widthPx - 24) / Math.max(1_000, durationMs)) * 1_000
  return Math.min(zoomLimits.max, Math.max(zoomLimits.min, wanted))
}

/** The nearest target within `withinMs`, else the value itself. */
export function snapTo(ms: number, targets: readonly number[], withinMs: number): number {
  let best = ms
  let distance = withinMs
  for (const target of targets) {
    const away = Math.abs(target - ms)
    if (away <= distance) {
      best = target
      distance = away
    }
  }
  return best
}

export type RulerStep = { tickMs: number; labelMs: number; majorMs: number }

/** Ticks at least 8 px apart, labels at least 60. */
export function rulerStep(pxPerSec: number): RulerStep {
  const steps: readonly RulerStep[] = [
    { tickMs: 1_000, labelMs: 1_000, majorMs: 5_000 },
    { tickMs: 1_000, labelMs: 2_000, majorMs: 5_000 },
    { tickMs: 1_000, labelMs: 5_000, majorMs: 5_000 },
    { tickMs: 5_000, labelMs: 10_000, majorMs: 10_000 },
    { tickMs: 5_000, labelMs: 15_000, majorMs: 15_000 },
  ]
  const fits = (step: RulerStep) => toPx(step.labelMs, pxPerSec) >= 60 && toPx(step.tickMs, pxPerSec) >= 8
  return steps.find(fits) ?? { tickMs: 15_000, labelMs: 30_000, majorMs: 30_000 }
}

/** "08s", "1:04". */
export function rulerLabel(ms: number): string {
  const seconds = Math.round(ms / 1_000)
  if (seconds < 60) return `${String(seconds).padStart(2, '0')}s`
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
