import { boxBlur } from '@/lib/animatic/box-blur'

/** Local contrast up to here counts as texture and is smoothed away (255ths, squared). */
const TEXTURE = 26 * 26
const REACH = 4

/**
 * Guided filter on a coarse grid: flattens texture and keeps outlines, so that the wash has few, clean shapes.
 * `plane` is in sixteenths of 0..255; `unit` is the width of a thin line in pixels.
 */
export function edgeKeepingBlur(plane: Int16Array, width: number, height: number, unit: number): Int16Array {
  const cell = Math.max(1, Math.round(unit * 2))
  const across = Math.ceil(width / cell)
  const down = Math.ceil(height / cell)
  const coarse = shrink(plane, width, height, cell)
  const { slope, base } = fitLines(coarse, across, down)
  const columns = places(width, cell, across)
  const rows = places(height, cell, down)
  const slopes = new Int16Array(across + 1)
  const bases = new Int16Array(across + 1)
  const out = new Int16Array(plane.length)
  for (let y = 0, i = 0; y < height; y++) {
    blendRow(slope, rows, y, slopes)
    blendRow(base, rows, y, bases)
    for (let x = 0; x < width; x++, i++) {
      const c = columns.index[x] ?? 0
      const f = columns.part[x] ?? 0
      const a0 = slopes[c] ?? 0
      const b0 = bases[c] ?? 0
      const a = a0 + ((((slopes[c + 1] ?? 0) - a0) * f) >> 8)
      const b = b0 + ((((bases[c + 1] ?? 0) - b0) * f) >> 8)
      out[i] = ((a * (plane[i] ?? 0)) >> 8) + b
    }
  }
  return out
}

function shrink(plane: Int16Array, width: number, height: number, cell: number): Int16Array {
  const across = Math.ceil(width / cell)
  const down = Math.ceil(height / cell)
  const out = new Int16Array(across * down)
  const sums = new Int32Array(across)
  for (let row = 0; row < down; row++) {
    sums.fill(0)
    const last = Math.min(height, (row + 1) * cell)
    for (let y = row * cell; y < last; y++)
      for (let x = 0, c = 0, left = cell, i = y * width; x < width; x++, i++) {
        sums[c] = (sums[c] ?? 0) + (plane[i] ?? 0)
        if (--left === 0) {
          c++
          left = cell
        }
      }
    for (let c = 0; c < across; c++) {
      const area = (Math.min(width, (c + 1) * cell) - c * cell) * (last - row * cell)
      out[row * across + c] = Math.floor((sums[c] ?? 0) / area)
    }
  }
  return out
}

/** value ≈ slope × value + base around every cell; slope in 256ths: 0 on flat ground, near 256 at outlines. */
function fitLines(coarse: Int16Array, across: number, down: number) {
  const mean = boxBlur(coarse, across, down, REACH)
  const spread = new Int16Array(coarse.length)
  for (let i = 0; i < coarse.length; i++) {
    const off = ((coarse[i] ?? 0) - (mean[i] ?? 0)) >> 4
    spread[i] = Math.min(32767, off * off)
  }
  const variance = boxBlur(spread, across, down, REACH)
  const slope = new Int16Array(coarse.length)
  const base = new Int16Array(coarse.length)
  for (let i = 0; i < coarse.length; i++) {
    const v = variance[i] ?? 0
    const a = Math.floor((v * 256) / (v + TEXTURE))
    slope[i] = a
    base[i] = ((256 - a) * (mean[i] ?? 0)) >> 8
  }
  return { slope: boxBlur(slope, across, down, REACH), base: boxBlur(base, across, down, REACH) }
}

type Places = { index: Int32Array; part: Int32Array; cells: number }

/** Where each pixel lies between the middles of two cells. */
function places(length: number, cell: number, cells: number): Places {
  const index = new Int32Array(length)
  const part = new Int32Array(length)
  for (let x = 0; x < length; x++) {
    const at = Math.max(0, Math.floor(((2 * x + 1 - cell) * 128) / cell))
    index[x] = Math.min(cells - 1, at >> 8)
    part[x] = at & 255
  }
  return { index, part, cells }
}

/** One row of the coarse plane at pixel row `y`, with its last value repeated so that `c + 1` exists. */
function blendRow(plane: Int16Array, rows: Places, y: number, out: Int16Array): void {
  const across = out.length - 1
  const top = (rows.index[y] ?? 0) * across
  const bottom = Math.min(rows.cells - 1, (rows.index[y] ?? 0) + 1) * across
  const part = rows.part[y] ?? 0
  for (let c = 0; c < across; c++) {
    const from = plane[top + c] ?? 0
    out[c] = from + ((((plane[bottom + c] ?? 0) - from) * part) >> 8)
  }
  out[across] = out[across - 1] ?? 0
}
