/**
 * A curve for 256 values of luma, in `fine` parts of one: stretched to the picture's own range and leaned halfway
 * towards equal areas, so that a night scene and a beach both fill all four tones.
 */
export function toneCurve(luma: Uint8Array, fine: number): Int16Array {
  const counts = new Uint32Array(256)
  for (let i = 0; i < luma.length; i += 3) {
    const value = luma[i] ?? 0
    counts[value] = (counts[value] ?? 0) + 1
  }
  const total = counts.reduce((sum, count) => sum + count, 0)
  const low = quantile(counts, total * 0.01)
  const high = Math.max(low + 24, quantile(counts, total * 0.99))
  const curve = new Int16Array(256)
  let below = 0
  for (let value = 0; value < 256; value++) {
    const count = counts[value] ?? 0
    const even = Math.floor(((below + count / 2) * 255 * fine) / Math.max(1, total))
    const stretched = Math.floor(((Math.min(high, Math.max(low, value)) - low) * 255 * fine) / (high - low))
    curve[value] = (even + stretched) >> 1
    below += count
  }
  return curve
}

function quantile(counts: Uint32Array, wanted: number): number {
  let seen = 0
  for (let value = 0; value < 256; value++) {
    seen += counts[value] ?? 0
    if (seen > wanted) return value
  }
  return 255
}
