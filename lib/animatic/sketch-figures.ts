import { ink } from '@/lib/animatic/palette'
import type { Cast } from '@/lib/animatic/scenery'
import { ring } from '@/lib/animatic/sketch-places'
import { corners, outline, shape, type Hand } from '@/lib/animatic/strokes'

const tall = { far: 0.17, middle: 0.42, near: 1.15 } as const

/** The people of a shot, right of the middle: the words stand on the left. `ground` is where feet are, 0..1 of the height. */
export function figures(hand: Hand, { count, size }: Cast, ground: number): void {
  const { width, height, next } = hand
  const apart = (size === 'near' ? 0.62 : 0.4) * tall[size] * height
  for (let i = 0; i < count; i++) {
    const x = width * 0.64 + (i - (count - 1) / 2) * apart + 0.02 * width * (next() - 0.5)
    figure(hand, x, height * (size === 'near' ? 1.42 : ground), height * tall[size] * (0.94 + 0.12 * next()))
  }
}

/** Somebody in a coat: a silhouette with a lit side. */
function figure(hand: Hand, x: number, foot: number, high: number): void {
  const box = { x, y: foot - high, width: high, height: high }
  shape(hand, corners(outline([-0.08, 0.7, -0.075, 1, -0.02, 1, -0.01, 0.7], box)), ink.line, 0.8)
  shape(hand, corners(outline([0.01, 0.7, 0.03, 1, 0.085, 1, 0.08, 0.7], box)), ink.line, 0.8)
  const coat = [
    -0.05, 0.155, -0.12, 0.19, -0.135, 0.36, -0.15, 0.5, -0.15, 0.74, 0, 0.76, 0.15, 0.74, 0.14, 0.5,
  ]
  shape(hand, outline([...coat, 0.135, 0.36, 0.12, 0.19, 0.05, 0.155], box), ink.dark, 2.2)
  const lit = [0.03, 0.17, 0.1, 0.2, 0.115, 0.36, 0.12, 0.5, 0.125, 0.72, 0.05, 0.74, 0.06, 0.45]
  shape(hand, outline(lit, box), ink.shade, 0)
  const head = { x, y: foot - high * 0.915, width: high * 0.062, height: high * 0.078 }
  shape(hand, outline(ring(17), head), ink.light, 2)
  const hair = [
    -1.05, 0.5, -1.15, -0.4, -0.7, -1.05, 0, -1.2, 0.75, -1, 1.1, -0.3, 0.6, -0.4, -0.2, -0.5, -0.6, -0.1,
  ]
  shape(hand, outline(hair, head), ink.dark, 1.4)
}
