const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const
const LATEST_MS = 2_500

/** Runs once, at the first sign of a person on the page or some seconds from now: what is heavy and needed soon stays out of loading. Returns how to call it off. */
export function atFirstSign(run: () => void): () => void {
  const off = () => {
    clearTimeout(timer)
    for (const sign of signs) removeEventListener(sign, once, true)
  }
  const once = () => {
    off()
    run()
  }
  const timer = setTimeout(once, LATEST_MS)
  for (const sign of signs) addEventListener(sign, once, { capture: true, passive: true })
  return off
}
