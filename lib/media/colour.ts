import type { ColourName } from '@/lib/media/asset-search'

type Rgb = [number, number, number]

/**
 * The colour most of a picture has, from its pixels (3 bytes each, sRGB). Strong colours weigh more than grey ones, as an eye
 * would name the picture. Null for no pixels.
 */
export function dominantColour(pixels: Uint8Array): { name: ColourName; hex: string } | null {
  const bins = new Map<ColourName, { weight: number; sum: Rgb; count: number }>()
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const rgb: Rgb = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0]
    const name = colourName(rgb)
    const bin = bins.get(name) ?? { weight: 0, sum: [0, 0, 0], count: 0 }
    bin.weight += 1 + 2 * strength(rgb)
    bin.count += 1
    rgb.forEach((value, channel) => (bin.sum[channel as 0 | 1 | 2] += value))
    bins.set(name, bin)
  }
  const [first] = [...bins].sort(([, a], [, b]) => b.weight - a.weight)
  if (!first) return null
  const [name, { sum, count }] = first
  const hex = sum
    .map((value) =>
      Math.round(value / count)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
  return { name, hex: `#${hex}` }
}

/** How far from grey, 0 to 1. */
function strength([r, g, b]: Rgb): number {
  return (Math.max(r, g, b) - Math.min(r, g, b)) / 255
}

const hues: [number, ColourName][] = [
  [14, 'red'],
  [42, 'orange'],
  [68, 'yellow'],
  [160, 'green'],
  [196, 'teal'],
  [256, 'blue'],
  [292, 'purple'],
  [342, 'pink'],
  [360, 'red'],
]

/** The name of one colour. */
export function colourName(rgb: Rgb): ColourName {
  const [r, g, b] = rgb
  const most = Math.max(r, g, b)
  const least = Math.min(r, g, b)
  const lightness = (most + least) / 510
  const span = most - least
  const saturation = span === 0 ? 0 : span / 255 / (1 - Math.abs(2 * lightness - 1))
  if (lightness < 0.1) return 'black'
  if (saturation < 0.14 || span < 18) return lightness > 0.86 ? 'white' : lightness < 0.16 ? 'black' : 'grey'
  if (lightness > 0.95) return 'white'
  const hue = hueOf(rgb, most, span)
  const name = hues.find(([end]) => hue < end)?.[1] ?? 'red'
  const isBrown =
    (name === 'orange' || (name === 'red' && hue > 5 && hue < 90)) && lightness < 0.4 && saturation < 0.8
  return isBrown ? 'brown' : name
}

function hueOf([r, g, b]: Rgb, most: number, span: number): number {
  const sixth = most === r ? ((g - b) / span) % 6 : most === g ? (b - r) / span + 2 : (r - g) / span + 4
  return (sixth * 60 + 360) % 360
}
