const CALM_MS = 150
const LATEST_MS = 2_500

/**
 * Runs once, soon after the first sign of a person on the page or some seconds from now: what is heavy and needed soon
 * stays out of loading, and out of a gesture that is under way. Returns how to call it off.
 */
export function atFirstSign(run: () => void): () => void {
  const listening = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting = false
  let held = false
  const off = () => {
    clearTimeout(timer)
    listening.abort()
  }
  const now = () => {
    off()
    run()
  }
  const within = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(now, ms)
  }
  const on = <K extends keyof WindowEventMap>(name: K, then: (event: WindowEventMap[K]) => void) =>
    addEventListener(name, then, { capture: true, passive: true, signal: listening.signal })
  on('keydown', now)
  on('focusin', () => {
    if (!held) now()
  })
  on('pointerup', now)
  on('pointercancel', now)
  // A press may be the start of a drag.
  on('pointerdown', () => {
    held = true
    clearTimeout(timer)
  })
  on('pointermove', ({ buttons }) => {
    if (buttons !== 0 || waiting) return
    waiting = true
    within(CALM_MS)
  })
  within(LATEST_MS)
  return off
}
