import type { AnimaticPlan } from '@/lib/animatic/plan-schema'
import { planFromScene } from '@/lib/animatic/plan-from-scene'
import type { LibraryIndex } from '@/lib/editor/reference-labels'
import type { Scene } from '@/lib/storyboard/schema'

const plans = new WeakMap<LibraryIndex, WeakMap<Scene, AnimaticPlan>>()

/** What a scene shows frame by frame. Keys are asset ids. One plan per scene value, shared by timeline and viewer. */
export function planOf(scene: Scene, index: LibraryIndex): AnimaticPlan {
  let known = plans.get(index)
  if (!known) plans.set(index, (known = new WeakMap()))
  let plan = known.get(scene)
  if (!plan) known.set(scene, (plan = planFromScene(scene, lookups(index))))
  return plan
}

function lookups({ assets, elements }: LibraryIndex): Parameters<typeof planFromScene>[1] {
  return {
    element(id) {
      const element = elements.get(id)
      return element ? { name: element.name, pictureKey: element.frontalAssetId } : null
    },
    media(id) {
      const facts = assets.get(id)?.facts
      if (!facts || facts.kind === 'audio') return null
      const { width, height } = facts
      return facts.kind === 'video' ? { width, height, durationMs: facts.durationMs } : { width, height }
    },
  }
}
