import type { Rect, Size } from '@/lib/animatic/camera'
import { blueOf, lumaOf, redOf, type Planes } from '@/lib/server/engine/render/planes'
import { mixRows } from '@/lib/server/engine/render/scale-plane'

/** One plane of a sheet, ready to lay over: `out = (below × keep + add) / 256`. */
type Coat = Size & { keep: Uint16Array; add: Uint16Array }
/** A transparent sheet for video planes; `x` and `y` are even. */
export type Sheet = { x: number; y: number; luma: Coat; blue: Coat; red: Coat }

/** RGBA with straight alpha at whole pixels (x, y) becomes a sheet that fits the colour grid. */
export function toSheet(rgba: Uint8ClampedArray, size: Size, at: { x: number; y: number }): Sheet {
  const x = at.x & ~1
  const y = at.y & ~1
  const left = at.x - x
  const top = at.y - y
  const width = (size.width + left + 1) & ~1
  const height = (size.height + top + 1) & ~1
  const luma = coat(width, height)
  const blue = coat(width / 2, height / 2)
  const red = coat(width / 2, height / 2)
  for (let row = 0, p = 0; row < size.height; row++)
    for (let column = 0; column < size.width; column++, p += 4) {
      const alpha = weight(rgba[p + 3] ?? 0)
      if (alpha === 0) continue
      const [r, g, b] = [rgba[p] ?? 0, rgba[p + 1] ?? 0, rgba[p + 2] ?? 0]
      const i = (row + top) * width + column + left
      luma.keep[i] = 256 - alpha
      luma.add[i] = lumaOf(r, g, b) * alpha
      const c = ((row + top) >> 1) * blue.width + ((column + left) >> 1)
      blue.keep[c] = (blue.keep[c] ?? 0) - alpha / 4
      red.keep[c] = (red.keep[c] ?? 0) - alpha / 4
      blue.add[c] = (blue.add[c] ?? 0) + (blueOf(r, g, b) * alpha) / 4
      red.add[c] = (red.add[c] ?? 0) + (redOf(r, g, b) * alpha) / 4
    }
  return { x, y, luma, blue, red }
}

/** Alpha in 64 steps of 4, so that a quarter of it is a whole number. */
function weight(alpha: number): number {
  return Math.round((alpha * 64) / 255) * 4
}

function coat(width: number, height: number): Coat {
  const keep = new Uint16Array(width * height).fill(256)
  return { width, height, keep, add: new Uint16Array(width * height) }
}

export function laySheet(sheet: Sheet, to: Planes): void {
  layCoat(sheet.luma, to.y, to.width, { x: sheet.x, y: sheet.y })
  const half = { x: sheet.x / 2, y: sheet.y / 2 }
  layCoat(sheet.blue, to.u, to.width / 2, half)
  layCoat(sheet.red, to.v, to.width / 2, half)
}

function layCoat(
  { width, height, keep, add }: Coat,
  to: Uint8Array,
  stride: number,
  at: { x: number; y: number },
): void {
  const visible = Math.min(width, stride - at.x)
  const last = Math.min(height, Math.floor(to.length / stride) - at.y)
  for (let row = 0; row < last; row++) {
    const from = row * width
    const start = (at.y + row) * stride + at.x
    for (let x = 0; x < visible; x++)
      to[start + x] = ((to[start + x] ?? 0) * (keep[from + x] ?? 0) + (add[from + x] ?? 0)) >> 8
  }
}

/** One colour over a rectangle with even edges. */
export function fillPlanes(to: Planes, rect: Rect, color: readonly [number, number, number]): void {
  const fill = (plane: Uint8Array, stride: number, part: number, value: number) => {
    const from = rect.x / part
    const until = (rect.x + rect.width) / part
    for (let row = rect.y / part; row < (rect.y + rect.height) / part; row++)
      plane.fill(value, row * stride + from, row * stride + until)
  }
  if (rect.width <= 0) return
  fill(to.y, to.width, 1, lumaOf(...color))
  fill(to.u, to.width / 2, 2, blueOf(...color))
  fill(to.v, to.width / 2, 2, redOf(...color))
}

/** Copies planes of exactly the rectangle's size to a place with even edges. */
export function copyPlanes(from: Planes, to: Planes, at: { x: number; y: number }): void {
  const copy = (source: Uint8Array, target: Uint8Array, part: number) => {
    const width = from.width / part
    const stride = to.width / part
    for (let row = 0; row < from.height / part; row++)
      target.set(source.subarray(row * width, (row + 1) * width), (at.y / part + row) * stride + at.x / part)
  }
  copy(from.y, to.y, 1)
  copy(from.u, to.u, 2)
  copy(from.v, to.v, 2)
}

/** A dissolve of whole frames held in single runs of bytes: `below` takes `part` 256ths of `above`. */
export function dissolve(below: Uint8Array, above: Uint8Array, part: number): void {
  const words = (bytes: Uint8Array) => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2)
  const target = words(below)
  mixRows(target, words(above), part, target, 0, target.length)
}
