import type { Storyboard } from '@/lib/storyboard/schema'
import { locate, sceneStarts, shotStarts } from '@/lib/storyboard/timeline'

/** From where the hand pressed to where it is. Film ms. */
type Span = { fromMs: number; toMs: number }
type Caught = { sceneId: string; shotIds: string[]; startMs: number }

/** The shots a rectangle touches, all of one scene: where it began, or where the hand is when nothing is caught there. Null: none. */
export function shotsInSpan(storyboard: Storyboard, { fromMs, toMs }: Span): Caught | null {
  const low = Math.min(fromMs, toMs)
  const high = Math.max(fromMs, toMs)
  const starts = sceneStarts(storyboard)
  for (const at of [fromMs, toMs]) {
    const { scene, sceneIndex } = locate(storyboard, at)
    const sceneStart = starts[sceneIndex] ?? 0
    const caught = shotStarts(scene).flatMap((start, i) => {
      const shot = scene.shots[i]
      const from = sceneStart + start
      return shot && from < high && from + shot.durationMs > low ? [{ id: shot.id, from }] : []
    })
    if (caught[0]) return { sceneId: scene.id, shotIds: caught.map(({ id }) => id), startMs: caught[0].from }
  }
  return null
}
