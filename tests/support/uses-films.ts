import { expect } from '@playwright/test'
import { corner, isGreen, isOrange, share } from '@/tests/support/colour'
import { brightness, frameOf, probe } from '@/tests/support/films'
import type { Film } from '@/tests/support/uses'

/** What the eye would see in the films of tests/e2e/uses.spec.ts, scene n being use n. */
export function lookAtFilms(films: Map<number, Film>) {
  const file = (use: number) => films.get(use)?.file ?? ''
  const shows = (use: number, frame: number, is: typeof isOrange) =>
    share(frameOf(file(use), frame), is, corner)
  framesAndVideos(file)
  for (const [use, frames] of [
    [7, [30]],
    [9, [30]],
    [10, [30]],
    [12, [24, 72]],
    [13, [30]],
    [14, [30]],
    [15, [30]],
  ] as const)
    for (const frame of frames)
      expect(shows(use, frame, isOrange), `portrait in film ${use}`).toBeGreaterThan(0.01)
  for (const use of [8, 15]) expect(shows(use, 30, isGreen), `portraits in film ${use}`).toBeGreaterThan(0.01)
  expect(shows(8, 30, isOrange)).toBeGreaterThan(0.01)
  expect(shows(7, 30, isGreen), 'nobody else in film 7').toBeLessThan(0.002)

  const cut = (a: number, b: number) => difference(file(11), a, file(11), b)
  for (const at of [24, 48])
    expect(cut(at - 1, at), `cut at ${at}`).toBeGreaterThan(3 * cut(at - 3, at - 2) + 1)

  const marked = films.get(16)?.watermarked ?? ''
  expect(probe(marked).video).toMatchObject({ nb_read_frames: '72', width: 1280 })
  expect(difference(file(16), 30, marked, 30), 'watermark on the second file').toBeGreaterThan(0.5)
  expect(films.get(1)?.watermarked).toBeNull()
}

function framesAndVideos(file: (use: number) => string) {
  const plain = probe(file(1))
  expect(plain.video).toMatchObject({ width: 1280, height: 720, nb_read_frames: '72' })
  expect(plain.audio).toBeUndefined()
  expect(probe(file(2))).toMatchObject({
    video: { width: 720, height: 1280 },
    audio: { codec_name: 'aac' },
  })
  expect(lightOfRight(file(3), 0), 'opens on the first frame').toBeGreaterThan(90)
  expect(lightOfRight(file(4), 0), 'opens on the first frame').toBeGreaterThan(90)
  expect(lightOfRight(file(4), 71), 'ends on the end frame').toBeLessThan(-90)

  expect(probe(file(5))).toMatchObject({ video: { nb_read_frames: '72' }, audio: { codec_name: 'aac' } })
  const [red, green, blue] = frameOf(file(5), 40).at(0.5, 0.4)
  expect(red, 'base video kept').toBeGreaterThan(200)
  expect(green + blue, 'base video kept').toBeLessThan(60)

  expect(probe(file(6)).audio).toBeUndefined()
  const beside = frameOf(file(6), 30)
  expect(share(beside, isGreen, { x: [0.06, 0.28], y: [0.12, 0.38] }), 'motion beside').toBeGreaterThan(0.9)
  expect(share(beside, isGreen, { x: [0.5, 0.95], y: [0.1, 0.4] }), 'and not over it').toBeLessThan(0.05)
  const square = { x: [0.08, 0.3], y: [0.12, 0.22] } as const
  expect(share(frameOf(file(10), 30), isGreen, square), 'motion beside').toBeGreaterThan(0.8)

  const isBlue = ([r, , b]: [number, number, number]) => b > r + 15
  const middle = { x: [0.1, 0.9], y: [0.2, 0.7] } as const
  expect(share(frameOf(file(9), 0), isBlue, middle), 'first frame of film 9').toBeGreaterThan(0.5)
}

const lightOfRight = (file: string, frame: number) => {
  const seen = frameOf(file, frame)
  return brightness(seen.at(0.8, 0.4)) - brightness(seen.at(0.2, 0.4))
}

/** Mean difference of brightness over two frames, 0..255. */
function difference(file: string, frame: number, other: string, otherFrame: number): number {
  const [one, two] = [frameOf(file, frame), frameOf(other, otherFrame)]
  let sum = 0
  let count = 0
  for (let x = 0.01; x < 1; x += 0.01)
    for (let y = 0.01; y < 1; y += 0.01) {
      sum += Math.abs(brightness(one.at(x, y)) - brightness(two.at(x, y)))
      count++
    }
  return sum / count
}
