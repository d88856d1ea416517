import { limits } from '@/lib/storyboard/limits'
import type { Scene } from '@/lib/storyboard/schema'
import { formatSeconds, shotStarts } from '@/lib/storyboard/timeline'
import type { GenerationView } from '@/lib/views'

/** A cut of the plan (shot `number` begins) and where the film really has it; null where it has none. Ms of the take. */
type PlannedCut = { number: number; plannedMs: number; realMs: number | null }
type TakeCuts = { cuts: PlannedCut[]; extraMs: number[] }

/** Farther off it is another cut. */
const REACH_MS = 1_000
/** Nearer it is the same moment to the eye: two frames. */
const SAME_MS = 2_000 / limits.fps

/** The cuts found in a take beside those of its plan, each real one used once, the nearest pairs first. Null when its cuts are not known. */
export function takeCuts(take: GenerationView | undefined): TakeCuts | null {
  const found = take?.facts?.kind === 'video' ? take.facts.cutsMs : undefined
  if (!take?.scene || !found) return null
  return matchCuts(take.scene, found)
}

export function matchCuts(scene: Scene, foundMs: readonly number[]): TakeCuts {
  const planned = shotStarts(scene).slice(1)
  const pairs = planned
    .flatMap((plannedMs, i) => foundMs.map((realMs) => ({ i, realMs, away: Math.abs(realMs - plannedMs) })))
    .filter(({ away }) => away <= REACH_MS)
    .sort((a, b) => a.away - b.away)
  const real = new Map<number, number>()
  const used = new Set<number>()
  for (const { i, realMs } of pairs) {
    if (real.has(i) || used.has(realMs)) continue
    real.set(i, realMs)
    used.add(realMs)
  }
  return {
    cuts: planned.map((plannedMs, i) => ({ number: i + 2, plannedMs, realMs: real.get(i) ?? null })),
    extraMs: foundMs.filter((at) => !used.has(at)),
  }
}

/** "Shot 2 begins 0.4 s late. No cut to shot 3 was found." Null when the film does as the plan says. */
export function cutsSentence({ cuts, extraMs }: TakeCuts): string | null {
  const words = cuts.flatMap(({ number, plannedMs, realMs }) => {
    if (realMs === null) return [`No cut to shot ${number} was found.`]
    const off = realMs - plannedMs
    if (Math.abs(off) <= SAME_MS) return []
    return [`Shot ${number} begins ${formatSeconds(Math.abs(off), 1)} ${off > 0 ? 'late' : 'early'}.`]
  })
  if (extraMs.length === 1) words.push('1 more cut was found.')
  if (extraMs.length > 1) words.push(`${extraMs.length} more cuts were found.`)
  return words.length > 0 ? words.join(' ') : null
}

/** Where the shots of a take begin in its own time, as far as its film says so, else as planned. With 0. */
export function takeMarkers(take: GenerationView): number[] {
  const cuts = takeCuts(take)
  const planned = take.scene ? shotStarts(take.scene) : [0]
  if (!cuts) return planned
  const real = cuts.cuts.map(({ plannedMs, realMs }) => realMs ?? plannedMs)
  const rising = real.every((at, i) => at > (real[i - 1] ?? 0))
  return rising ? [0, ...real] : planned
}
