import type { Rect, Size } from '@/lib/animatic/camera'
import { blueOf, lumaOf, redOf, type Planes } from '@/lib/server/engine/render/planes'
import { mixRows } from '@/lib/server/engine/render/scale-plane'

/**
 * One plane of a sheet, ready to lay over: `out = (below × keep + add) / 256`. `spans` has four columns for each row:
 * where it starts to be seen, where it is solid from and to, where it ends.
 */
type Coat = Size & { keep: Uint16Array; add: Uint16Array; solid: Uint8Array; spans: Int32Array }
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
  for (const each of [luma, blue, red]) findSpans(each)
  return { x, y, luma, blue, red }
}

/** The first row from which the sheet hides everything below it down to its end, over the whole width; null when there is none. */
export function solidFrom({ x, y, luma }: Sheet, width: number): number | null {
  if (x > 0 || luma.width < width) return null
  let row = luma.height
  while (row > 0 && luma.spans[row * 4 - 3] === 0 && (luma.spans[row * 4 - 2] ?? 0) >= width) row--
  return row === luma.height ? null : y + row + (row & 1)
}

/** Alpha in 64 steps of 4, so that a quarter of it is a whole number. */
function weight(alpha: number): number {
  return Math.round((alpha * 64) / 255) * 4
}

function coat(width: number, height: number): Coat {
  const keep = new Uint16Array(width * height).fill(256)
  const area = width * height
  return {
    width,
    height,
    keep,
    add: new Uint16Array(area),
    solid: new Uint8Array(area),
    spans: new Int32Array(4 * height),
  }
}

function findSpans({ width, height, keep, add, solid, spans }: Coat): void {
  for (let row = 0; row < height; row++) {
    const start = row * width
    let [first, last, from, to, run] = [width, 0, 0, 0, 0]
    for (let x = 0; x < width; x++) {
      const kept = keep[start + x] ?? 0
      solid[start + x] = (add[start + x] ?? 0) >> 8
      run = kept === 0 ? run + 1 : 0
      if (run > to - from) [from, to] = [x + 1 - run, x + 1]
      if (kept === 256) continue
      first = Math.min(first, x)
      last = x + 1
    }
    spans.set(to > from ? [first, from, to, last] : [first, last, last, last], row * 4)
  }
}

export function laySheet(sheet: Sheet, to: Planes): void {
  layCoat(sheet.luma, to.y, to.width, { x: sheet.x, y: sheet.y })
  const half = { x: sheet.x / 2, y: sheet.y / 2 }
  layCoat(sheet.blue, to.u, to.width / 2, half)
  layCoat(sheet.red, to.v, to.width / 2, half)
}

function layCoat(coat: Coat, to: Uint8Array, stride: number, at: { x: number; y: number }): void {
  const { width, height, keep, add, solid, spans } = coat
  const visible = Math.min(width, stride - at.x)
  const last = Math.min(height, Math.floor(to.length / stride) - at.y)
  for (let row = 0; row < last; row++) {
    const from = row * width
    const start = (at.y + row) * stride + at.x
    const edge = (column: number) => Math.min(visible, spans[row * 4 + column] ?? 0)
    const solidStart = edge(1)
    const solidEnd = edge(2)
    if (solidEnd > solidStart) to.set(solid.subarray(from + solidStart, from + solidEnd), start + solidStart)
    mixSpan(to, start, keep, add, from, edge(0), solidStart)
    mixSpan(to, start, keep, add, from, solidEnd, edge(3))
  }
}

function mixSpan(
  to: Uint8Array,
  start: number,
  keep: Uint16Array,
  add: Uint16Array,
  from: number,
  first: number,
  last: number,
): void {
  for (let x = first; x < last; x++)
    to[start + x] = ((to[start + x] ?? 0) * (keep[from + x] ?? 0) + (add[from + x] ?? 0)) >> 8
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
  const words = (bytes: Uint8Array) => new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2)
  const target = words(below)
  mixRows(target, words(above), part, target, 0, target.length)
}
