import { boxBlur } from '@/lib/animatic/box-blur'
import { edgeKeepingBlur } from '@/lib/animatic/edge-keeping-blur'
import { isDrawn } from '@/lib/animatic/is-drawn'
import { LINE, TONES } from '@/lib/animatic/palette'
import { toneCurve } from '@/lib/animatic/tone-curve'

/** Long side at which pictures become drawings, in browser and engine: hatching and lines are measured in its pixels. */
export const DRAWING_SIDE = 1600

const EDGES = [52, 108, 172] as const
const SOFT = 9
/** Tones and blurs are kept in sixteenths. */
const FINE = 16

/**
 * Turns a still into non-photo blue pencil: wash in four tones, contour lines, paper, hatching.
 * `pixels` is RGBA, row by row; a new array comes back. What is a drawing already comes back as it is.
 * Whole-number arithmetic: browser and Node give the same bytes for the same pixels.
 */
export function pencilWash(pixels: Uint8ClampedArray, width: number, height: number): Uint8ClampedArray {
  if (isDrawn(pixels)) return pixels
  const light = lightness(pixels)
  const unit = Math.max(width, height) / 960
  const soft = edgeKeepingBlur(light, width, height, unit)
  const lines = contours(light, width, height, unit)
  return paint(soft, lines, width, height, unit)
}

function lightness(pixels: Uint8ClampedArray): Int16Array {
  const count = pixels.length >> 2
  const luma = new Uint8Array(count)
  for (let i = 0, p = 0; i < count; i++, p += 4) {
    const red = pixels[p] ?? 0
    const green = pixels[p + 1] ?? 0
    const blue = pixels[p + 2] ?? 0
    const alpha = pixels[p + 3] ?? 0
    // A third of the weakest channel: a yellow coat before a white light must not vanish.
    const value = (51 * red + 100 * green + 20 * blue + 85 * Math.min(red, green, blue)) >> 8
    luma[i] = alpha === 255 ? value : (value * alpha + 255 * (255 - alpha)) >> 8
  }
  const curve = toneCurve(luma, FINE)
  const out = new Int16Array(count)
  for (let i = 0; i < count; i++) out[i] = curve[luma[i] ?? 0] ?? 0
  return out
}

/** Difference of two blurs: above zero on the dark side of an edge, below zero on the bright side. */
function contours(light: Int16Array, width: number, height: number, unit: number): Int16Array {
  const near = boxBlur(light, width, height, Math.max(1, Math.round(unit)))
  const far = boxBlur(near, width, height, Math.max(2, Math.round(unit * 4)))
  for (let i = 0; i < far.length; i++) far[i] = (far[i] ?? 0) - (near[i] ?? 0)
  return far
}

function paint(soft: Int16Array, lines: Int16Array, width: number, height: number, unit: number) {
  const out = new Uint8ClampedArray(soft.length * 4)
  const period = Math.max(3, Math.round(unit * 5))
  const [red, green, blue, texture] = toneTables()
  const grain = grainTile()
  for (let y = 0, i = 0; y < height; y++) {
    const grainRow = (y & 63) << 6
    let stroke = y % period
    for (let x = 0; x < width; x++, i++) {
      const line = lines[i] ?? 0
      const halo = line < -140 ? (-140 - line) >> 1 : 0
      const tone = Math.min(255, Math.max(0, ((soft[i] ?? 0) + halo) >> 4))
      const ink = line > 120 ? Math.min(256, line - 120) : 0
      const rub =
        (((stroke * 2 < period ? 1 : -1) * (texture[tone] ?? 0)) >> 0) + (grain[grainRow | (x & 63)] ?? 0)
      const p = i << 2
      out[p] = (red[tone] ?? 0) + rub + (((LINE[0] - (red[tone] ?? 0)) * ink) >> 8)
      out[p + 1] = (green[tone] ?? 0) + rub + (((LINE[1] - (green[tone] ?? 0)) * ink) >> 8)
      out[p + 2] = (blue[tone] ?? 0) + rub + (((LINE[2] - (blue[tone] ?? 0)) * ink) >> 8)
      out[p + 3] = 255
      if (++stroke === period) stroke = 0
    }
  }
  return out
}

function toneTables() {
  const tables = [new Uint8Array(256), new Uint8Array(256), new Uint8Array(256), new Int8Array(256)] as const
  for (let tone = 0; tone < 256; tone++) {
    let level = 0
    for (const edge of EDGES)
      level += Math.min(256, Math.max(0, Math.round(((tone - edge + SOFT) * 128) / SOFT)))
    const step = Math.min(2, level >> 8)
    const part = level - (step << 8)
    for (const channel of [0, 1, 2] as const) {
      const from = TONES[step]?.[channel] ?? 0
      const to = TONES[step + 1]?.[channel] ?? 0
      tables[channel][tone] = from + (((to - from) * part) >> 8)
    }
    tables[3][tone] = level < 640 ? 4 : 1
  }
  return tables
}

function grainTile(): Int8Array {
  const tile = new Int8Array(64 * 64)
  for (let i = 0; i < tile.length; i++) {
    const mixed = Math.imul(i + 1, 0x9e3779b1)
    tile[i] = (Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 29) - 4
  }
  return tile
}
