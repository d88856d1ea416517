import { moveBoundary } from '@/lib/storyboard/edits'
import { whyBoundaryStops } from '@/lib/storyboard/reasons'
import type { Scene, Storyboard } from '@/lib/storyboard/schema'
import { totalMs } from '@/lib/storyboard/shot-lengths'
import { boundaryLimits, type BoundaryMode } from '@/lib/storyboard/timeline'

export type BoundaryStart = { storyboard: Storyboard; sceneId: string; index: number }
/** How far the hand is from where it began, and what it holds: Shift ripples, Alt changes the scene's length. */
export type BoundaryMove = { byMs: number; shift: boolean; alt: boolean }
export type BoundaryStep = {
  storyboard: Storyboard
  wasMs: number
  atMs: number
  /** "3.0 s | 4.0 s" */
  words: string
  /** "total stays 15 s", or why it stopped. */
  detail: string
  /** "Shot 2, 3 s. Shot 3, 4 s." */
  spoken: string
}

/** Scene time of the right edge of shot `index`. */
export function boundaryPoint(scene: Scene, index: number): number {
  return totalMs(scene.shots.slice(0, index + 1))
}

const STEP_ROOM_MS = 500

/** One moment of a boundary drag, always from the storyboard the drag began with. */
export function dragBoundary(start: BoundaryStart, { byMs, shift, alt }: BoundaryMove): BoundaryStep {
  const before = start.storyboard.scenes.find((scene) => scene.id === start.sceneId)
  const last = before !== undefined && start.index === before.shots.length - 1
  const mode: BoundaryMode = alt || last ? 'scene' : shift ? 'ripple' : 'pair'
  const wasMs = before ? boundaryPoint(before, start.index) : 0
  const wantedMs = wasMs + byMs
  const storyboard = moveBoundary(start.storyboard, start.sceneId, {
    index: start.index,
    toMs: wantedMs,
    mode,
  })
  const after = storyboard.scenes.find((scene) => scene.id === start.sceneId) ?? before
  if (!before || !after) return { storyboard, wasMs, atMs: wasMs, words: '', detail: '', spoken: '' }
  const range = boundaryLimits(before, start.index, mode)
  const stopped =
    range === null || wantedMs < range.minMs - STEP_ROOM_MS || wantedMs > range.maxMs + STEP_ROOM_MS
  const pair = [start.index, start.index + 1].flatMap((i) => {
    const shot = after.shots[i]
    return shot ? [{ number: i + 1, seconds: shot.durationMs / 1_000 }] : []
  })
  const length = after.durationMs / 1_000
  return {
    storyboard,
    wasMs,
    atMs: boundaryPoint(after, start.index),
    words: pair.map(({ seconds }) => `${seconds.toFixed(1)} s`).join(' | '),
    detail: stopped
      ? whyBoundaryStops(after, start.index, mode)
      : mode === 'scene'
        ? `scene is ${length} s`
        : `total stays ${length} s`,
    spoken: pair.map(({ number, seconds }) => `Shot ${number}, ${seconds} s.`).join(' '),
  }
}
