import { usedVersion, type ElementFacts } from '@/lib/storyboard/element-health'
import type { Scene } from '@/lib/storyboard/schema'

/** An element that is made on the queue before a scene is sent; `key` is the same for every scene that needs this version. */
export type ElementFirst = { key: string; name: string }

/** The elements that this queue does not know, or knows with other pictures. One under way is ordered and paid for already. */
export function elementsFirst(
  scene: Scene,
  elements: ReadonlyMap<string, ElementFacts>,
): readonly ElementFirst[] {
  const wanted = new Map<string, ElementFirst>()
  for (const each of scene.references.elements) {
    const element = each.kind === 'stored' ? elements.get(each.id) : undefined
    if (each.kind !== 'stored' || !element) continue
    const { state } = usedVersion(element, each.version)
    const key = `${each.id} ${each.version ?? ''}`
    if (state === 'changed' || state === 'elsewhere') wanted.set(key, { key, name: element.name })
  }
  return [...wanted.values()]
}

const list = new Intl.ListFormat('en-GB')
/** "Mara", "Mara and Leo", "Mara, Leo and Queen". */
export const namesOf = (made: readonly ElementFirst[]): string => list.format(made.map(({ name }) => name))
