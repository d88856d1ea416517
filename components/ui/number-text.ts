/** "4,5 s" → 4.5. Null when there is no number in it. */
export function readNumber(text: string): number | null {
  const found = /-?\d+(?:[.,]\d+)?|-?[.,]\d+/.exec(text)
  return found ? Number(found[0].replace(',', '.')) : null
}

/** The nearest legal value: a whole number of steps from zero, inside the limits. */
export function clampToStep(
  value: number,
  { min, max, step }: { min: number; max: number; step: number },
): number {
  const stepped = Math.round(value / step) * step
  return Math.min(max, Math.max(min, Number(stepped.toFixed(6))))
}
