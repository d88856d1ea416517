const waiting = ['reserved', 'sending', 'accepted'] as const
/** Not over yet, in the order they pass. */
export const OPEN_STATES = [...waiting, 'running', 'saving'] as const

/** Before the work on it begins. */
export function isWaiting({ state }: { state: string }): boolean {
  return waiting.some((each) => each === state)
}

export function isOpen(state: string): boolean {
  return OPEN_STATES.some((each) => each === state)
}
