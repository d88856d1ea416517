export type Figure = {
  value: number
  unit: string
  /** The least this machine could do, measured in the same run; null where nothing is less. */
  floor: number | null
  ratio: number | null
  /** Which of the two numbers `must` and `aim` bound. */
  judged: 'value' | 'ratio'
  must: number | null
  aim: number | null
  /** Null without a target. */
  ok: boolean | null
  note?: string
}
type Options = {
  floor?: number
  judged?: Figure['judged']
  must?: number
  aim?: number
  /** For rates: a target is the least, not the most. */
  atLeast?: boolean
  note?: string
}

export function figure(value: number, unit: string, options: Options = {}): Figure {
  const { floor, judged = 'value', must, aim, atLeast = false, note } = options
  const ratio = floor ? value / floor : null
  const shown = judged === 'ratio' ? ratio : value
  const kept = must === undefined || shown === null ? null : atLeast ? shown >= must : shown <= must
  return {
    value: round(value),
    unit,
    floor: floor === undefined ? null : round(floor),
    ratio: ratio === null ? null : round(ratio),
    judged,
    must: must ?? null,
    aim: aim ?? null,
    ok: kept,
    ...(note !== undefined && { note }),
  }
}

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)
