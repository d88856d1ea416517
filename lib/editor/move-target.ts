import { whyNotMoveShots, whyNotPasteShots } from '@/lib/storyboard/reasons'
import type { Shot, Storyboard } from '@/lib/storyboard/schema'
import { moveShots, pasteShots } from '@/lib/storyboard/shot-edits'
import { locate, sceneStarts, shotStarts } from '@/lib/storyboard/timeline'

export type MoveTarget = { sceneId: string; index: number }

/** Where shots held at film time `filmMs` would go, by the layout the drag began with. Copies count all shots of the scene. */
export function moveTarget(
  storyboard: Storyboard,
  shotIds: readonly string[],
  filmMs: number,
  copies: boolean,
): MoveTarget {
  const { scene, sceneIndex } = locate(storyboard, filmMs)
  const sceneMs = filmMs - (sceneStarts(storyboard)[sceneIndex] ?? 0)
  const starts = shotStarts(scene)
  const before = scene.shots.filter(
    (shot, i) => (copies || !shotIds.includes(shot.id)) && (starts[i] ?? 0) + shot.durationMs / 2 < sceneMs,
  )
  return { sceneId: scene.id, index: before.length }
}

export type Placement = { storyboard: Storyboard; refused: string | null }

/** The storyboard with the shots at the target, or unchanged with the sentence why not. `copyIds` makes copies. */
export function placeShots(
  storyboard: Storyboard,
  shotIds: readonly string[],
  target: MoveTarget,
  copyIds: readonly string[] | null,
): Placement {
  if (copyIds === null) {
    const refused = whyNotMoveShots(storyboard, shotIds, target)
    return { storyboard: refused === null ? moveShots(storyboard, shotIds, target) : storyboard, refused }
  }
  const scene = storyboard.scenes.find((each) => each.id === target.sceneId)
  const copies: Shot[] = storyboard.scenes
    .flatMap((each) => each.shots)
    .filter((shot) => shotIds.includes(shot.id))
    .map((shot, i) => ({ ...shot, id: copyIds[i] ?? shot.id }))
  const refused = scene ? whyNotPasteShots(scene, copies) : 'That scene is gone'
  return {
    storyboard: refused === null ? pasteShots(storyboard, target.sceneId, target.index, copies) : storyboard,
    refused,
  }
}
