import { limits } from '@/lib/storyboard/limits'
import type { Scene, Shot, Storyboard } from '@/lib/storyboard/schema'
import { totalMs, unlocked, type Range } from '@/lib/storyboard/shot-lengths'

const { minMs: shortestMs } = limits.shot

function startsOf(lengths: readonly { durationMs: number }[]): number[] {
  let at = 0
  return lengths.map(({ durationMs }) => (at += durationMs) - durationMs)
}
/** Film time at which each scene begins, in ms. */
export function sceneStarts(storyboard: Storyboard): number[] {
  return startsOf(storyboard.scenes)
}
/** Scene time at which each shot begins, in ms. */
export function shotStarts(scene: Scene): number[] {
  return startsOf(scene.shots)
}
export function filmDurationMs(storyboard: Storyboard): number {
  return storyboard.scenes.reduce((sum, scene) => sum + scene.durationMs, 0)
}

export type Location = {
  scene: Scene
  sceneIndex: number
  shot: Shot
  shotIndex: number
  sceneMs: number
  shotMs: number
}
/** What plays at a film time. Times outside are drawn to the nearest end; a cut belongs to what follows it. */
export function locate(storyboard: Storyboard, filmMs: number): Location {
  const scenes = at(storyboard.scenes, Math.max(0, filmMs))
  const shots = at(scenes.item.shots, scenes.localMs)
  return {
    scene: scenes.item,
    sceneIndex: scenes.index,
    shot: shots.item,
    shotIndex: shots.index,
    sceneMs: scenes.localMs,
    shotMs: shots.localMs,
  }
}
function at<T extends { durationMs: number }>(items: readonly T[], ms: number) {
  const starts = startsOf(items)
  const found = starts.findLastIndex((start) => start <= ms)
  const index = Math.max(0, found)
  const item = items[index]
  if (!item) throw new RangeError('A storyboard has at least one scene and a scene one shot.')
  return { item, index, localMs: Math.min(ms - (starts[index] ?? 0), item.durationMs) }
}

export type BoundaryMode = 'pair' | 'ripple' | 'scene'
/**
 * How far boundary `index` (right edge of shot `index`) may go, in scene time; null when it cannot move.
 * pair: two neighbours trade · ripple: all later unlocked shots pay in proportion · scene: the scene's length changes
 * (then the last edge counts too).
 */
export function boundaryLimits(scene: Scene, index: number, mode: BoundaryMode): Range | null {
  const shot = scene.shots[index]
  const next = scene.shots[index + 1]
  if (!shot || shot.locked) return null
  const startMs = shotStarts(scene)[index] ?? 0
  const atMs = startMs + shot.durationMs
  const minMs = startMs + shortestMs
  if (mode === 'scene') {
    const { minMs: least, maxMs: most } = limits.scene
    const low = Math.max(minMs, atMs + least - scene.durationMs)
    const high = atMs + most - scene.durationMs
    return low <= high ? { minMs: low, maxMs: high } : null
  }
  const payers = mode === 'pair' ? unlocked(next ? [next] : []) : unlocked(scene.shots.slice(index + 1))
  if (payers.length === 0) return null
  return { minMs, maxMs: atMs + totalMs(payers) - payers.length * shortestMs }
}

/** Who trades time with a shot on its length slider: the next unlocked one, for the last the one before. */
export function partnerOf(scene: Scene, shotId: string): Shot | null {
  const index = scene.shots.findIndex((shot) => shot.id === shotId)
  if (index < 0) return null
  const after = scene.shots.slice(index + 1).find((shot) => !shot.locked)
  return after ?? scene.shots.slice(0, index).findLast((shot) => !shot.locked) ?? null
}

/** The range of a shot's length slider. Alone, a shot is as long as its scene may be; locked, it cannot change. */
export function shotLimits(scene: Scene, shotId: string): Range | null {
  const shot = scene.shots.find((each) => each.id === shotId)
  if (!shot || shot.locked) return null
  if (scene.shots.length === 1) return { minMs: limits.scene.minMs, maxMs: limits.scene.maxMs }
  const partner = partnerOf(scene, shotId)
  return partner && { minMs: shortestMs, maxMs: shot.durationMs + partner.durationMs - shortestMs }
}

/** 24 fps: the frame shown at a time. */
export function frameAt(ms: number): number {
  return Math.floor((ms * limits.fps) / 1000 + 1e-6)
}
/** The first whole ms that shows the frame: frameAt(frameStartMs(n)) = n. */
export function frameStartMs(frame: number): number {
  return Math.ceil((frame * 1000) / limits.fps - 1e-6)
}
/** The middle of a frame: where to seek a video so that exactly this frame shows. */
export function frameMiddleMs(frame: number): number {
  return ((frame + 0.5) * 1000) / limits.fps
}

const two = (n: number) => String(n).padStart(2, '0')
/** "00:08:14": minutes, seconds, frames at 24 fps. */
export function formatTimecode(ms: number): string {
  const frame = Math.max(0, frameAt(ms))
  const seconds = Math.floor(frame / limits.fps)
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}:${two(frame % limits.fps)}`
}
/** "14 s", "1.5 s"; with `digits`, "4.0 s". */
export function formatSeconds(ms: number, digits?: number): string {
  const seconds = ms / 1000
  return `${digits === undefined ? Number(seconds.toFixed(2)) : seconds.toFixed(digits)} s`
}
