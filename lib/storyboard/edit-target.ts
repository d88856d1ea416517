import type { Scene, Shot, Storyboard } from '@/lib/storyboard/schema'
import { isLegalSet, legalised } from '@/lib/storyboard/shot-lengths'

export function sceneById(storyboard: Storyboard, sceneId: string): Scene | undefined {
  return storyboard.scenes.find((scene) => scene.id === sceneId)
}
export function sceneOfShot(storyboard: Storyboard, shotId: string): Scene | undefined {
  return storyboard.scenes.find((scene) => scene.shots.some((shot) => shot.id === shotId))
}

/** One scene replaced. The same storyboard when the scene is not there or `change` gives the same scene back. */
export function changeScene(
  storyboard: Storyboard,
  sceneId: string,
  change: (scene: Scene) => Scene,
): Storyboard {
  const index = storyboard.scenes.findIndex((scene) => scene.id === sceneId)
  const scene = storyboard.scenes[index]
  if (!scene) return storyboard
  const next = change(scene)
  return next === scene ? storyboard : { ...storyboard, scenes: storyboard.scenes.with(index, next) }
}

/** One shot replaced, with the same promise. */
export function changeShot(storyboard: Storyboard, shotId: string, change: (shot: Shot) => Shot): Storyboard {
  const scene = sceneOfShot(storyboard, shotId)
  if (!scene) return storyboard
  return changeScene(storyboard, scene.id, () => {
    const shots = scene.shots.map((shot) => (shot.id === shotId ? change(shot) : shot))
    return shots.every((shot, i) => shot === scene.shots[i]) ? scene : { ...scene, shots }
  })
}

/**
 * The gate of every edit of shots and lengths: a legal scene stays legal or stays as it is.
 * An illegal one (a document from elsewhere) is put right first, so that each edit can count on whole seconds.
 */
export function changeSet(
  storyboard: Storyboard,
  sceneId: string,
  change: (scene: Scene) => Scene | null,
): Storyboard {
  return changeScene(storyboard, sceneId, (scene) => {
    const start = legalised(scene)
    const next = change(start)
    if (!next || next === start || sameSet(scene, next)) return scene
    return isLegalSet(next) || !isLegalSet(scene) ? next : scene
  })
}
function sameSet(a: Scene, b: Scene): boolean {
  return (
    a.durationMs === b.durationMs &&
    a.references === b.references &&
    a.shots.length === b.shots.length &&
    a.shots.every((shot, i) => shot === b.shots[i])
  )
}

/** Set fields; the same object when every field already has its value. */
export function assign<T extends object>(target: T, change: Partial<T>): T {
  const entries = Object.entries(change)
  return entries.every(([key, value]) => target[key as keyof T] === value) ? target : { ...target, ...change }
}

/** Every scene and shot id in use. */
export function usedIds(storyboard: Storyboard): Set<string> {
  return new Set(storyboard.scenes.flatMap((scene) => [scene.id, ...scene.shots.map((shot) => shot.id)]))
}

/** The list with one item moved to `to`, counted in the list without it. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.toSpliced(from, 1)
  return rest.toSpliced(Math.min(rest.length, Math.max(0, to)), 0, ...items.slice(from, from + 1))
}
