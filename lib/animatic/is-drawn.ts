/**
 * Whether a picture is a drawing already: blue pencil (every dark tone is blue, every light one is paper)
 * or graphite on paper (mostly blank paper, no colour). `pixels` is RGBA.
 */
export function isDrawn(pixels: Uint8ClampedArray): boolean {
  let seen = 0
  let paper = 0
  let pencil = 0
  let graphite = 0
  for (let p = 0; p < pixels.length; p += 4 * 31) {
    const red = pixels[p] ?? 0
    const green = pixels[p + 1] ?? 0
    const blue = pixels[p + 2] ?? 0
    const spread = Math.max(red, green, blue) - Math.min(red, green, blue)
    seen++
    if (red > 196 && spread < 26) paper++
    else if (blue > green + 8 && green > red + 8 && blue > 88) pencil++
    else if (spread < 18) graphite++
  }
  const isBlue = pencil > seen * 0.08 && pencil + paper > seen * 0.96
  const isGraphite = paper > seen * 0.62 && paper + graphite > seen * 0.985
  return isBlue || isGraphite
}
