import { draftShot, spareImages, unnamed, type Piece, type References } from '@/lib/animatic/mentions'
import { buildPlan, type MediaLookup } from '@/lib/animatic/plan'
import type { AnimaticPlan } from '@/lib/animatic/plan-schema'
import { imageOrder, tokenPlace } from '@/lib/storyboard/reference-order'
import type { References as SceneReferences, Scene } from '@/lib/storyboard/schema'
import { parsePrompt } from '@/lib/storyboard/tokens'

export type SceneLookups = {
  /** A stored element by its id: its name, and the asset shown for it. */
  element: (id: string) => { name: string; pictureKey: string | null } | null
  /** Facts of an asset by its id. */
  media: MediaLookup
}

/** The plan of a scene being edited, for the browser's preview. Keys are asset ids; a shot's own drawing wins over everything else. */
export function planFromScene(scene: Scene, lookups: SceneLookups): AnimaticPlan {
  const { references } = scene
  const { video } = references
  const shown: References = {
    images: imageOrder(references).map(({ role, assetId }) => ({ role, key: assetId })),
    elements: references.elements.map((element, index) => {
      if (element.kind === 'inline')
        return { name: element.name || unnamed(index), pictureKey: element.frontalAssetId }
      return lookups.element(element.id) ?? { name: unnamed(index), pictureKey: null }
    }),
  }
  const shots = scene.shots.map((shot) => ({
    ...draftShot(pieces(shot.prompt, references), shot.durationMs, shown),
    drawingKey: shot.pictureId,
  }))
  const clip = (kind: 'base' | 'feature') =>
    video?.use === kind ? { key: video.assetId, keepSound: video.keepSound } : null
  return buildPlan(
    {
      quality: scene.quality,
      aspect: scene.aspect,
      sound: scene.sound,
      watermark: scene.watermark,
      shots,
      firstFrameKey: references.firstFrameId,
      endFrameKey: references.endFrameId,
      spareImageKeys: spareImages(shots, shown.images),
      baseVideo: clip('base'),
      featureVideo: clip('feature'),
    },
    lookups.media,
  )
}

function pieces(prompt: string, references: SceneReferences): Piece[] {
  return parsePrompt(prompt).map((part) =>
    part.type === 'text' ? part.text : tokenPlace(part.token, references),
  )
}
