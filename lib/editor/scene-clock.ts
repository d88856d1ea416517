import { sceneStartsOf } from '@/lib/editor/film-time'
import { takeMarkers } from '@/lib/editor/take-cuts'
import type { Scene, Storyboard } from '@/lib/storyboard/schema'
import { shotStarts } from '@/lib/storyboard/timeline'
import type { GenerationView } from '@/lib/views'

/** Film time and the time of what the viewer shows: the active scene's plan, or one of its takes. Ms. */
export type SceneClock = {
  startMs: number
  endMs: number
  /** Length of what is shown. */
  totalMs: number
  /** Where its shots begin, in its own time: of a take where its film really cuts. */
  markers: readonly number[]
  lengths: readonly number[]
  toLocal: (filmMs: number) => number
  toFilm: (localMs: number) => number
  /** Index of the shot at a film time. */
  markerAt: (filmMs: number) => number
}
/** A file is rarely to the millisecond as long as its plan; a longer difference means another plan. */
const SAME_MS = 250

export function sceneClock(
  storyboard: Storyboard,
  sceneId: string,
  take: GenerationView | undefined,
): SceneClock {
  const index = storyboard.scenes.findIndex((scene) => scene.id === sceneId)
  const scene = storyboard.scenes[index]
  const startMs = sceneStartsOf(storyboard)[index] ?? 0
  const plannedMs = scene?.durationMs ?? 0
  const shown: Scene | undefined = take?.scene ?? scene
  const shownMs = lengthOf(take, shown, plannedMs)
  const scale = plannedMs > 0 ? shownMs / plannedMs : 1
  const begins = take ? takeMarkers(take) : shown ? shotStarts(shown) : [0]
  const markers = begins.filter((at) => at < shownMs)
  const toLocal = (filmMs: number) => Math.min(shownMs, Math.max(0, (filmMs - startMs) * scale))
  return {
    startMs,
    endMs: startMs + plannedMs,
    totalMs: shownMs,
    markers,
    lengths: markers.map((at, i) => (markers[i + 1] ?? shownMs) - at),
    toLocal,
    toFilm: (localMs) => startMs + (scale > 0 ? localMs / scale : 0),
    markerAt: (filmMs) =>
      Math.max(
        0,
        markers.findLastIndex((at) => at <= toLocal(filmMs)),
      ),
  }
}

function lengthOf(take: GenerationView | undefined, shown: Scene | undefined, plannedMs: number): number {
  const facts = take?.facts?.kind === 'video' ? take.facts.durationMs : undefined
  const near = [plannedMs, shown?.durationMs ?? plannedMs]
  if (facts === undefined) return shown?.durationMs ?? plannedMs
  return near.find((ms) => Math.abs(ms - facts) <= SAME_MS) ?? facts
}
