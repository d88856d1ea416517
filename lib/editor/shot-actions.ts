import type { CommandContext } from '@/lib/editor/command'
import { newId } from '@/lib/editor/new-id'
import { selectScene, selectStoryboard } from '@/lib/editor/store'
import { setShotDuration, type fitShots } from '@/lib/storyboard/edits'
import { whyNotMoveShots } from '@/lib/storyboard/reasons'
import type { Scene, Shot } from '@/lib/storyboard/schema'
import {
  addShot,
  duplicateShots,
  moveShots,
  removeShots,
  splitShot,
  toggleLock,
} from '@/lib/storyboard/shot-edits'
import { locate } from '@/lib/storyboard/timeline'

export function currentScene({ store }: Pick<CommandContext, 'store'>): Scene | undefined {
  return selectScene(store.getState())
}
/** The selected shots, or the one under the playhead. */
export function currentShots(context: Pick<CommandContext, 'store' | 'player'>): Shot[] {
  const scene = currentScene(context)
  if (!scene) return []
  const { shotIds } = context.store.getState()
  if (shotIds.length > 0) return scene.shots.filter((shot) => shotIds.includes(shot.id))
  const at = locate(selectStoryboard(context.store.getState()), context.player.get().timeMs)
  return at.scene.id === scene.id ? [at.shot] : scene.shots.slice(0, 1)
}
export const idsOf = (shots: readonly Shot[]): string[] => shots.map((shot) => shot.id)

export function lengthenShot(context: CommandContext, byMs: number) {
  const scene = currentScene(context)
  const [shot] = currentShots(context)
  if (!scene || !shot) return
  context.store.getState().edit(setShotDuration, shot.id, shot.durationMs + byMs)
  const after = currentScene(context)?.shots.find((each) => each.id === shot.id)
  const index = scene.shots.indexOf(shot)
  if (after) context.announce(`Shot ${index + 1}, ${after.durationMs / 1_000} s`)
}

export function splitAtPlayhead(context: CommandContext) {
  const storyboard = selectStoryboard(context.store.getState())
  const at = locate(storyboard, context.player.get().timeMs)
  const id = newId()
  const { edit, selectShots } = context.store.getState()
  edit(splitShot, at.shot.id, { atMs: at.sceneMs, id })
  selectShots(at.scene.id, [id])
}
export function addAfterSelection(context: CommandContext) {
  const scene = currentScene(context)
  if (!scene) return
  const id = newId()
  const after = currentShots(context).at(-1)?.id ?? scene.shots.at(-1)?.id ?? null
  const { edit, selectShots } = context.store.getState()
  edit(addShot, scene.id, { id, afterShotId: after })
  selectShots(scene.id, [id])
}

export function duplicateSelection(context: CommandContext) {
  const scene = currentScene(context)
  const shots = currentShots(context)
  if (!scene || shots.length === 0) return
  const ids = shots.map(newId)
  const { edit, selectShots } = context.store.getState()
  edit(duplicateShots, idsOf(shots), ids)
  selectShots(scene.id, ids)
}

export function deleteSelection(context: CommandContext) {
  const scene = currentScene(context)
  const shots = currentShots(context)
  if (!scene || shots.length === 0) return
  const first = scene.shots.findIndex((shot) => shots.includes(shot))
  const { edit, selectShots } = context.store.getState()
  edit(removeShots, idsOf(shots))
  const left = currentScene(context)
  const next = left?.shots[Math.min(first, left.shots.length - 1)]
  if (next) selectShots(scene.id, [next.id])
  const numbers = shots.map((shot) => scene.shots.indexOf(shot) + 1)
  context.tell(numbers.length === 1 ? `Shot ${numbers[0]} deleted` : `${numbers.length} shots deleted`, {
    undo: true,
  })
}

export function moveSelection(context: CommandContext, by: 1 | -1) {
  const scene = currentScene(context)
  const shots = currentShots(context)
  const first = shots[0]
  if (!scene || !first) return
  const storyboard = selectStoryboard(context.store.getState())
  const ids = idsOf(shots)
  const index = scene.shots.indexOf(first) + by
  const inside = index >= 0 && index + shots.length <= scene.shots.length
  const other = storyboard.scenes[storyboard.scenes.indexOf(scene) + by]
  const target = inside
    ? { sceneId: scene.id, index }
    : other && { sceneId: other.id, index: by > 0 ? 0 : other.shots.length }
  if (!target) return
  const reason = whyNotMoveShots(storyboard, ids, target)
  if (reason) {
    context.announce(reason)
    context.tell(reason)
    return
  }
  const { edit, selectShots } = context.store.getState()
  edit(moveShots, ids, target)
  selectShots(target.sceneId, ids)
  const moved = currentScene(context)
  if (moved)
    context.announce(`Shot moved to place ${moved.shots.findIndex((shot) => shot.id === ids[0]) + 1}`)
}

/** All of the selection locked or unlocked in one step, as its first shot says. */
export function lockSelection(context: CommandContext): void {
  const [first, ...others] = currentShots(context)
  if (!first) return
  const turning = [first, ...others.filter((shot) => shot.locked === first.locked)]
  context.store.getState().edit((storyboard) => idsOf(turning).reduce(toggleLock, storyboard))
}

/** Lengths changed by a command: what changed flashes, and one press brings it back. */
export function relengthen(context: CommandContext, edit: typeof fitShots, words: string): void {
  const before = currentScene(context)
  if (!before) return
  context.store.getState().edit(edit, before.id)
  const after = currentScene(context)
  const changed = (after?.shots ?? []).filter((shot, i) => shot.durationMs !== before.shots[i]?.durationMs)
  if (changed.length === 0) return
  context.flash(idsOf(changed))
  context.tell(words, { undo: true })
  context.announce(
    (after?.shots ?? []).map((shot, i) => `Shot ${i + 1}, ${shot.durationMs / 1_000} s.`).join(' '),
  )
}
