import { limits } from '@/lib/storyboard/limits'
import type { Scene, Shot } from '@/lib/storyboard/schema'
import {
  clamp,
  fitScene,
  fitTo,
  sceneLimits,
  snap,
  totalMs,
  unlocked,
  withLengths,
} from '@/lib/storyboard/shot-lengths'

const { stepMs, minMs: shortestMs } = limits.shot

/** Who gives a step to a new shot: the longest unlocked one that has more than a step. */
export function giverOf(shots: readonly Shot[]): Shot | null {
  const able = unlocked(shots).filter((shot) => shot.durationMs > shortestMs)
  return able.reduce<Shot | null>(
    (best, shot) => (best && best.durationMs >= shot.durationMs ? best : shot),
    null,
  )
}

/** New shots come in with their time: the scene grows, and past its limit all unlocked shots shrink in proportion. */
export function withShotsIn(scene: Scene, index: number, shots: readonly Shot[]): Scene | null {
  if (shots.length === 0 || scene.shots.length + shots.length > limits.shot.max) return null
  const fresh = shots.map((shot) => ({
    ...shot,
    locked: false,
    durationMs: clamp(snap(shot.durationMs), { minMs: shortestMs, maxMs: limits.scene.maxMs }),
  }))
  const at = Math.min(scene.shots.length, Math.max(0, index))
  const durationMs = Math.min(limits.scene.maxMs, scene.durationMs + totalMs(fresh))
  const fitted = fitTo(scene.shots.toSpliced(at, 0, ...fresh), durationMs)
  return fitted && { ...scene, durationMs, shots: fitted }
}

/**
 * Shots go out: the next unlocked shot takes their time (the one before when there is none).
 * When every shot that stays is locked, the scene gets shorter instead. Null when that leaves no legal set.
 */
export function withShotsOut(scene: Scene, shotIds: ReadonlySet<string>): Scene | null {
  const shots = scene.shots.filter((shot) => !shotIds.has(shot.id))
  if (shots.length === 0) return null
  if (unlocked(shots).length === 0) {
    const durationMs = totalMs(shots)
    return durationMs >= limits.scene.minMs ? { ...scene, durationMs, shots } : null
  }
  const lengths = new Map<string, number>()
  scene.shots.forEach((shot, index) => {
    if (!shotIds.has(shot.id)) return
    const stays = (other: Shot) => !other.locked && !shotIds.has(other.id)
    const heir = scene.shots.slice(index + 1).find(stays) ?? scene.shots.slice(0, index).findLast(stays)
    if (heir) lengths.set(heir.id, (lengths.get(heir.id) ?? heir.durationMs) + shot.durationMs)
  })
  return { ...scene, shots: withLengths(shots, lengths) }
}

/** Two shots out of one at `atMs` (scene time, snapped to a whole second inside it). Null when it is too short. */
export function withShotSplit(scene: Scene, index: number, atMs: number, id: string): Scene | null {
  const shot = scene.shots[index]
  if (!shot || shot.locked || shot.durationMs < 2 * shortestMs) return null
  const startMs = totalMs(scene.shots.slice(0, index))
  if (!(atMs >= startMs && atMs <= startMs + shot.durationMs)) return null
  const first = clamp(snap(atMs - startMs), { minMs: stepMs, maxMs: shot.durationMs - shortestMs })
  const halves = [
    { ...shot, durationMs: first },
    { ...shot, id, durationMs: shot.durationMs - first },
  ]
  return { ...scene, shots: scene.shots.toSpliced(index, 1, ...halves) }
}

/** Shots from `from` on become one: texts joined, lengths added. */
export function withShotsMerged(scene: Scene, from: number): Scene {
  const [first, ...others] = scene.shots.slice(from)
  if (!first || others.length === 0) return scene
  const tail = [first, ...others]
  const one: Shot = {
    ...first,
    prompt: tail
      .map((shot) => shot.prompt.trim())
      .filter(Boolean)
      .join(' '),
    durationMs: totalMs(tail),
    locked: false,
    pictureId: tail.find((shot) => shot.pictureId !== null)?.pictureId ?? null,
  }
  return { ...scene, shots: [...scene.shots.slice(0, from), one] }
}

/** Unlocked shots as equal as whole seconds allow, the earlier ones longer. */
export function withShotsEven(scene: Scene): Scene | null {
  const even = scene.shots.map((shot) => (shot.locked ? shot : { ...shot, durationMs: stepMs }))
  const fitted = fitTo(even, scene.durationMs)
  return (
    fitted && { ...scene, shots: withLengths(scene.shots, new Map(fitted.map((s) => [s.id, s.durationMs]))) }
  )
}

/** The scene at the nearest length it can have, its unlocked shots in proportion. */
export function withDuration(scene: Scene, ms: number): Scene | null {
  const range = sceneLimits(scene)
  return range.minMs > range.maxMs ? null : fitScene(scene, clamp(snap(ms), range))
}
