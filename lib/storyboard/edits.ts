import {
  assign,
  changeScene,
  changeSet,
  moved,
  sceneById,
  sceneOfShot,
  usedIds,
} from '@/lib/storyboard/edit-target'
import { limits } from '@/lib/storyboard/limits'
import { whyNotRemoveScene } from '@/lib/storyboard/reasons'
import type { Aspect, Quality, Scene, SceneDefaults, Storyboard } from '@/lib/storyboard/schema'
import { clamp, fitScene, snap, spread, totalMs, unlocked, withLengths } from '@/lib/storyboard/shot-lengths'
import { withDuration, withShotsEven } from '@/lib/storyboard/shot-sets'
import {
  boundaryLimits,
  partnerOf,
  shotLimits,
  shotStarts,
  type BoundaryMode,
} from '@/lib/storyboard/timeline'

/*
 * Edits: (storyboard, ...args) => storyboard. Same object = nothing changed, also when the edit cannot be done
 * (reasons.ts says why). Here: scenes, settings, lengths; shots are in shot-edits.ts, references in reference-edits.ts.
 */
const { stepMs } = limits.shot
const MAX_TITLE = 120

export function setTitle(storyboard: Storyboard, title: string): Storyboard {
  const trimmed = title.trim().slice(0, MAX_TITLE).trim()
  return trimmed === '' ? storyboard : assign(storyboard, { title: trimmed })
}

/** Null: a new scene is like the one before it. */
export function setSceneDefaults(storyboard: Storyboard, defaults: SceneDefaults | null): Storyboard {
  const { defaults: old, ...rest } = storyboard
  if (!defaults) return old ? rest : storyboard
  const same = old && assign(old, defaults) === old
  return same ? storyboard : { ...rest, defaults }
}

/** `afterSceneId` null: at the end. */
export function addScene(storyboard: Storyboard, scene: Scene, afterSceneId: string | null): Storyboard {
  const used = usedIds(storyboard)
  if (used.has(scene.id) || scene.shots.some((shot) => used.has(shot.id))) return storyboard
  const after = storyboard.scenes.findIndex(({ id }) => id === afterSceneId)
  const at = after < 0 ? storyboard.scenes.length : after + 1
  return { ...storyboard, scenes: storyboard.scenes.toSpliced(at, 0, scene) }
}
export function removeScene(storyboard: Storyboard, sceneId: string): Storyboard {
  if (whyNotRemoveScene(storyboard) !== null || !sceneById(storyboard, sceneId)) return storyboard
  return { ...storyboard, scenes: storyboard.scenes.filter((scene) => scene.id !== sceneId) }
}
/** `index` counts in the list without the scene. */
export function moveScene(storyboard: Storyboard, sceneId: string, index: number): Storyboard {
  const from = storyboard.scenes.findIndex((scene) => scene.id === sceneId)
  const to = Math.min(storyboard.scenes.length - 1, Math.max(0, index))
  if (from < 0 || from === to) return storyboard
  return { ...storyboard, scenes: moved(storyboard.scenes, from, to) }
}
/** The copy follows its original; `shotIds` are the new ids of its shots, in order. */
export function duplicateScene(
  storyboard: Storyboard,
  sceneId: string,
  ids: { id: string; shotIds: readonly string[] },
): Storyboard {
  const scene = sceneById(storyboard, sceneId)
  if (!scene) return storyboard
  const shots = scene.shots.flatMap((shot, i) => {
    const id = ids.shotIds[i]
    return id === undefined ? [] : [{ ...shot, id }]
  })
  if (shots.length < scene.shots.length || new Set(ids.shotIds).size < shots.length) return storyboard
  return addScene(storyboard, { ...scene, id: ids.id, shots }, sceneId)
}

