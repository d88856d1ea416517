import { changeScene } from '@/lib/storyboard/edit-target'
import type { Scene, SceneElement, Storyboard } from '@/lib/storyboard/schema'
import { parsePrompt, writePrompt } from '@/lib/storyboard/tokens'

/** A scene goes on with one version of an element, whatever newer ones come; null: with the newest. */
export function pinElement(
  storyboard: Storyboard,
  sceneId: string,
  elementId: string,
  version: number | null,
): Storyboard {
  return changeElement(storyboard, sceneId, elementId, (element) =>
    element.kind === 'inline' || (element.version ?? null) === version
      ? element
      : { kind: 'stored', id: elementId, ...(version !== null && { version }) },
  )
}

/** An element that only this scene had is in the library now: it takes its place, in the prompts too. */
export function storeInlineElement(
  storyboard: Storyboard,
  sceneId: string,
  inlineId: string,
  elementId: string,
): Storyboard {
  const after = changeElement(storyboard, sceneId, inlineId, (element) =>
    element.kind === 'inline' ? { kind: 'stored', id: elementId } : element,
  )
  if (after === storyboard) return storyboard
  return changeScene(after, sceneId, (scene) => ({
    ...scene,
    shots: scene.shots.map((shot) => ({ ...shot, prompt: renamed(shot.prompt, inlineId, elementId) })),
  }))
}

function changeElement(
  storyboard: Storyboard,
  sceneId: string,
  elementId: string,
  change: (element: SceneElement) => SceneElement,
): Storyboard {
  return changeScene(storyboard, sceneId, (scene): Scene => {
    const { elements } = scene.references
    const index = elements.findIndex(({ id }) => id === elementId)
    const before = elements[index]
    const after = before && change(before)
    if (!after || after === before) return scene
    return { ...scene, references: { ...scene.references, elements: elements.with(index, after) } }
  })
}

function renamed(prompt: string, from: string, to: string): string {
  return writePrompt(
    parsePrompt(prompt).map((part) =>
      part.type === 'token' && part.token.kind === 'element' && part.token.id === from
        ? { type: 'token', token: { kind: 'element', id: to } }
        : part,
    ),
  )
}
