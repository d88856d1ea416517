/** One sentence at a time for screen readers. */
export type Announcer = {
  say: (sentence: string) => void
  get: () => string
  subscribe: (listener: () => void) => () => void
}

export function createAnnouncer(): Announcer {
  let said = ''
  const listeners = new Set<() => void>()
  return {
    say(sentence) {
      // The same words twice are two events: a trailing no-break space makes the text differ.
      said = said === sentence ? `${sentence}\u00a0` : sentence
      for (const listener of listeners) listener()
    },
    get: () => said,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
