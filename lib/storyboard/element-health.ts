/**
 * How an element stands on the queue that new work goes to. `changed`: its id was made from other files than it has now.
 * `elsewhere`: this queue never made it. Both are made again before a generation that needs them.
 */
export type ElementHealth = 'ready' | 'creating' | 'failed' | 'changed' | 'elsewhere'

type OnQueue = {
  state: ElementHealth
  queueElementId: string | null
  referenceType: 'image_refer' | 'video_refer'
}
/** What a scene needs to know of an element of the library; fields beside `versions` are the newest version's. */
export type ElementFacts = OnQueue & {
  name: string
  version?: number
  versions?: readonly (OnQueue & { number: number })[]
}

/** The version a scene uses: the one it is pinned to, or the newest. */
export function usedVersion(element: ElementFacts, pinned: number | undefined): OnQueue {
  return element.versions?.find(({ number }) => number === pinned) ?? element
}

/** Whether a generation can be sent and made after the element is: it waits for what is under way. */
export function canWaitFor(state: ElementHealth): boolean {
  return state === 'creating' || state === 'changed' || state === 'elsewhere'
}

/** The state in the words of a badge. */
export const healthWords: Record<ElementHealth, string> = {
  ready: 'Ready',
  creating: 'Creating',
  failed: 'Failed',
  changed: 'Pictures changed',
  elsewhere: 'New to this queue',
}

/** What the state means for the person and what happens by itself; null when there is nothing to say. */
export function healthSentence(state: ElementHealth, name: string): string | null {
  switch (state) {
    case 'ready':
      return null
    case 'creating':
      return `${name} is still being made. A scene that uses it is sent when it is ready.`
    case 'failed':
      return `${name} could not be made.`
    case 'changed':
      return `The pictures of ${name} changed since its id was made. It is made again before the next generation.`
    case 'elsewhere':
      return `This queue does not know ${name} yet. It is made here before the next generation.`
  }
}
