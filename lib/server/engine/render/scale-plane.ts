import type { Rect, Size } from '@/lib/animatic/camera'

type Plane = { bytes: Uint8Array } & Size
/** A source row already scaled sideways, four pixels to a word. */
type Row = { y: number; words: Int32Array }
/** Room for two such rows, reused between frames. */
export type ScaleDesk = { rows: [Row, Row] }

export function scaleDesk(width: number): ScaleDesk {
  const row = (): Row => ({ y: -1, words: new Int32Array(width >> 2) })
  return { rows: [row(), row()] }
}

/**
 * Fills `to` with the part `from` of a plane, bilinear, in 256ths of a pixel. Every source row is scaled sideways once;
 * two such rows are then mixed four pixels at a time. This is why a film costs little more than its encoding.
 * `to.width` must be a multiple of 4. Only the first `rows` rows are filled.
 */
export function scalePlane(source: Plane, from: Rect, to: Plane, desk: ScaleDesk, rows = to.height): void {
  const words = new Int32Array(to.bytes.buffer, to.bytes.byteOffset, to.bytes.byteLength >> 2)
  const perRow = to.width >> 2
  const across = walk(source.width, from.x, from.width, to.width)
  const down = walk(source.height, from.y, from.height, to.height)
  let [upper, lower] = desk.rows
  upper.y = lower.y = -1
  for (let y = 0; y < rows; y++) {
    const at = down.start + y * down.step
    const top = at >> 16
    if (lower.y === top) [upper, lower] = [lower, upper]
    for (const row of [upper, lower]) {
      const wanted = row === upper ? top : Math.min(source.height - 1, top + 1)
      if (row.y === wanted) continue
      scaleRow(source.bytes, wanted * source.width, across.start, across.step, row.words)
      row.y = wanted
    }
    mixRows(upper.words, lower.words, (at >> 8) & 255, words, y * perRow, perRow)
  }
}

/** Middles of `count` pixels laid over a length of the source, in 65,536ths of a pixel, never past its outer middles. */
function walk(size: number, from: number, length: number, count: number): { start: number; step: number } {
  const last = (size - 1) * 65_536
  const step = Math.min(Math.floor((length * 65_536) / count), Math.floor(last / Math.max(1, count - 1)))
  const wanted = Math.round((from - 0.5) * 65_536 + step / 2)
  return { start: Math.max(0, Math.min(last - step * (count - 1), wanted)), step }
}

/** Plain arguments and no tables, four pixels a round: this loop and the next are where the time of a film goes. */
function scaleRow(bytes: Uint8Array, base: number, start: number, step: number, out: Int32Array): void {
  const count = out.length
  let at = start
  for (let i = 0; i < count; i++) {
    let p = base + (at >> 16)
    let left = bytes[p] ?? 0
    const first = left + ((((bytes[p + 1] ?? 0) - left) * ((at >> 8) & 255) + 128) >> 8)
    at = (at + step) | 0
    p = base + (at >> 16)
    left = bytes[p] ?? 0
    const second = left + ((((bytes[p + 1] ?? 0) - left) * ((at >> 8) & 255) + 128) >> 8)
    at = (at + step) | 0
    p = base + (at >> 16)
    left = bytes[p] ?? 0
    const third = left + ((((bytes[p + 1] ?? 0) - left) * ((at >> 8) & 255) + 128) >> 8)
    at = (at + step) | 0
    p = base + (at >> 16)
    left = bytes[p] ?? 0
    const fourth = left + ((((bytes[p + 1] ?? 0) - left) * ((at >> 8) & 255) + 128) >> 8)
    at = (at + step) | 0
    out[i] = first | (second << 8) | (third << 16) | (fourth << 24)
  }
}

/** `out = top + (bottom - top) × part / 256`, four bytes in each step: two in the even lanes, two in the odd ones. */
export function mixRows(
  top: Int32Array,
  bottom: Int32Array,
  part: number,
  out: Int32Array,
  offset: number,
  count: number,
): void {
  const rest = 256 - part
  for (let i = 0; i < count; i++) {
    const a = top[i] ?? 0
    const b = bottom[i] ?? 0
    const even = Math.imul(a & 0xff00ff, rest) + Math.imul(b & 0xff00ff, part) + 0x800080
    const odd = Math.imul((a >>> 8) & 0xff00ff, rest) + Math.imul((b >>> 8) & 0xff00ff, part) + 0x800080
    out[offset + i] = ((even >>> 8) & 0xff00ff) | (odd & 0xff00ff00)
  }
}
