import { limits } from '@/lib/storyboard/limits'
import { imageOrder } from '@/lib/storyboard/reference-order'
import type { Scene } from '@/lib/storyboard/schema'

/** A meter: how many of how many, and why the limit is lower than usual (null when it is not). */
export type Meter = { used: number; max: number; why: string | null }

/** Pictures (frames included) and elements together: 7, with a reference video 4 (contract.md rules 38, 39). */
export function referenceLimit(scene: Scene): Meter {
  const { total, withVideo } = limits.references
  const used = imageOrder(scene.references).length + scene.references.elements.length
  return scene.references.video
    ? { used, max: withVideo, why: `A reference video lowers the limit to ${withVideo}.` }
    : { used, max: total, why: null }
}

/** Elements alone: 3 with a first or end frame (rule 40), else as many as references. */
export function elementLimit(scene: Scene): Meter {
  const { firstFrameId, endFrameId, elements } = scene.references
  const all = referenceLimit(scene)
  const { elementsWithFrame } = limits.references
  if (firstFrameId === null && endFrameId === null) return { ...all, used: elements.length }
  const frame = firstFrameId === null ? 'An end frame' : 'A first frame'
  return {
    used: elements.length,
    max: elementsWithFrame,
    why: `${frame} lowers the limit to ${elementsWithFrame}.`,
  }
}
