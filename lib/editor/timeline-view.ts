import type { StudioPrefsStore } from '@/lib/editor/studio-prefs'
import { fitZoom, scrollAfterZoom, toPx, zoomLimits } from '@/lib/editor/time-scale'

/** The visible part of the timeline, as the pane reports it. Px. */
type TimelinePane = {
  width: () => number
  scroll: () => number
  /** Called after the new zoom is on screen. */
  scrollTo: (px: number) => void
}
export type TimelineView = {
  attach: (pane: TimelinePane | null) => void
  pane: () => TimelinePane | null
  /** The pane was scrolled or resized. */
  moved: () => void
  subscribe: (listener: () => void) => () => void
  /** Keeps what is at `x` (px from the left of the visible part) where it is. */
  zoomTo: (pxPerSec: number, x?: number) => void
  zoomBy: (factor: number) => void
  /** Zoom and scroll so that the whole film is visible. */
  fit: () => void
  /** Bring a film time into view by paging, never by creeping. */
  reveal: (ms: number) => void
}

type Film = { playheadMs: () => number; durationMs: () => number }

export function createTimelineView(prefs: StudioPrefsStore, film: Film): TimelineView {
  let pane: TimelinePane | null = null
  const listeners = new Set<() => void>()

  function playheadX(): number | undefined {
    if (!pane) return undefined
    const x = toPx(film.playheadMs(), prefs.getState().pxPerSec) - pane.scroll()
    return x >= 0 && x <= pane.width() ? x : pane.width() / 2
  }
  function zoomTo(wanted: number, x = playheadX() ?? 0) {
    const from = prefs.getState().pxPerSec
    const to = Math.min(zoomLimits.max, Math.max(zoomLimits.min, wanted))
    if (to === from) return
    const scroll = scrollAfterZoom({ scroll: pane?.scroll() ?? 0, x, from, to })
    prefs.setState({ pxPerSec: to })
    pane?.scrollTo(scroll)
  }
  return {
    attach(next) {
      pane = next
    },
    pane: () => pane,
    moved() {
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    zoomTo,
    zoomBy: (factor) => zoomTo(prefs.getState().pxPerSec * factor),
    fit() {
      if (!pane) return
      prefs.setState({ pxPerSec: fitZoom(film.durationMs(), pane.width()) })
      pane.scrollTo(0)
    },
    reveal(ms) {
      if (!pane) return
      const x = toPx(ms, prefs.getState().pxPerSec) - pane.scroll()
      if (x < 0 || x > pane.width() - 8) pane.scrollTo(Math.max(0, x + pane.scroll() - pane.width() * 0.12))
    },
  }
}
