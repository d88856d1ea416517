'use client'
import { useEffect } from 'react'
import { useStudio } from '@/components/studio/studio-context'
import { availability } from '@/lib/editor/command'
import { commandFor } from '@/lib/editor/commands'
import { focusedByPointer } from '@/lib/editor/focus'
import { inLayer, isTyping } from '@/lib/editor/keymap'
import type { StudioPanelsStore } from '@/lib/editor/studio-panels'

/** The one key listener of the studio. */
export function useCommandKeys(): void {
  const { context, panels } = useStudio()
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
      if (panels.getState().panel === null && filmKey.test(event.key) && wasClicked(event.target)) run(event)
    }
    function then(event: KeyboardEvent) {
      if (panels.getState().panel !== null) keepFor(panels, event)
      else if (!belongsToControl(event)) run(event)
    }
    window.addEventListener('keydown', first, { capture: true })
    window.addEventListener('keydown', then)
    return () => {
      window.removeEventListener('keydown', first, { capture: true })
      window.removeEventListener('keydown', then)
    }
  }, [context, panels])
}

/** A panel that opens is loaded first: until it is there letters are for the palette, and for nothing else. */
function keepFor(panels: StudioPanelsStore, event: KeyboardEvent): void {
  if (inLayer(event.target) || isTyping(event.target)) return
  const { panel, typed } = panels.getState()
  if (event.key === 'Escape') panels.setState({ panel: null })
  else if (event.ctrlKey || event.metaKey || event.altKey || panel !== 'palette') return
  else if (event.key === 'Backspace') panels.setState({ typed: typed.slice(0, -1) })
  else if (event.key.length === 1) panels.setState({ typed: typed + event.key })
  else return
  event.preventDefault()
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
