import type { FitRecipe, Region } from '@/lib/storyboard/fit-recipe'

type Size = { width: number; height: number }
export type Placing = {
  /** Part of the source that is seen, px of the source. */
  cut: Region
  /** What that part becomes, px of the copy. */
  inner: Size
  /** Its upper left corner in the copy; around it the copy is black. */
  left: number
  top: number
}

/** Takes a region apart into what is cut out of the source and where it lands in the copy. `step` 2 keeps every number even, as video needs. */
export function placing(
  { region, width, height }: Pick<FitRecipe, 'region' | 'width' | 'height'>,
  source: Size,
  step: 1 | 2 = 1,
): Placing {
  const x = Math.max(0, region.x)
  const y = Math.max(0, region.y)
  const cut = {
    x,
    y,
    width: Math.max(1, Math.min(source.width, region.x + region.width) - x),
    height: Math.max(1, Math.min(source.height, region.y + region.height) - y),
  }
  const across = axis({ from: cut.x - region.x, length: cut.width, of: region.width, into: width, step })
  const down = axis({ from: cut.y - region.y, length: cut.height, of: region.height, into: height, step })
  return {
    cut,
    inner: { width: across.length, height: down.length },
    left: across.from,
    top: down.from,
  }
}

type Axis = { from: number; length: number; of: number; into: number; step: number }
function axis({ from, length, of, into, step }: Axis): { from: number; length: number } {
  const round = (value: number) => Math.round(value / step) * step
  const whole = Math.min(into, Math.max(step, round((length * into) / of)))
  return { length: whole, from: Math.min(into - whole, Math.max(0, round((from * into) / of))) }
}
