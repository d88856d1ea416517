import { isInlineElement, isShot } from '@/lib/storyboard/is-storyboard'
import type { InlineElement, Shot, Storyboard } from '@/lib/storyboard/schema'
import { tokensIn } from '@/lib/storyboard/tokens'

/** Shots on their way, with the elements made for their scene: what another storyboard cannot know. */
export type CopiedShots = { shots: readonly Shot[]; elements: readonly InlineElement[] }

/** Cut and copied shots. Also written to the system clipboard as text, so that another tab can paste them. */
export type ShotClipboard = {
  put: (copied: CopiedShots) => void
  get: () => CopiedShots
}
export function createShotClipboard(): ShotClipboard {
  let held: CopiedShots = { shots: [], elements: [] }
  return {
    put: (copied) => {
      held = copied
    },
    get: () => held,
  }
}

export function copyOf(storyboard: Storyboard, shots: readonly Shot[]): CopiedShots {
  const named = new Set(
    shots.flatMap((shot) => tokensIn(shot.prompt)).map((token) => ('id' in token ? token.id : '')),
  )
  const elements = storyboard.scenes
    .flatMap((scene) => scene.references.elements)
    .filter((element) => element.kind === 'inline')
    .filter(({ id }, at, all) => named.has(id) && all.findIndex((each) => each.id === id) === at)
  return { shots, elements }
}

export function writeShots({ shots, elements }: CopiedShots): string {
  return JSON.stringify({ shotboard: 'shots', shots, ...(elements.length > 0 && { elements }) })
}

/** Shots in a pasted text, or null when it is something else. However many they are. */
export function readShots(text: string): CopiedShots | null {
  try {
    const json = JSON.parse(text) as Record<string, unknown> | null
    if (json?.shotboard !== 'shots' || !Array.isArray(json.shots)) return null
    const shots = json.shots.filter(isShot)
    if (shots.length === 0 || shots.length < json.shots.length) return null
    const elements = Array.isArray(json.elements) ? json.elements.filter(isInlineElement) : []
    return { shots, elements }
  } catch {
    return null
  }
}
