import { limits } from '@/lib/storyboard/limits'

const usual = [24, 25, 29.97, 30, 48, 50, 59.94, 60] as const

type Lengths = { minMs: number; maxMs: number }
export const lengthsOf = (purpose: 'video' | 'elementVideo'): Lengths =>
  purpose === 'video' ? limits.video : limits.elementVideo

/** Frames per second of the copy: kept where legal, a fast clip is divided evenly, an uneven one gets the nearest usual rate. */
export function fitFps({ fps, variableFps }: { fps: number; variableFps: boolean }): number {
  const { minFps, maxFps } = limits.video
  if (fps < minFps) return minFps
  const slowed = fps > maxFps ? fps / Math.ceil(fps / maxFps) : fps
  if (!variableFps) return Math.round(slowed * 1000) / 1000
  return usual.reduce((best, rate) => (Math.abs(rate - slowed) < Math.abs(best - slowed) ? rate : best))
}

/** A length in ms that is a whole number of frames and inside the limits, nearest to the wanted one. */
export function fitLength(wantedMs: number, fps: number, { minMs, maxMs }: Lengths): number {
  const [fewest, most] = [Math.ceil((minMs * fps) / 1000 - 1e-9), Math.floor((maxMs * fps) / 1000 + 1e-9)]
  const frames = Math.min(most, Math.max(fewest, Math.round((wantedMs * fps) / 1000)))
  return Math.min(maxMs, Math.max(minMs, Math.round((frames * 1000) / fps)))
}

/** Frames of a length that `fitLength` gave. */
export const framesOf = (durationMs: number, fps: number): number => Math.round((durationMs * fps) / 1000)
