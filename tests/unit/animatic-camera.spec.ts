import { expect, test } from '@playwright/test'
import { cameraMoves, type CameraMove, coverRect, framing, readCamera } from '@/lib/animatic/camera'
import { shorten, wrap } from '@/lib/animatic/wrap'
import { readCast, readScenery } from '@/lib/animatic/scenery'

const read: [string, CameraMove][] = [
  ['Static camera.', 'static'],
  ['Slow push in, from below.', 'push in'],
  ['She turns. The camera zooms slowly in', 'push in'],
  ['We zoom in on the radio', 'push in'],
  ['The camera drifts back until the whole valley is visible', 'pull out'],
  ['Pan slowly to the left', 'pan left'],
  ['Slow pan right.', 'pan right'],
  ['Tilt up the tower', 'tilt up'],
  ['tilting down', 'tilt down'],
  ['Orbit around the subject.', 'orbit right'],
  ['Crane up.', 'crane up'],
  ['Handheld camera.', 'handheld'],
  ['A static-filled radio', 'drift'],
  ['He pans for gold', 'drift'],
]

test('camera moves are read from plain words', () => {
  for (const [prompt, move] of read) expect([prompt, readCamera(prompt)]).toEqual([prompt, move])
})

test('every move stays inside the picture, from the first frame to the last', () => {
  const frame = { width: 1280, height: 720 }
  const outside: string[] = []
  for (const move of cameraMoves)
    for (const picture of [
      { width: 1600, height: 900 },
      { width: 900, height: 1600 },
      { width: 300, height: 300 },
    ])
      for (let i = 0; i <= 40; i++) {
        const { x, y, width, height } = coverRect(picture, frame, framing(move, 11, i / 40, 5))
        const isInside =
          x > -1e-9 && y > -1e-9 && x + width < picture.width + 1e-9 && y + height < picture.height + 1e-9
        if (!isInside || Math.abs(width / height - 16 / 9) > 1e-9) outside.push(`${move} ${String(i)}`)
      }
  expect(outside).toEqual([])
})

test('a push in zooms evenly: each step multiplies', () => {
  const zoom = (at: number) => framing('push in', 1, at, 4).zoom
  expect(zoom(1)).toBeCloseTo(1.24, 9)
  expect(zoom(0.5)).toBeCloseTo(Math.sqrt(zoom(0) * zoom(1)), 9)
})

test('text breaks at words, between CJK characters, and ends in "…" when it does not fit', () => {
  const letters = (text: string) => text.length
  expect(wrap('the lamp swings past', 9, 3, letters)).toEqual(['the lamp', 'swings', 'past'])
  expect(wrap('the lamp swings past', 9, 2, letters)).toEqual(['the lamp', 'swings…'])
  expect(wrap('灯塔在雨中', 2, 3, letters)).toEqual(['灯塔', '在雨', '中'])
  expect(wrap('Donaudampfschifffahrt', 10, 3, letters)).toEqual(['Donaudampf', 'schifffahr', 't'])
  expect(wrap('', 10, 3, letters)).toEqual([])
  expect(shorten('@Lighthouse', 6, letters)).toBe('@Ligh…')
})

test('a shot without a picture gets a place and people from its words', () => {
  expect(readScenery('The boat leaves, gulls follow')).toBe('sea')
  expect(readScenery('She sits by the window')).toBe('room')
  expect(readScenery('Nothing in particular')).toBe('hills')
  expect(readCast('Close-up of her face', 2)).toEqual({ count: 2, size: 'near' })
  expect(readCast('Wide shot of a valley', 0)).toEqual({ count: 0, size: 'far' })
  expect(readCast('He walks on', 0)).toEqual({ count: 1, size: 'middle' })
})
