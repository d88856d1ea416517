/**
 * Mean over a square of (2 × radius + 1)², edges repeated. Values must stay within ±32767.
 * Whole numbers only, so every JavaScript engine gives the same answer.
 */
export function boxBlur(plane: Int16Array, width: number, height: number, radius: number): Int16Array {
  if (radius < 1) return plane
  return blurDown(blurAcross(plane, width, height, radius), width, height, radius)
}

function blurAcross(plane: Int16Array, width: number, height: number, radius: number): Int16Array {
  const out = new Int16Array(plane.length)
  const share = Math.round(65536 / (2 * radius + 1))
  for (let y = 0; y < height; y++) {
    const row = y * width
    const end = row + width - 1
    const first = plane[row] ?? 0
    const last = plane[end] ?? 0
    let sum = first * (radius + 1)
    for (let i = 0; i < radius; i++) sum += plane[Math.min(row + i, end)] ?? 0
    for (let x = 0; x < width; x++) {
      const enter = row + x + radius
      const leave = x - radius - 1
      sum += enter < end ? (plane[enter] ?? 0) : last
      if (x > 0) sum -= leave >= 0 ? (plane[row + leave] ?? 0) : first
      else sum -= first
      out[row + x] = (sum * share + 32768) >> 16
    }
  }
  return out
}

function blurDown(plane: Int16Array, width: number, height: number, radius: number): Int16Array {
  const out = new Int16Array(plane.length)
  const share = Math.round(65536 / (2 * radius + 1))
  const sums = new Int32Array(width)
  const rowAt = (y: number) => Math.min(Math.max(y, 0), height - 1) * width
  for (let y = -radius; y < radius; y++) {
    const row = rowAt(y)
    for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) + (plane[row + x] ?? 0)
  }
  for (let y = 0; y < height; y++) {
    const enter = rowAt(y + radius)
    const leave = rowAt(y - radius)
    const row = y * width
    for (let x = 0; x < width; x++) {
      const sum = (sums[x] ?? 0) + (plane[enter + x] ?? 0)
      out[row + x] = (sum * share + 32768) >> 16
      sums[x] = sum - (plane[leave + x] ?? 0)
    }
  }
  return out
}
