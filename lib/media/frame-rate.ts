const usualRates = [23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60]

/** Frames per second of presentation times in seconds (any order). Gaps near the median are averaged, so neither a pause nor a coarse clock shifts the figure. */
export function measureRate(times: readonly number[]): { fps: number; variable: boolean } {
  const sorted = [...times].sort((a, b) => a - b)
  const gaps = sorted.slice(1).map((time, index) => time - (sorted[index] ?? 0))
  gaps.sort((a, b) => a - b)
  const at = (share: number) => gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * share))] ?? 0
  const median = at(0.5)
  if (median <= 0) return { fps: 0, variable: false }
  const variable = gaps.length > 4 && at(0.95) - at(0.05) > median / 2
  const regular = gaps.filter((gap) => Math.abs(gap - median) < median / 2)
  const mean = regular.reduce((sum, gap) => sum + gap, 0) / regular.length
  const fps = 1 / (variable ? median : mean)
  const usual = usualRates.find((rate) => Math.abs(rate - fps) < rate * 0.0004)
  return { fps: usual ?? Math.round(fps * 1000) / 1000, variable }
}
