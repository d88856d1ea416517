import { ink } from '@/lib/animatic/palette'
import type { Scenery } from '@/lib/animatic/scenery'
import {
  corners,
  dashes,
  land,
  line,
  outline,
  ridge,
  shape,
  type Hand,
  type Point,
} from '@/lib/animatic/strokes'

/** Each draws a place and tells where feet stand, 0..1 of the height. The upper left stays paper: words go there. */
export const sceneries: Record<Scenery, (hand: Hand) => number> = {
  sea,
  mountains,
  hills,
  forest,
  city,
  room,
}

function sea(hand: Hand): number {
  const { width, height, next } = hand
  sun(hand, 0.62 + 0.2 * next(), 0.52)
  land(hand, slope(hand, 0.56, 0.64), ink.shade)
  land(hand, level(hand, 0.63), ink.light)
  dashes(hand, height * 0.65, height, 90, ink.shade)
  dashes(hand, height * 0.68, height, 30, ink.paper)
  const hull = [0, 0, 1, 0, 0.8, 1, 0.18, 1]
  const boat = {
    x: width * (0.3 + 0.2 * next()),
    y: height * 0.665,
    width: width * 0.07,
    height: height * 0.022,
  }
  shape(hand, corners(outline(hull, boat)), ink.dark, 1.6)
  line(
    hand,
    outline([0.5, 0, 0.5, -3.4, 0.5, -3.4, 0.95, -0.5, 0.95, -0.5, 0.5, -0.5], boat),
    1.6 * hand.unit,
  )
  land(hand, ridge(hand, height * 0.97, height * 0.09, 0.02), ink.dark)
  return 0.93
}

function mountains(hand: Hand): number {
  const { height, next } = hand
  sun(hand, 0.55 + 0.3 * next(), 0.4)
  land(hand, ridge(hand, height * 0.68, height * 0.2, 0.3), ink.light)
  land(hand, ridge(hand, height * 0.77, height * 0.16, 0.2), ink.shade)
  land(hand, ridge(hand, height * 0.95, height * 0.1, 0.03), ink.dark)
  return 0.93
}

function hills(hand: Hand): number {
  const { height, next } = hand
  sun(hand, 0.6 + 0.25 * next(), 0.48)
  land(hand, ridge(hand, height * 0.68, height * 0.09, 0.01), ink.light)
  land(hand, ridge(hand, height * 0.79, height * 0.1, 0.01), ink.shade)
  dashes(hand, height * 0.76, height * 0.9, 24, ink.light)
  land(hand, ridge(hand, height * 0.97, height * 0.09, 0.01), ink.dark)
  return 0.94
}

function forest(hand: Hand): number {
  const { width, height, next } = hand
  land(hand, ridge(hand, height * 0.66, height * 0.06, 0.1), ink.light)
  const row = (count: number, foot: number, tall: number, fill: string) => {
    for (let i = 0; i < count; i++) {
      const x = ((i + 0.2 + 0.6 * next()) / count) * width
      tree(hand, x, height * (foot + 0.04 * next()), height * tall * (0.8 + 0.4 * next()), fill)
    }
  }
  row(15, 0.74, 0.2, ink.shade)
  land(hand, ridge(hand, height * 0.8, height * 0.04, 0.01), ink.paper)
  row(5, 0.9, 0.36, ink.dark)
  dashes(hand, height * 0.84, height, 40, ink.shade)
  return 0.93
}

function city(hand: Hand): number {
  const { width, height, next } = hand
  for (let x = -0.03, i = 0; x < 1; i++) {
    const wide = 0.06 + 0.07 * next()
    const top = (x < 0.55 ? 0.52 : 0.36) + 0.16 * next()
    block(hand, x * width, height * top, wide * width, i % 2 === 0 ? ink.light : ink.shade)
    x += wide
  }
  land(hand, level(hand, 0.8), ink.dark)
  const page = { x: 0, y: 0, width, height }
  shape(hand, corners(outline([0.46, 0.8, 0.54, 0.8, 0.86, 1.02, 0.14, 1.02], page)), ink.shade)
  for (const [from, to] of [
    [0.82, 0.85],
    [0.88, 0.92],
    [0.96, 1.02],
  ] as const)
    line(hand, outline([0.5, from, 0.5, to], page), 4 * hand.unit * to, 0.5)
  return 0.94
}

