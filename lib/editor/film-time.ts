import { filmDurationMs, sceneStarts } from '@/lib/storyboard/timeline'
import type { Storyboard } from '@/lib/storyboard/schema'

const starts = new WeakMap<Storyboard, number[]>()
const lengths = new WeakMap<Storyboard, number>()

/** sceneStarts, computed once per storyboard: every scene of the timeline asks for it. */
export function sceneStartsOf(storyboard: Storyboard): readonly number[] {
  let known = starts.get(storyboard)
  if (!known) starts.set(storyboard, (known = sceneStarts(storyboard)))
  return known
}
export function filmMsOf(storyboard: Storyboard): number {
  let known = lengths.get(storyboard)
  if (known === undefined) lengths.set(storyboard, (known = filmDurationMs(storyboard)))
  return known
}
