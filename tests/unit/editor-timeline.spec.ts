import { expect, test } from '@playwright/test'
import { dragBoundary } from '@/lib/editor/boundary-drag'
import { moveTarget, placeShots } from '@/lib/editor/move-target'
import { fitZoom, rulerLabel, rulerStep, scrollAfterZoom, snapTo, toMs, toPx } from '@/lib/editor/time-scale'
import { board, scene } from '@/tests/support/boards'
import type { Storyboard } from '@/lib/storyboard/schema'

const lengths = (storyboard: Storyboard, at = 0) =>
  storyboard.scenes[at]?.shots.map((shot) => shot.durationMs / 1_000)
const film = board(scene({ id: 'a', shots: [3, 5, 2] }), scene({ id: 'b', shots: [4, 4] }))
const still = { shift: false, alt: false }

test('neighbours trade whole seconds and the total stays', () => {
  const step = dragBoundary({ storyboard: film, sceneId: 'a', index: 0 }, { byMs: 1_400, ...still })
  expect(lengths(step.storyboard)).toEqual([4, 4, 2])
  expect(step).toMatchObject({
    words: '4.0 s | 4.0 s',
    detail: 'total stays 10 s',
    spoken: 'Shot 1, 4 s. Shot 2, 4 s.',
    wasMs: 3_000,
    atMs: 4_000,
  })
})

test('the same hand position gives the same lengths, whatever was in between', () => {
  const start = { storyboard: film, sceneId: 'a', index: 1 }
  for (const byMs of [-9_000, 500, 9_000]) dragBoundary(start, { byMs, ...still })
  expect(dragBoundary(start, { byMs: 0, ...still }).storyboard).toBe(film)
})

test('at a limit the line stops and says why', () => {
  const step = dragBoundary({ storyboard: film, sceneId: 'a', index: 0 }, { byMs: 30_000, ...still })
  expect(lengths(step.storyboard)).toEqual([7, 1, 2])
  expect(step.detail).toBe('1.0 s is the shortest')
})

test('Shift takes time from all later shots, Alt from the scene', () => {
  const start = { storyboard: film, sceneId: 'a', index: 0 }
  expect(lengths(dragBoundary(start, { byMs: 3_000, shift: true, alt: false }).storyboard)).toEqual([6, 3, 1])
  const longer = dragBoundary(start, { byMs: 2_000, shift: false, alt: true })
  expect(lengths(longer.storyboard)).toEqual([5, 5, 2])
  expect(longer.detail).toBe('scene is 12 s')
  const most = dragBoundary(start, { byMs: 60_000, shift: false, alt: true })
  expect(most.storyboard.scenes[0]?.durationMs).toBe(15_000)
  expect(most.detail).toBe('15 s is the longest scene')
})

test('the end of a scene changes the length of the scene', () => {
  const step = dragBoundary({ storyboard: film, sceneId: 'b', index: 1 }, { byMs: 1_000, ...still })
  expect(lengths(step.storyboard, 1)).toEqual([4, 5])
})

test('a locked shot does not move', () => {
  const locked = board(scene({ shots: [3, 3], locked: [1] }))
  const step = dragBoundary({ storyboard: locked, sceneId: 'a', index: 0 }, { byMs: 1_000, ...still })
  expect(step.storyboard).toBe(locked)
  expect(step.detail).toBe('Shot 2 is locked')
})

test('a shot goes where the hand is', () => {
  expect(moveTarget(film, ['a1'], 9_500, false)).toEqual({ sceneId: 'a', index: 2 })
  expect(moveTarget(film, ['a1'], 5_000, false)).toEqual({ sceneId: 'a', index: 0 })
  expect(moveTarget(film, ['a1'], 13_000, false)).toEqual({ sceneId: 'b', index: 1 })
  expect(moveTarget(film, ['a1'], 9_500, true)).toEqual({ sceneId: 'a', index: 3 })
})

test('a shot moves to another scene only while both stay legal', () => {
  const moved = placeShots(film, ['a1'], { sceneId: 'b', index: 1 }, null)
  expect(moved.refused).toBeNull()
  expect(lengths(moved.storyboard, 0)).toEqual([5, 2])
  expect(lengths(moved.storyboard, 1)).toEqual([4, 3, 4])
  const full = board(scene({ id: 'a', shots: [3, 5] }), scene({ id: 'b', shots: [12] }))
  const refused = placeShots(full, ['a2'], { sceneId: 'b', index: 0 }, null)
  expect(refused.storyboard).toBe(full)
  expect(refused.refused).toBe('Scene 2 would be 17 s, 15 s is the most')
})

test('Alt copies instead', () => {
  const copied = placeShots(film, ['a3'], { sceneId: 'a', index: 0 }, ['new'])
  expect(copied.storyboard.scenes[0]?.shots.map((shot) => shot.id)).toEqual(['new', 'a1', 'a2', 'a3'])
})

test('px and ms', () => {
  expect(toPx(1_500, 46)).toBe(69)
  expect(toMs(69, 46)).toBe(1_500)
})

test('a zoom keeps what is under the pointer', () => {
  const from = { scroll: 100, x: 50, from: 46, to: 92 }
  expect((scrollAfterZoom(from) + from.x) / from.to).toBeCloseTo((from.scroll + from.x) / from.from)
})

test('the film fits the window, within the zoom there is', () => {
  expect(toPx(45_000, fitZoom(45_000, 1_040))).toBeCloseTo(1_016)
  expect(fitZoom(1_000, 5_000)).toBe(160)
  expect(fitZoom(3_600_000, 1_000)).toBe(4)
})

test('snapping takes the nearest target within reach', () => {
  expect(snapTo(1_040, [1_000, 1_100], 50)).toBe(1_000)
  expect(snapTo(1_075, [1_000, 1_100], 50)).toBe(1_100)
  expect(snapTo(1_300, [1_000, 1_100], 50)).toBe(1_300)
})

test('the ruler has room for its labels at every zoom', () => {
  for (let pxPerSec = 4; pxPerSec <= 160; pxPerSec++) {
    const { labelMs, tickMs } = rulerStep(pxPerSec)
    expect(toPx(labelMs, pxPerSec)).toBeGreaterThanOrEqual(60)
    expect(toPx(tickMs, pxPerSec)).toBeGreaterThanOrEqual(8)
  }
  expect([8_000, 64_000].map(rulerLabel)).toEqual(['08s', '1:04'])
})
