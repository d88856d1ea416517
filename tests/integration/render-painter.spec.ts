import { createCanvas } from '@napi-rs/canvas'
import { expect, test } from '@playwright/test'
import { createAnimatic, type Pictures, type View } from '@/lib/animatic/animatic'
import { coverRect, framing } from '@/lib/animatic/camera'
import { drawLayers } from '@/lib/animatic/draw'
import { isSameFrame, type Layer } from '@/lib/animatic/layers'
import { animaticPlan } from '@/lib/animatic/plan-from-payload'
import { createPainter } from '@/lib/server/engine/render/painter'
import { planesBytes, planesIn, toPlanes, type Planes } from '@/lib/server/engine/render/planes'
import { fromPixels, makeSheet } from '@/lib/server/engine/render/sheets'

const frame = { width: 640, height: 360 }

/** Soft shapes in colour, so that luma and both colour planes matter. */
function pixels(width: number, height: number): Uint8ClampedArray {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0, p = 0; y < height; y++)
    for (let x = 0; x < width; x++, p += 4)
      data.set(
        [128 + 100 * Math.sin(x / 40), 128 + 90 * Math.sin(y / 30), 128 + 80 * Math.sin((x + y) / 60), 255],
        p,
      )
  return data
}

/** PSNR in dB of the brightness of two frames. */
function likeness(a: Planes, b: Planes): number {
  const error = a.y.reduce((sum, value, i) => sum + (value - (b.y[i] ?? 0)) ** 2, 0) / a.y.length
  return 10 * Math.log10(255 ** 2 / error)
}

test('the engine paints what the browser draws: captions, chips, sketches, dissolves, progress and mark', () => {
  const still = fromPixels(pixels(800, 450), { width: 800, height: 450 })
  const other = fromPixels(pixels(450, 800), { width: 450, height: 800 })
  const pictures: Pictures = {
    drawings: new Map([
      ['a', still],
      ['z', other],
    ]),
    portraits: new Map([['mara', other]]),
    baseFrame: null,
    featureFrame: null,
  }
  const plan = animaticPlan(
    {
      mode: 'std',
      aspect_ratio: '16:9',
      multi_shot: true,
      multi_prompt: [
        { index: 1, prompt: '<<<element_1>>> waits, slow push in', duration: '1' },
        { index: 2, prompt: 'A boat at sea, pan right', duration: '1' },
      ],
      image_list: [
        { image_url: 'a', type: 'first_frame' },
        { image_url: 'z', type: 'end_frame' },
      ],
      element_list: [{ element_id: '1' }],
    },
    { element: () => ({ name: 'Mara', pictureKey: 'mara' }), media: () => ({ width: 800, height: 450 }) },
  )
  const sketched = {
    ...plan,
    shots: plan.shots.map((shot, i) => (i === 1 ? { ...shot, pictureKey: null, endPictureKey: null } : shot)),
  }
  const animatic = createAnimatic({ makeSheet, font: 'sans-serif' })
  const painter = createPainter(frame)
  const view: View = { frame, captions: true, progress: true, mark: 'Copy' }
  for (const number of [0, 11, 23, 24, 40]) {
    const canvas = createCanvas(frame.width, frame.height)
    const pen = canvas.getContext('2d')
    drawLayers(pen, animatic.layers(sketched, pictures, number, view))
    const drawn = toPlanes(pen.getImageData(0, 0, frame.width, frame.height).data, frame)
    const painted = Buffer.alloc(planesBytes(frame))
    painter.paint(animatic.layers(sketched, pictures, number, view), painted)
    expect(likeness(drawn, planesIn(painted, frame))).toBeGreaterThan(36)
    const used = Buffer.alloc(planesBytes(frame), 255)
    painter.paint(animatic.layers(sketched, pictures, number, view), used)
    expect(used.equals(painted), `frame ${number} hides all that its buffer held before`).toBe(true)
  }
})

test('a frame is drawn again when what is seen of it changed, and not for words behind its last line', () => {
  const animatic = createAnimatic({ makeSheet, font: 'sans-serif' })
  const none: Pictures = { drawings: new Map(), portraits: new Map(), baseFrame: null, featureFrame: null }
  const clip = { width: 800, height: 450, key: 'clip', keepSound: false }
  const view: View = { frame, captions: true, progress: false, mark: null }
  const seen = (prompt: string, more: Partial<Pictures> = {}, number = 0) => {
    const plan = animaticPlan(
      { prompt, mode: 'std', aspect_ratio: '16:9', duration: '4' },
      { element: () => null, media: () => null },
    )
    const base = more.baseFrame ? { baseVideo: clip } : {}
    return animatic.layers({ ...plan, ...base }, { ...none, ...more }, number, view)
  }
  const long = 'The keeper walks down to the rocks and waits for the last boat. '.repeat(20)
  const first = seen(long)
  expect(isSameFrame(first, seen(long))).toBe(true)
  expect(isSameFrame(first, seen(`${long}Gulls.`))).toBe(true)
  expect(isSameFrame(first, seen(`Gulls. ${long}`))).toBe(false)
  expect(isSameFrame(first, seen(long, {}, 40))).toBe(false)
  const frameOf = () => ({ image: {}, width: 800, height: 450 })
  expect(isSameFrame(seen(long, { baseFrame: frameOf() }), seen(long, { baseFrame: frameOf() }))).toBe(false)
})

test('a slow move is smooth: a dot keeps to its path within 0.02 px from frame to frame', () => {
  const size = { width: 1600, height: 900 }
  const dot = new Uint8ClampedArray(size.width * size.height * 4).fill(255)
  for (let y = 0, p = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++, p += 4) {
      const value = 20 + 215 * Math.exp(-((x - 700.3) ** 2 + (y - 400.7) ** 2) / (2 * 9 ** 2))
      dot[p] = dot[p + 1] = dot[p + 2] = value
    }
  const picture = { image: toPlanes(dot, size), ...size }
  const target = { width: 1280, height: 720 }
  const painter = createPainter(target)
  const buffer = Buffer.alloc(planesBytes(target))
  const errors: number[] = []
  for (let i = 0; i < 96; i++) {
    const from = coverRect(size, target, framing('push in', 1, i / 95, 4))
    const layer: Layer = { kind: 'picture', picture, from, to: { x: 0, y: 0, ...target }, alpha: 1 }
    painter.paint([layer], buffer)
    errors.push(centre(planesIn(buffer, target)) - ((700.8 - from.x) * target.width) / from.width + 0.5)
  }
  const steps = errors.slice(1).map((error, i) => error - (errors[i] ?? 0))
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length
  const spread = Math.sqrt(steps.reduce((sum, step) => sum + (step - mean) ** 2, 0) / steps.length)
  expect(spread).toBeLessThan(0.02)
  expect(Math.abs(errors[50] ?? 1)).toBeLessThan(0.3)
})

/** Where the brightness of the dot has its middle, across. */
function centre({ y, width }: Planes): number {
  let weight = 0
  let sum = 0
  y.forEach((value, i) => {
    const above = Math.max(0, value - 40)
    weight += above
    sum += above * (i % width)
  })
  return sum / weight
}