export function renameScene(storyboard: Storyboard, sceneId: string, name: string): Storyboard {
  return changeScene(storyboard, sceneId, (scene) => assign(scene, { name: name.trim().slice(0, MAX_TITLE) }))
}
export function setQuality(storyboard: Storyboard, sceneId: string, quality: Quality): Storyboard {
  return changeScene(storyboard, sceneId, (scene) => assign(scene, { quality }))
}
export function setAspect(storyboard: Storyboard, sceneId: string, aspect: Aspect): Storyboard {
  return changeScene(storyboard, sceneId, (scene) => assign(scene, { aspect }))
}
/** A reference video keeps the sound off (rule 26). */
export function setSound(storyboard: Storyboard, sceneId: string, sound: boolean): Storyboard {
  return changeScene(storyboard, sceneId, (scene) =>
    sound && scene.references.video ? scene : assign(scene, { sound }),
  )
}
export function setWatermark(storyboard: Storyboard, sceneId: string, watermark: boolean): Storyboard {
  return changeScene(storyboard, sceneId, (scene) => assign(scene, { watermark }))
}

/** The nearest length the scene can have; unlocked shots stretch or shrink in proportion. */
export function setSceneDuration(storyboard: Storyboard, sceneId: string, ms: number): Storyboard {
  if (!Number.isFinite(ms)) return storyboard
  return changeScene(storyboard, sceneId, (scene) => {
    const next = withDuration(scene, ms)
    const same =
      next?.durationMs === scene.durationMs && next.shots.every((shot, i) => shot === scene.shots[i])
    return next && !same ? next : scene
  })
}
/** Spreads the gap or surplus between shots and scene over the unlocked shots. */
export function fitShots(storyboard: Storyboard, sceneId: string): Storyboard {
  return setSceneDuration(storyboard, sceneId, sceneById(storyboard, sceneId)?.durationMs ?? Number.NaN)
}

/** Gives to or takes from the next unlocked shot (the one before for the last). A shot alone is its scene's length. */
export function setShotDuration(storyboard: Storyboard, shotId: string, ms: number): Storyboard {
  const home = sceneOfShot(storyboard, shotId)
  if (!home || !Number.isFinite(ms)) return storyboard
  return changeSet(storyboard, home.id, (scene) => {
    const range = shotLimits(scene, shotId)
    const shot = scene.shots.find(({ id }) => id === shotId)
    if (!range || !shot) return null
    const durationMs = clamp(snap(ms), range)
    if (scene.shots.length === 1) return fitScene(scene, durationMs)
    const partner = partnerOf(scene, shotId)
    if (!partner) return null
    const lengths = new Map([
      [shotId, durationMs],
      [partner.id, partner.durationMs + shot.durationMs - durationMs],
    ])
    return { ...scene, shots: withLengths(scene.shots, lengths) }
  })
}

/** Boundary `index` goes to scene time `toMs`, or as near as it can. Call it on the storyboard of the gesture's start. */
export function moveBoundary(
  storyboard: Storyboard,
  sceneId: string,
  { index, toMs, mode }: { index: number; toMs: number; mode: BoundaryMode },
): Storyboard {
  if (!Number.isFinite(toMs)) return storyboard
  return changeSet(storyboard, sceneId, (scene) => {
    const range = boundaryLimits(scene, index, mode)
    const shot = scene.shots[index]
    if (!range || !shot) return null
    const delta = clamp(snap(toMs), range) - (shotStarts(scene)[index] ?? 0) - shot.durationMs
    if (delta === 0) return scene
    const lengths = new Map([[shot.id, shot.durationMs + delta]])
    if (mode === 'scene')
      return { ...scene, durationMs: scene.durationMs + delta, shots: withLengths(scene.shots, lengths) }
    const later = scene.shots.slice(index + 1, mode === 'pair' ? index + 2 : undefined)
    const payers = unlocked(later)
    const steps = spread(
      (totalMs(payers) - delta) / stepMs,
      payers.map((payer) => payer.durationMs),
    )
    payers.forEach((payer, i) => lengths.set(payer.id, (steps?.[i] ?? 0) * stepMs))
    return { ...scene, shots: withLengths(scene.shots, lengths) }
  })
}

export function evenOut(storyboard: Storyboard, sceneId: string): Storyboard {
  return changeSet(storyboard, sceneId, withShotsEven)
}
