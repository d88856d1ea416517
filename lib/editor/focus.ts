/** Where focus is and how it came there. */
const focusable = 'a[href], button, input, [tabindex]'
let pressed: Element | null = null

/** Call once per page: remembers what the pointer focused. */
export function watchPointerFocus(): () => void {
  const listeners = new AbortController()
  const options = { capture: true, signal: listeners.signal }
  window.addEventListener(
    'pointerdown',
    (event) => {
      pressed = event.target instanceof Element ? event.target.closest(focusable) : null
    },
    options,
  )
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Tab' || event.key === 'F6') pressed = null
    },
    options,
  )
  return () => listeners.abort()
}

/** Arrow keys and Space belong to the film, unless focus was brought here by keyboard. */
export function focusedByPointer(element: Element | null): boolean {
  return element !== null && element === pressed
}

/** F6: the next region of the studio, in reading order. */
export function focusRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.offsetParent !== null || region.getClientRects().length > 0,
  )
  if (regions.length === 0) return
  const here = regions.findIndex((region) => region.contains(document.activeElement))
  const next = regions[(here + step + regions.length) % regions.length]
  const entry = next?.querySelector<HTMLElement>('[data-region-entry]') ?? next
  entry?.focus()
}

export function focusLibrarySearch(): void {
  document.querySelector<HTMLElement>('[data-region="library"] input')?.focus()
}
