import type { KeyboardEvent } from 'react'

const steps: Partial<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** For a row of buttons that is one tab stop: arrow keys, Home and End move the focus. The button that has it now, or null. */
export function rovingKeys(event: KeyboardEvent<HTMLElement>, axis: 'both' | 'x' = 'both') {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null
  if (axis === 'x' && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) return null
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')]
  const at = buttons.findIndex((button) => button === event.target)
  const step = steps[event.key]
  const edge = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : null
  if (at < 0 || (step === undefined && edge === null)) return null
  const to = buttons[edge ?? (at + (step ?? 0) + buttons.length) % buttons.length]
  event.preventDefault()
  to?.focus()
  return to ?? null
}
