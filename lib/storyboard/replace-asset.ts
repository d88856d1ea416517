import type { Scene, SceneElement, Storyboard } from '@/lib/storyboard/schema'
import { tokenText } from '@/lib/storyboard/tokens'

/** Puts one file in the place of another in every role of a scene; mentions follow. The same storyboard when the scene does not use it. */
export function replaceAsset(storyboard: Storyboard, sceneId: string, from: string, to: string): Storyboard {
  const scene = storyboard.scenes.find(({ id }) => id === sceneId)
  if (!scene || from === to) return storyboard
  const next = replaced(scene, from, to)
  if (JSON.stringify(next) === JSON.stringify(scene)) return storyboard
  return { ...storyboard, scenes: storyboard.scenes.map((each) => (each === scene ? next : each)) }
}

function replaced(scene: Scene, from: string, to: string): Scene {
  const swap = <T extends string | null>(id: T): T | string => (id === from ? to : id)
  const { references } = scene
  const [before, after] = [from, to].map((id) => tokenText({ kind: 'image', id }))
  return {
    ...scene,
    references: {
      ...references,
      firstFrameId: swap(references.firstFrameId),
      endFrameId: swap(references.endFrameId),
      imageIds: [...new Set(references.imageIds.map((id) => swap(id)))],
      video: references.video && { ...references.video, assetId: swap(references.video.assetId) },
      elements: references.elements.map((element) => replacedElement(element, swap)),
    },
    shots: scene.shots.map((shot) => ({
      ...shot,
      prompt: shot.prompt.replaceAll(before ?? '', () => after ?? ''),
    })),
  }
}

function replacedElement(
  element: SceneElement,
  swap: <T extends string | null>(id: T) => T | string,
): SceneElement {
  if (element.kind !== 'inline') return element
  return {
    ...element,
    frontalAssetId: swap(element.frontalAssetId),
    videoAssetId: swap(element.videoAssetId),
    referAssetIds: element.referAssetIds.map((id) => swap(id)),
  }
}
