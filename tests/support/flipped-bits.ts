/** A copy with so many bits turned over, at places that follow from the seed. */
export function flippedBits(whole: Buffer, seed: number, count: number): Buffer {
  const copy = Buffer.from(whole)
  for (let index = 0; index < count; index++) {
    const at = (seed * 7_919 + index * 104_729) % copy.length
    copy[at] = (copy[at] ?? 0) ^ (1 << (index % 8))
  }
  return copy
}
