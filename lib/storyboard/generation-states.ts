export const WAITING_STATES = ['reserved', 'sending', 'accepted'] as const
export const RUNNING_STATES = ['running', 'saving'] as const
/** Not over yet, in the order they pass. */
export const OPEN_STATES = [...WAITING_STATES, ...RUNNING_STATES] as const

/** Before the work on it begins. */
export function isWaiting({ state }: { state: string }): boolean {
  return WAITING_STATES.some((each) => each === state)
}

export function isOpen(state: string): boolean {
  return OPEN_STATES.some((each) => each === state)
}

/** How something ended, in a message: what may have been charged did not fail. */
export function endWords(name: string, state: string): string {
  if (state === 'done') return `${name} is ready`
  return state === 'uncertain' ? `${name} may have been charged` : `${name} failed`
}

type Stated = { state: string }
export function countOpen(generations: readonly Stated[]): { running: number; waiting: number } {
  const open = generations.filter(({ state }) => isOpen(state))
  const waiting = open.filter(isWaiting).length
  return { running: open.length - waiting, waiting }
}

/** "2 running, 1 waiting"; null when nothing is open. */
export function openLine(generations: readonly Stated[]): string | null {
  const { running, waiting } = countOpen(generations)
  const parts = [running > 0 && `${running} running`, waiting > 0 && `${waiting} waiting`].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : null
}

/** The first part of the same, where there is little room. */
export const openWord = (generations: readonly Stated[]): string | null =>
  openLine(generations)?.split(', ')[0] ?? null