function room(hand: Hand): number {
  const { width, height, unit } = hand
  const page = { x: 0, y: 0, width, height }
  shape(hand, corners(outline([-0.02, 0.76, 1.02, 0.76, 1.02, 1.02, -0.02, 1.02], page)), ink.shade)
  dashes(hand, height * 0.79, height, 34, ink.dark)
  const square = [0, 0, 1, 0, 1, 1, 0, 1]
  const pane = { x: width * 0.6, y: height * 0.2, width: width * 0.3, height: height * 0.4 }
  const wider = (by: number) => ({
    x: pane.x - by,
    y: pane.y - by,
    width: pane.width + 2 * by,
    height: pane.height + 2 * by,
  })
  shape(hand, corners(outline(square, wider(14 * unit))), ink.light, 2.4)
  shape(hand, corners(outline(square, pane)), ink.paper, 2)
  shape(
    hand,
    outline([0, 0.7, 0.2, 0.55, 0.45, 0.66, 0.7, 0.5, 1, 0.62, 1, 1, 1, 1, 0, 1, 0, 1], pane),
    ink.light,
    1.2,
  )
  line(hand, outline([0.5, 0, 0.5, 1], pane), 6 * unit)
  line(hand, outline([0, 0.45, 1, 0.45], pane), 6 * unit)
  const sill = {
    x: pane.x - 34 * unit,
    y: pane.y + pane.height + 14 * unit,
    width: pane.width + 68 * unit,
    height: 15 * unit,
  }
  shape(hand, corners(outline(square, sill)), ink.paper)
  return 0.98
}

function level({ width, height }: Hand, at: number): Point[] {
  return outline([-0.05, at, 0.5, at + 0.002, 1.05, at], { x: 0, y: 0, width, height })
}

/** A headland that runs out into the water from the right. */
function slope({ width, height }: Hand, top: number, foot: number): Point[] {
  const numbers = [
    0.6,
    foot,
    0.68,
    foot - 0.01,
    0.75,
    top + 0.02,
    0.86,
    top,
    0.94,
    top - 0.015,
    1.05,
    top - 0.03,
  ]
  return outline(numbers, { x: 0, y: 0, width, height })
}

function sun(hand: Hand, x: number, y: number): void {
  const { pen, width, height } = hand
  const radius = Math.min(width, height) * 0.07
  pen.fillStyle = ink.light
  for (const size of [2.6, 1.7]) {
    pen.globalAlpha = 0.3
    pen.beginPath()
    pen.arc(width * x, height * y, radius * size, 0, 7)
    pen.fill()
  }
  pen.globalAlpha = 1
  const box = { x: width * x, y: height * y, width: radius, height: radius }
  shape(hand, outline(ring(25), box), ink.paper, 1.6)
}

/** A closed circle of radius 1 as x, y pairs. */
export function ring(count: number): number[] {
  return Array.from({ length: count }, (_, i) => (i / (count - 1)) * 2 * Math.PI).flatMap((angle) => [
    Math.cos(angle),
    Math.sin(angle),
  ])
}

function tree(hand: Hand, x: number, foot: number, tall: number, fill: string): void {
  const box = { x, y: foot - tall, width: tall, height: tall }
  shape(hand, outline([-0.02, 0.9, 0.02, 0.9, 0.025, 1.02, -0.025, 1.02], box), ink.line, 0)
  const right = [0.03, 0.16, 0.09, 0.3, 0.05, 0.31, 0.13, 0.52, 0.07, 0.53, 0.17, 0.74, 0.1, 0.75, 0.21, 0.95]
  const left: number[] = []
  for (let i = right.length - 2; i >= 0; i -= 2) left.push(-(right[i] ?? 0), right[i + 1] ?? 0)
  shape(hand, corners(outline([0, 0, ...right, ...left], box)), fill, 1.6)
}

function block(hand: Hand, x: number, top: number, wide: number, fill: string): void {
  const { pen, height, unit, next } = hand
  const box = { x, y: top, width: wide, height: height * 0.82 - top }
  shape(hand, corners(outline([0, 1, 0, 0, 1, 0, 1, 1], box)), fill)
  pen.fillStyle = ink.paper
  for (let y = top + 14 * unit; y < height * 0.76; y += 24 * unit)
    for (let column = x + 9 * unit; column < x + wide - 14 * unit; column += 20 * unit)
      if (next() < 0.45) pen.fillRect(column, y, 9 * unit, 12 * unit)
}
