import type { Rect, Size } from '@/lib/animatic/camera'

type Plane = { bytes: Uint8Array } & Size
/** A source row already scaled sideways, as bytes and as words of four. */
type SlotRow = { y: number; bytes: Uint8Array; words: Uint32Array }
/** Room for one width, reused between frames: two such rows, and where each pixel of a row comes from. */
export type ScaleDesk = { slots: [SlotRow, SlotRow]; index: Int32Array; part: Int32Array }

export function scaleDesk(width: number): ScaleDesk {
  const slot = (): SlotRow => {
    const bytes = new Uint8Array((width + 3) & ~3)
    return { y: -1, bytes, words: new Uint32Array(bytes.buffer) }
  }
  return { slots: [slot(), slot()], index: new Int32Array(width), part: new Int32Array(width) }
}

/**
 * Fills `to` with the part `from` of a plane, bilinear, in 256ths of a pixel. Every source row is scaled sideways once;
 * two such rows are then mixed four pixels at a time. This is why a film costs little more than its encoding.
 * `to.width` must be a multiple of 4. Only the first `rows` rows are filled.
 */
export function scalePlane(source: Plane, from: Rect, to: Plane, desk: ScaleDesk, rows = to.height): void {
  const words = new Uint32Array(to.bytes.buffer, to.bytes.byteOffset, to.bytes.byteLength >> 2)
  const perRow = to.width >> 2
  const step = from.height / to.height
  const lowest = source.height - 1
  lay(source.width, from.x, from.width / to.width, desk)
  const row = (y: number, slot: SlotRow) => {
    scaleRow(source.bytes, y * source.width, desk.index, desk.part, slot.bytes, to.width)
    slot.y = y
  }
  let [upper, lower] = desk.slots
  upper.y = lower.y = -1
  for (let y = 0; y < rows; y++) {
    const at = Math.round((from.y + (y + 0.5) * step - 0.5) * 256)
    const top = Math.max(0, Math.min(lowest, at >> 8))
    const bottom = Math.min(lowest, top + 1)
    if (lower.y === top) [upper, lower] = [lower, upper]
    if (upper.y !== top) row(top, upper)
    if (lower.y !== bottom) row(bottom, lower)
    mixRows(upper.words, lower.words, at < 0 ? 0 : at & 255, words, y * perRow, perRow)
  }
}

function lay(sourceWidth: number, start: number, step: number, { index, part }: ScaleDesk): void {
  const last = (sourceWidth - 2) * 256 + 255
  for (let x = 0; x < index.length; x++) {
    const at = Math.max(0, Math.min(last, Math.round((start + (x + 0.5) * step - 0.5) * 256)))
    index[x] = at >> 8
    part[x] = at & 255
  }
}

/** Plain arguments, no objects: this loop and the next are where the time goes. */
function scaleRow(
  bytes: Uint8Array,
  base: number,
  index: Int32Array,
  part: Int32Array,
  out: Uint8Array,
  width: number,
): void {
  for (let x = 0; x < width; x++) {
    const i = base + (index[x] ?? 0)
    const left = bytes[i] ?? 0
    out[x] = left + ((((bytes[i + 1] ?? 0) - left) * (part[x] ?? 0) + 128) >> 8)
  }
}

/** `out = top + (bottom - top) × part / 256`, four bytes in each step: two in the even lanes, two in the odd ones. */
export function mixRows(
  top: Uint32Array,
  bottom: Uint32Array,
  part: number,
  out: Uint32Array,
  offset: number,
  count: number,
): void {
  if (part === 0) {
    out.set(top.subarray(0, count), offset)
    return
  }
  const rest = 256 - part
  for (let i = 0; i < count; i++) {
    const a = top[i] ?? 0
    const b = bottom[i] ?? 0
    const even = (Math.imul(a & 0xff00ff, rest) + Math.imul(b & 0xff00ff, part) + 0x800080) >>> 8
    const odd = Math.imul((a >>> 8) & 0xff00ff, rest) + Math.imul((b >>> 8) & 0xff00ff, part) + 0x800080
    out[offset + i] = (even & 0xff00ff) | (odd & 0xff00ff00)
  }
}
