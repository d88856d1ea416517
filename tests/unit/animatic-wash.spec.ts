import { createHash } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { boxBlur } from '@/lib/animatic/box-blur'
import { isDrawn } from '@/lib/animatic/is-drawn'
import { pencilWash } from '@/lib/animatic/wash'

type Paint = (x: number, y: number) => [number, number, number]
function picture(width: number, height: number, paint: Paint): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) pixels.set([...paint(x, y), 255], (y * width + x) * 4)
  return pixels
}
/** Dusk with a lamp: a dark-to-light sky, a black post, a bright disc. */
const dusk: Paint = (x, y) => {
  if ((x - 180) ** 2 + (y - 60) ** 2 < 900) return [255, 220, 120]
  if (x > 80 && x < 96 && y > 40) return [8, 8, 12]
  return [40 + y, 30 + (y >> 1), 60 + ((x + y) >> 2)]
}
const digest = (pixels: Uint8ClampedArray) => createHash('sha256').update(pixels).digest('hex').slice(0, 16)
const at = (pixels: Uint8ClampedArray, x: number, y: number, width: number) => [
  ...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
]

test('a still becomes blue pencil on paper: every pixel is between the line and the paper', () => {
  const washed = pencilWash(picture(320, 180, dusk), 320, 180)
  let strange = 0
  for (let p = 0; p < washed.length; p += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = washed.subarray(p, p + 4)
    if (blue - red < 4 || green < red || alpha !== 255) strange++
  }
  expect(strange).toBe(0)
  const [lamp = 0] = at(washed, 180, 60, 320)
  const [post = 0] = at(washed, 88, 150, 320)
  expect(lamp).toBeGreaterThan(200)
  expect(post).toBeLessThan(80)
})

test('the same pixels give the same bytes, in this and any other JavaScript engine', () => {
  const once = pencilWash(picture(320, 180, dusk), 320, 180)
  expect(digest(once)).toBe(digest(pencilWash(picture(320, 180, dusk), 320, 180)))
  expect(digest(once)).toBe('b2738e07b2f8456e')
})

test('dark edges get a contour line that is darker than both sides', () => {
  const halves: Paint = (x) => (x < 160 ? [90, 90, 90] : [200, 200, 200])
  const washed = pencilWash(picture(320, 180, halves), 320, 180)
  const red = (x: number) => at(washed, x, 90, 320)[0] ?? 0
  const darkest = Math.min(...[154, 155, 156, 157, 158, 159, 160].map(red))
  expect(darkest).toBeLessThan(red(100) - 8)
  expect(darkest).toBeLessThan(red(250))
})

test('what is a drawing already is left as it is', () => {
  const pencil: Paint = (x, y) => ((x + y) % 9 < 3 ? [50, 97, 146] : [221, 226, 230])
  const graphite: Paint = (x, y) => ((x * 7 + y) % 23 === 0 ? [70, 70, 72] : [240, 239, 236])
  const night: Paint = (x, y) => [4, 8 + (y >> 4), 20 + (x >> 3)]
  for (const paint of [pencil, graphite]) {
    const pixels = picture(200, 120, paint)
    expect(isDrawn(pixels)).toBe(true)
    expect(pencilWash(pixels, 200, 120)).toBe(pixels)
  }
  expect(isDrawn(picture(200, 120, dusk))).toBe(false)
  expect(isDrawn(picture(200, 120, night))).toBe(false)
})

test('tiny, narrow and see-through pictures are washed too', () => {
  for (const [width, height] of [
    [1, 1],
    [3, 400],
    [400, 2],
  ] as const)
    expect(pencilWash(picture(width, height, dusk), width, height)).toHaveLength(width * height * 4)
  const clear = pencilWash(new Uint8ClampedArray(40 * 40 * 4), 40, 40)
  expect(clear[3]).toBe(255)
})

test('a blur keeps flat ground flat up to the edges and spreads a spot evenly', () => {
  expect(
    [...boxBlur(new Int16Array(35).fill(900), 7, 5, 2)].every((value) => Math.abs(value - 900) <= 1),
  ).toBe(true)
  const spot = new Int16Array(81)
  spot[40] = 900
  const spread = boxBlur(spot, 9, 9, 1)
  expect([30, 31, 32, 39, 40, 41, 48, 49, 50].map((i) => spread[i])).toEqual(
    Array.from({ length: 9 }, () => 100),
  )
  expect(spread[0]).toBe(0)
})
