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
    function onKeyDown(event: KeyboardEvent) {
      const found = commandFor(event)
      if (!found || belongsToControl(event)) return
      const can = availability(found, context)
      if (can === false) return
      event.preventDefault()
      if (can === true) found.run(context)
      else {
        context.announce(can)
        context.tell(can)
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [context])
}

/** Space and Enter press a button that was reached by keyboard; arrows move sliders, tabs and radio groups. */
function belongsToControl({ key, target, altKey }: KeyboardEvent): boolean {
  if (
    !(target instanceof HTMLElement) ||
    focusedByPointer(target.closest('a[href], button, input, [tabindex]'))
  )
    return false
  if (key === ' ' || key === 'Enter')
    return target.matches('button, a[href], summary, [role="switch"], [role="tab"]')
  if (altKey || !/^(Arrow|Home|End|Page)/.test(key)) return false
  return target.matches(
    '[role="slider"]:not([aria-label="Position"]), [role="tab"], [role="radio"], [data-lane]',
  )
}
