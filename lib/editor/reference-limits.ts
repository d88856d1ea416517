import { elementLimit, referenceLimit } from '@/lib/storyboard/reference-limit'
import type { Scene } from '@/lib/storyboard/schema'

/** The line under the chips: why the limit is lower than usual; empty when the meter says it all. */
export function referenceHint(scene: Scene): string {
  const all = referenceLimit(scene)
  const elements = elementLimit(scene)
  if (all.used === 0 && !scene.references.video) return 'Drop pictures here or type @ in the prompt.'
  const parts: string[] = []
  if (elements.max < all.max) parts.push(`${elements.used} of ${elements.max} elements.`, elements.why ?? '')
  if (all.why) parts.push(all.why)
  return parts.filter(Boolean).join(' ')
}
