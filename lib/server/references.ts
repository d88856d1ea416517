import type { Scene, Storyboard } from '@/lib/storyboard/schema'

/** Every asset a scene points at, whatever for. */
export function assetIdsOfScene(scene: Scene): string[] {
  const { firstFrameId, endFrameId, imageIds, video, elements } = scene.references
  const inline = elements.flatMap((element) =>
    element.kind === 'inline' ? [element.frontalAssetId, ...element.referAssetIds, element.videoAssetId] : [],
  )
  const pictures = scene.shots.map((shot) => shot.pictureId)
  const all = [firstFrameId, endFrameId, ...imageIds, video?.assetId ?? null, ...inline, ...pictures]
  return [...new Set(all.filter((id) => id !== null))]
}

export function assetIdsOf(storyboard: Storyboard): string[] {
  return [...new Set(storyboard.scenes.flatMap(assetIdsOfScene))]
}

export function elementIdsOfScene(scene: Scene): string[] {
  return scene.references.elements.flatMap((element) => (element.kind === 'stored' ? [element.id] : []))
}

/** "“Night ferry”, scene 2 and 3" for each storyboard with a scene that matches. */
export function placesOf(documents: Storyboard[], uses: (scene: Scene) => boolean): string[] {
  return documents.flatMap((document) => {
    const numbers = document.scenes.flatMap((scene, index) => (uses(scene) ? [index + 1] : []))
    return numbers.length > 0 ? [`“${document.title}”, scene ${listed(numbers.map(String))}`] : []
  })
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}
