import type { Pen } from '@/lib/animatic/canvas'
import { ink } from '@/lib/animatic/palette'

export type Point = readonly [number, number]
/** `unit` is the width of a thin pencil line in pixels. */
export type Hand = { pen: Pen; width: number; height: number; unit: number; next: () => number }

/** A closed shape in one tone with a pencil outline that is a little less than exact. */
export function shape(hand: Hand, points: readonly Point[], fill: string, outline = 2): void {
  const { pen, unit } = hand
  trace(pen, points)
  pen.closePath()
  pen.fillStyle = fill
  pen.fill()
  if (outline > 0) line(hand, [...points, ...points.slice(0, 1)], outline * unit)
}

/** An open pencil line, drawn twice where it is strong, as a hand does. */
export function line(hand: Hand, points: readonly Point[], thickness: number, alpha = 0.9): void {
  const { pen, unit, next } = hand
  pen.strokeStyle = ink.line
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  for (const again of [1, 0.35]) {
    const off = () => (next() - 0.5) * 2.4 * unit
    trace(
      pen,
      points.map(([x, y]): Point => [x + off(), y + off()]),
    )
    pen.globalAlpha = alpha * again
    pen.lineWidth = thickness * (again === 1 ? 1 : 0.7)
    pen.stroke()
  }
  pen.globalAlpha = 1
}

/** Numbers x, y, x, y … in 0..1 of a box as points of the page. */
export function outline(
  numbers: readonly number[],
  box: { x: number; y: number; width: number; height: number },
): Point[] {
  const points: Point[] = []
  for (let i = 0; i + 1 < numbers.length; i += 2)
    points.push([box.x + (numbers[i] ?? 0) * box.width, box.y + (numbers[i + 1] ?? 0) * box.height])
  return points
}

/** Lines run through points as soft curves; a point given twice is a corner. */
export function corners(points: readonly Point[]): Point[] {
  return points.flatMap((point): Point[] => [point, point])
}

function trace(pen: Pen, points: readonly Point[]): void {
  pen.beginPath()
  points.forEach(([x, y], index) => {
    const after = points[index + 1]
    if (index === 0) pen.moveTo(x, y)
    else if (after) pen.quadraticCurveTo(x, y, (x + after[0]) / 2, (y + after[1]) / 2)
    else pen.lineTo(x, y)
  })
}

/** A skyline from left to right as a sum of three waves; `steep` 0..1 makes it jagged. */
export function ridge(hand: Hand, base: number, rise: number, steep: number): Point[] {
  const { width, next } = hand
  const waves = [1, 2.3, 5.1].map((rate) => ({ rate: rate * (0.7 + 0.6 * next()), shift: next() * 6.3 }))
  return Array.from({ length: 41 }, (_, i): Point => {
    const u = i / 40
    const roll = waves.reduce(
      (sum, { rate, shift }, n) => sum + Math.sin(u * 6.3 * rate + shift) / (n + 1.4),
      0,
    )
    const jag = steep * (next() - 0.5)
    return [(-0.05 + 1.1 * u) * width, base - rise * (0.5 + 0.45 * roll + 0.9 * jag)]
  })
}

/** The land under a skyline, down to the bottom edge. */
export function land(hand: Hand, top: readonly Point[], fill: string): void {
  const { pen, width, height, unit } = hand
  const below: Point[] = [
    [width * 1.06, height * 1.1],
    [-width * 0.06, height * 1.1],
  ]
  trace(pen, [...top, ...corners([...top.slice(-1), ...below])])
  pen.closePath()
  pen.fillStyle = fill
  pen.fill()
  line(hand, top, 2.2 * unit)
}

/** Short level strokes: water, floor boards, grass. */
export function dashes(hand: Hand, from: number, to: number, count: number, color: string): void {
  const { pen, width, unit, next } = hand
  pen.strokeStyle = color
  pen.lineCap = 'round'
  for (let i = 0; i < count; i++) {
    const depth = next() ** 1.6
    const x = next() * width
    const y = from + (to - from) * depth
    const long = (0.02 + 0.09 * next()) * width * (0.4 + depth)
    pen.lineWidth = unit * (1 + 2.4 * depth)
    pen.beginPath()
    pen.moveTo(x, y)
    pen.quadraticCurveTo(x + long / 2, y + (next() - 0.5) * 6 * unit, x + long, y)
    pen.stroke()
  }
}

/** Fine diagonal hatching over everything drawn so far. */
export function hatch({ pen, width, height, unit }: Hand): void {
  pen.strokeStyle = ink.line
  pen.lineWidth = unit * 1.8
  pen.globalAlpha = 0.04
  pen.beginPath()
  for (let x = -height; x < width; x += unit * 8) {
    pen.moveTo(x, height)
    pen.lineTo(x + height, 0)
  }
  pen.stroke()
  pen.globalAlpha = 1
}
