'use client'
import { useEffect } from 'react'
import { useStudio } from '@/components/studio/studio-context'
import { availability } from '@/lib/editor/command'
import { commandFor } from '@/lib/editor/commands'
import { focusedByPointer } from '@/lib/editor/focus'

/** The one key listener of the studio. */
export function useCommandKeys(): void {
  const { context } = useStudio()
  useEffect(() => {
    function run(event: KeyboardEvent) {
      const found = commandFor(event)
      if (!found) return
      const can = availability(found, context)
      if (can === false || (can !== true && found.quiet)) return
      event.preventDefault()
      event.stopPropagation()
      if (can === true) found.run(context)
      else {
        context.announce(can)
        context.tell(can)
      }
    }
    function first(event: KeyboardEvent) {
      if (filmKey.test(event.key) && wasClicked(event.target)) run(event)
    }
    function then(event: KeyboardEvent) {
      if (!belongsToControl(event)) run(event)
    }
    window.addEventListener('keydown', first, { capture: true })
    window.addEventListener('keydown', then)
    return () => {
      window.removeEventListener('keydown', first, { capture: true })
      window.removeEventListener('keydown', then)
    }
  }, [context])
}

const filmKey = /^( |Arrow.*|Home|End)$/

/** Space and arrows are the film's after a click on a button, tab or block, before that control can use them. */
function wasClicked(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  const control = target.closest('button, a[href], [role="tab"], [role="radio"]')
  return (
    control !== null && focusedByPointer(control) && !control.matches('[aria-haspopup][aria-expanded="true"]')
  )
}

/** Reached by keyboard, a button is pressed with Space and Enter, and arrows move sliders, tabs, radios and blocks. */
function belongsToControl({ key, target, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement) || altKey || ctrlKey || metaKey) return false
  if (key === ' ' || key === 'Enter')
    return target.matches('button, a[href], summary, [role="switch"], [role="tab"]')
  if (!filmKey.test(key)) return false
  return target.matches(
    '[role="slider"]:not([aria-label="Position"]), [role="tab"], [role="radio"], [data-lane]',
  )
}
