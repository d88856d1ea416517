import { limits } from '@/lib/storyboard/limits'
import type { Scene, Shot } from '@/lib/storyboard/schema'

const { stepMs, minMs: shortestMs } = limits.shot
export type Range = { minMs: number; maxMs: number }

export function clamp(ms: number, { minMs, maxMs }: Range): number {
  return Math.min(maxMs, Math.max(minMs, ms))
}
/** To the nearest whole second. */
export function snap(ms: number): number {
  return Math.round(ms / stepMs) * stepMs
}
export function totalMs(shots: readonly Shot[]): number {
  return shots.reduce((sum, shot) => sum + shot.durationMs, 0)
}
export function unlocked(shots: readonly Shot[]): Shot[] {
  return shots.filter((shot) => !shot.locked)
}

/** 3 to 15 s, 1 to 6 shots, whole seconds of at least 1 s, sum = scene length (contract.md rules 8, 45, 48, 49). */
export function isLegalSet(scene: Scene): boolean {
  const { minMs, maxMs } = limits.scene
  return (
    scene.durationMs >= minMs &&
    scene.durationMs <= maxMs &&
    scene.shots.length >= limits.shot.min &&
    scene.shots.length <= limits.shot.max &&
    scene.shots.every(isWhole) &&
    totalMs(scene.shots) === scene.durationMs
  )
}

/**
 * `total` whole steps in proportion to `weights`, at least one each: largest remainder, the earlier wins a tie.
 * Null when there are more weights than steps.
 */
export function spread(total: number, weights: readonly number[]): number[] | null {
  if (weights.length === 0 || total < weights.length) return null
  const even = weights.every((weight) => weight <= 0)
  const parts = weights.map((weight, index) => ({ index, weight: even ? 1 : Math.max(0, weight) }))
  const steps = weights.map(() => 1)
  let free = parts
  let rest = total
  for (;;) {
    const sum = free.reduce((all, part) => all + part.weight, 0)
    const share = free.filter((part) => rest * part.weight >= sum)
    if (share.length === free.length) break
    rest -= free.length - share.length
    free = share
  }
  const sum = free.reduce((all, part) => all + part.weight, 0)
  for (const part of free) steps[part.index] = Math.floor((rest * part.weight) / sum)
  let left = rest - free.reduce((all, part) => all + (steps[part.index] ?? 0), 0)
  const byRemainder = [...free].sort((a, b) => ((rest * b.weight) % sum) - ((rest * a.weight) % sum))
  for (const { index } of byRemainder) {
    if (left-- <= 0) break
    steps[index] = (steps[index] ?? 0) + 1
  }
  return steps
}

/** The shots stretched or shrunk to `total`; locked ones keep their length. Null when that cannot be. */
export function fitTo(shots: readonly Shot[], total: number): Shot[] | null {
  const free = unlocked(shots)
  const rest = total - totalMs(shots) + totalMs(free)
  if (free.length === 0) return rest === 0 ? [...shots] : null
  if (rest % stepMs !== 0) return null
  const steps = spread(
    rest / stepMs,
    free.map((shot) => shot.durationMs),
  )
  if (!steps) return null
  return withLengths(shots, new Map(free.map((shot, i) => [shot.id, (steps[i] ?? 1) * stepMs])))
}

/** The shots with some lengths replaced; a shot that keeps its length keeps its identity. */
export function withLengths(shots: readonly Shot[], lengths: ReadonlyMap<string, number>): Shot[] {
  return shots.map((shot) => {
    const durationMs = lengths.get(shot.id) ?? shot.durationMs
    return durationMs === shot.durationMs ? shot : { ...shot, durationMs }
  })
}

/** What the scene's own length may be: every unlocked shot needs a second. Locks count only in a legal scene. */
export function sceneLimits(scene: Scene): Range {
  const free = isLegalSet(scene) ? unlocked(scene.shots) : scene.shots
  const lockedMs = isLegalSet(scene) ? scene.durationMs - totalMs(free) : 0
  const { minMs, maxMs } = limits.scene
  if (free.length === 0) return { minMs: scene.durationMs, maxMs: scene.durationMs }
  return { minMs: Math.max(minMs, lockedMs + free.length * shortestMs), maxMs }
}

/** The scene at `durationMs` (whole seconds, within its limits), shots fitted. Null when no legal set exists. */
export function fitScene(scene: Scene, durationMs: number): Scene | null {
  const kept = fitTo(scene.shots, durationMs)
  if (kept?.every(isWhole)) return { ...scene, durationMs, shots: kept }
  if (isLegalSet(scene)) return null
  const free = fitTo(
    scene.shots.map((shot) => ({ ...shot, locked: false })),
    durationMs,
  )
  if (!free) return null
  const lengths = new Map(free.map((shot) => [shot.id, shot.durationMs]))
  return { ...scene, durationMs, shots: withLengths(scene.shots, lengths) }
}
function isWhole({ durationMs }: Shot): boolean {
  return durationMs >= shortestMs && durationMs % stepMs === 0
}

/** A document from elsewhere may hold an illegal set; the first edit of lengths puts it right. */
export function legalised(scene: Scene): Scene {
  if (isLegalSet(scene)) return scene
  return fitScene(scene, clamp(snap(scene.durationMs), sceneLimits(scene))) ?? scene
}
