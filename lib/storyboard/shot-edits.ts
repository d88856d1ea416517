import {
  assign,
  changeScene,
  changeSet,
  changeShot,
  sceneById,
  sceneOfShot,
  usedIds,
} from '@/lib/storyboard/edit-target'
import { limits } from '@/lib/storyboard/limits'
import { newShot } from '@/lib/storyboard/new-storyboard'
import { whyNotAddShot, whyNotMoveShots, whyNotSplit } from '@/lib/storyboard/reasons'
import { carryReferences } from '@/lib/storyboard/reference-edits'
import type { SceneElement, Shot, Storyboard } from '@/lib/storyboard/schema'
import { totalMs, withLengths } from '@/lib/storyboard/shot-lengths'
import {
  giverOf,
  withShotsIn,
  withShotsMerged,
  withShotsOut,
  withShotSplit,
} from '@/lib/storyboard/shot-sets'

/* Edits that add, remove, move and write shots. Their lengths are in edits.ts. */
const { minMs: shortestMs } = limits.shot

/** A new empty shot of one second, taken from the longest unlocked shot. `afterShotId` null: at the end. */
export function addShot(
  storyboard: Storyboard,
  sceneId: string,
  { id, afterShotId }: { id: string; afterShotId: string | null },
): Storyboard {
  if (usedIds(storyboard).has(id)) return storyboard
  return changeSet(storyboard, sceneId, (scene) => {
    const giver = giverOf(scene.shots)
    if (whyNotAddShot(scene) !== null || !giver) return null
    const after = scene.shots.findIndex((shot) => shot.id === afterShotId)
    const shots = withLengths(scene.shots, new Map([[giver.id, giver.durationMs - shortestMs]]))
    return {
      ...scene,
      shots: shots.toSpliced(after < 0 ? shots.length : after + 1, 0, newShot(id, shortestMs)),
    }
  })
}

/** Both halves keep prompt and picture; the second gets `id`. `atMs` is scene time. */
export function splitShot(
  storyboard: Storyboard,
  shotId: string,
  { atMs, id }: { atMs: number; id: string },
): Storyboard {
  const home = sceneOfShot(storyboard, shotId)
  if (!home || usedIds(storyboard).has(id)) return storyboard
  return changeSet(storyboard, home.id, (scene) =>
    whyNotSplit(scene, shotId, atMs) === null
      ? withShotSplit(
          scene,
          scene.shots.findIndex((shot) => shot.id === shotId),
          atMs,
          id,
        )
      : null,
  )
}

/** Copies follow the last of their originals in each scene; `newIds` match `shotIds`. The scene grows up to 15 s. */
export function duplicateShots(
  storyboard: Storyboard,
  shotIds: readonly string[],
  newIds: readonly string[],
): Storyboard {
  return storyboard.scenes.reduce((board, { id, shots }) => {
    const copies = shots.flatMap((shot) => {
      const newId = newIds[shotIds.indexOf(shot.id)]
      return shotIds.includes(shot.id) && newId !== undefined ? [{ ...shot, id: newId }] : []
    })
    const last = shots.findLastIndex((shot) => shotIds.includes(shot.id))
    return last < 0 ? board : pasteShots(board, id, last + 1, copies)
  }, storyboard)
}

/** Shots with fresh ids come in at `index`; what their prompts mention becomes a reference of the scene. */
export function pasteShots(
  storyboard: Storyboard,
  sceneId: string,
  index: number,
  incoming: readonly Shot[] | { shots: readonly Shot[]; elements: readonly SceneElement[] },
): Storyboard {
  const { shots, elements } = 'shots' in incoming ? incoming : { shots: incoming, elements: [] }
  const used = usedIds(storyboard)
  const fresh = new Set(shots.map((shot) => shot.id))
  if (fresh.size < shots.length || shots.some((shot) => used.has(shot.id))) return storyboard
  return changeSet(storyboard, sceneId, (scene) => {
    const next = withShotsIn(scene, index, shots)
    return next && carryReferences(storyboard, next, { shots, elements })
  })
}

/** The time of removed shots goes to a neighbour; a scene keeps at least one shot. */
export function removeShots(storyboard: Storyboard, shotIds: readonly string[]): Storyboard {
  const gone = new Set(shotIds)
  return storyboard.scenes.reduce(
    (board, scene) =>
      scene.shots.some((shot) => gone.has(shot.id))
        ? changeSet(board, scene.id, (start) => withShotsOut(start, gone))
        : board,
    storyboard,
  )
}

/**
 * Shots go to `index` of a scene, counted without them, in storyboard order. Across scenes they keep their length and
 * both scenes change theirs; refused when one could not stay legal.
 */
export function moveShots(
  storyboard: Storyboard,
  shotIds: readonly string[],
  { sceneId, index }: { sceneId: string; index: number },
): Storyboard {
  const ids = new Set(shotIds)
  const leaving = storyboard.scenes.flatMap((scene) => scene.shots.filter((shot) => ids.has(shot.id)))
  const target = sceneById(storyboard, sceneId)
  if (leaving.length === 0 || !target || whyNotMoveShots(storyboard, shotIds, { sceneId }) !== null)
    return storyboard
  const fromElsewhere = leaving.filter((shot) => !target.shots.includes(shot))
  let next = changeScene(storyboard, sceneId, (scene) => {
    const rest = scene.shots.filter((shot) => !ids.has(shot.id))
    const shots = rest.toSpliced(Math.min(rest.length, Math.max(0, index)), 0, ...leaving)
    if (shots.every((shot, i) => shot === scene.shots[i]) && shots.length === scene.shots.length) return scene
    return carryReferences(
      storyboard,
      { ...scene, shots, durationMs: scene.durationMs + totalMs(fromElsewhere) },
      { shots: fromElsewhere },
    )
  })
  for (const source of storyboard.scenes) {
    if (source.id === sceneId || !source.shots.some((shot) => ids.has(shot.id))) continue
    const shots = source.shots.filter((shot) => !ids.has(shot.id))
    next = changeScene(next, source.id, () => ({ ...source, shots, durationMs: totalMs(shots) }))
  }
  return next
}

/** All shots from `from` on become one: texts joined, lengths added. */
export function mergeShots(storyboard: Storyboard, sceneId: string, from = 0): Storyboard {
  return changeSet(storyboard, sceneId, (scene) => withShotsMerged(scene, from))
}

export function setPrompt(storyboard: Storyboard, shotId: string, prompt: string): Storyboard {
  return changeShot(storyboard, shotId, (shot) => assign(shot, { prompt }))
}
export function toggleLock(storyboard: Storyboard, shotId: string): Storyboard {
  return changeShot(storyboard, shotId, (shot) => ({ ...shot, locked: !shot.locked }))
}
/** The drawing of a shot in the plan; it is not sent. */
export function setShotPicture(storyboard: Storyboard, shotId: string, assetId: string | null): Storyboard {
  return changeShot(storyboard, shotId, (shot) => assign(shot, { pictureId: assetId }))
}
