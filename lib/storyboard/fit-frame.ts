import type { Purpose } from '@/lib/storyboard/fit'
import type { Region } from '@/lib/storyboard/fit-recipe'
import { limits } from '@/lib/storyboard/limits'

type Size = { width: number; height: number }
/** `crop` leaves out what does not fit, `pad` adds black bars. */
export type FitMode = 'crop' | 'pad'
/** Where the crop sits: 0 left or top, 1 right or bottom. */
export type Place = { x: number; y: number }

/** Beyond this nothing is gained: the model makes 1080p. */
const LONG_SIDE = 4096
const WIDE = 16 / 9

const ratioOf = ({ width, height }: Size): number => width / height
const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

/** The ratio nearest to `wanted` that this purpose takes. Source: limits.ts. */
export function legalRatio(wanted: number, purpose: Purpose): number {
  if (purpose === 'elementVideo') return wanted >= 1 ? WIDE : 1 / WIDE
  const { minRatio, maxRatio } = purpose === 'video' ? videoRatios : limits.image
  return clamp(wanted, minRatio, maxRatio)
}
const videoRatios = {
  minRatio: limits.video.minSide / limits.video.maxSide,
  maxRatio: limits.video.maxSide / limits.video.minSide,
}

/** The part of a picture (px as shown) that has this ratio: the largest inside it, or with bars the smallest around it. */
export function regionOf(source: Size, ratio: number, { mode, at }: { mode: FitMode; at: Place }): Region {
  const wider = ratioOf(source) > ratio
  const keepsHeight = wider === (mode === 'crop')
  const width = keepsHeight ? Math.max(1, Math.round(source.height * ratio)) : source.width
  const height = keepsHeight ? source.height : Math.max(1, Math.round(source.width / ratio))
  const place = mode === 'crop' ? at : { x: 0.5, y: 0.5 }
  return {
    x: Math.round((source.width - width) * place.x),
    y: Math.round((source.height - height) * place.y),
    width,
    height,
  }
}

/** Px of the copy: as large as the region, moved into the limits. Sides of a clip are even. */
export function sizeFor(region: Size, ratio: number, purpose: Purpose): Size {
  if (purpose === 'elementVideo') {
    const { longSide, shortSide } = limits.elementVideo
    return ratio >= 1 ? { width: longSide, height: shortSide } : { width: shortSide, height: longSide }
  }
  return purpose === 'video' ? videoSize(region, ratio) : imageSize(region, ratio)
}

function videoSize(region: Size, ratio: number): Size {
  const { minSide, maxSide } = limits.video
  const scale = scaleInto(region, minSide, maxSide)
  const even = (side: number) => clamp(Math.round((side * scale) / 2) * 2, minSide, maxSide)
  return ratio >= 1
    ? { width: even(region.height * ratio), height: even(region.height) }
    : { width: even(region.width), height: even(region.width / ratio) }
}

function imageSize(region: Size, ratio: number): Size {
  const { minSide, minRatio, maxRatio } = limits.image
  const scale = scaleInto(region, minSide, LONG_SIDE)
  const short = Math.max(minSide, Math.round(Math.min(region.width, region.height) * scale))
  // Rounded towards the square, so that a whole number of px never leaves the limits.
  const long = Math.max(short, Math.floor(short * (ratio >= 1 ? ratio : 1 / ratio) + 1e-6))
  const size = ratio >= 1 ? { width: long, height: short } : { width: short, height: long }
  if (size.width > maxRatio * size.height) return { ...size, width: Math.floor(maxRatio * size.height) }
  if (size.width < minRatio * size.height) return { ...size, height: Math.floor(size.width / minRatio) }
  return size
}

function scaleInto({ width, height }: Size, minSide: number, maxSide: number): number {
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  if (short < minSide) return minSide / short
  return long > maxSide ? maxSide / long : 1
}
