import { expect, test } from '@playwright/test'
import {
  addScene,
  duplicateScene,
  evenOut,
  fitShots,
  moveBoundary,
  moveScene,
  removeScene,
  renameScene,
  setQuality,
  setSceneDuration,
  setShotDuration,
  setSound,
  setTitle,
} from '@/lib/storyboard/edits'
import { newScene, newShot, newStoryboard } from '@/lib/storyboard/new-storyboard'
import {
  addShot,
  duplicateShots,
  mergeShots,
  moveShots,
  pasteShots,
  removeShots,
  setPrompt,
  splitShot,
  toggleLock,
} from '@/lib/storyboard/shot-edits'
import { spread } from '@/lib/storyboard/shot-lengths'
import type { BoundaryMode } from '@/lib/storyboard/timeline'
import { board, lengths, scene } from '../support/boards'

const ids = (storyboard: ReturnType<typeof board>, index = 0) =>
  storyboard.scenes[index]?.shots.map((shot) => shot.id)
const one = (shots: readonly number[], locked: readonly number[] = []) => board(scene({ shots, locked }))

const spreads: [total: number, weights: number[], result: number[] | null][] = [
  [15, [3, 3, 3, 3, 2], [4, 3, 3, 3, 2]],
  [10, [1, 1, 1], [4, 3, 3]],
  [9, [5, 4, 6], [3, 2, 4]],
  [4, [10, 1, 1, 1], [1, 1, 1, 1]],
  [5, [10, 1, 1, 1], [2, 1, 1, 1]],
  [3, [0, 0], [2, 1]],
  [6, [0, 3], [1, 5]],
  [2, [1, 1, 1], null],
  [2, [], null],
]
for (const [total, weights, result] of spreads)
  test(`${total} steps over ${weights.join(' ')} are ${result?.join(' ') ?? 'impossible'}`, () =>
    expect(spread(total, weights)).toEqual(result))

const sceneLengths: [shots: number[], locked: number[], to: number, scene: number, result: number[]][] = [
  [[5, 4, 6], [], 9, 9, [3, 2, 4]],
  [[5, 4, 6], [1], 9, 9, [2, 4, 3]],
  [[3, 3], [], 15, 15, [8, 7]],
  [[3, 3], [], 99, 15, [8, 7]],
  [[3, 3], [], 0, 3, [2, 1]],
  [[1, 1, 1, 1], [], 1, 4, [1, 1, 1, 1]],
  [[4, 4], [0], 3, 5, [4, 1]],
  [[4, 4], [0, 1], 10, 8, [4, 4]],
  [[5], [], 7.4, 7, [7]],
]
for (const [shots, locked, to, total, result] of sceneLengths)
  test(`a scene of ${shots.join('+')} (locked ${locked.join() || 'none'}) set to ${to} s becomes ${result.join('+')}`, () => {
    const next = setSceneDuration(one(shots, locked), 'a', to * 1000)
    expect(lengths(next)).toEqual({ scene: total, shots: result })
  })

const shotLengths: [shots: number[], locked: number[], shot: string, to: number, result: number[]][] = [
  [[3, 4, 3], [], 'a1', 5, [5, 2, 3]],
  [[3, 4, 3], [], 'a1', 99, [6, 1, 3]],
  [[3, 4, 3], [], 'a2', 1, [3, 1, 6]],
  [[3, 4, 3], [], 'a3', 5, [3, 2, 5]],
  [[3, 4, 3], [1], 'a1', 4, [4, 4, 2]],
  [[3, 4, 3], [1], 'a3', 4, [2, 4, 4]],
  [[3, 4, 3], [0], 'a1', 5, [3, 4, 3]],
  [[3, 4], [1], 'a1', 5, [3, 4]],
  [[3, 4, 3], [], 'a1', 3.6, [4, 3, 3]],
  [[3, 4, 3], [], 'a1', Number.NaN, [3, 4, 3]],
]
for (const [shots, locked, shot, to, result] of shotLengths)
  test(`in ${shots.join('+')} (locked ${locked.join() || 'none'}) ${shot} set to ${to} s gives ${result.join('+')}`, () => {
    const before = one(shots, locked)
    const next = setShotDuration(before, shot, to * 1000)
    expect(lengths(next)).toEqual({ scene: lengths(before).scene, shots: result })
  })

test('a shot alone is as long as its scene', () => {
  expect(lengths(setShotDuration(one([5]), 'a1', 9_000))).toEqual({ scene: 9, shots: [9] })
  expect(lengths(setShotDuration(one([5]), 'a1', 1_000))).toEqual({ scene: 3, shots: [3] })
})

const boundaries: [
  BoundaryMode,
  shots: number[],
  locked: number[],
  index: number,
  to: number,
  scene: number,
  result: number[],
][] = [
  ['pair', [3, 4, 3], [], 0, 5, 10, [5, 2, 3]],
  ['pair', [3, 4, 3], [], 0, 99, 10, [6, 1, 3]],
  ['pair', [3, 4, 3], [], 1, 0, 10, [3, 1, 6]],
  ['pair', [3, 4, 3], [1], 0, 5, 10, [3, 4, 3]],
  ['pair', [3, 4, 3], [], 2, 5, 10, [3, 4, 3]],
  ['ripple', [3, 6, 3], [], 0, 6, 12, [6, 4, 2]],
  ['ripple', [3, 6, 3], [], 0, 99, 12, [10, 1, 1]],
  ['ripple', [3, 6, 3], [1], 0, 4, 12, [4, 6, 2]],
  ['ripple', [3, 6, 3], [], 0, 1, 12, [1, 7, 4]],
  ['scene', [3, 4, 3], [], 0, 5, 12, [5, 4, 3]],
  ['scene', [3, 4, 3], [], 0, 99, 15, [8, 4, 3]],
  ['scene', [3, 4, 3], [], 2, 4, 8, [3, 4, 1]],
  ['scene', [5], [], 0, 0, 3, [3]],
  ['scene', [3, 4, 3], [0], 0, 5, 10, [3, 4, 3]],
]
for (const [mode, shots, locked, index, to, total, result] of boundaries)
  test(`${mode}: boundary ${index} of ${shots.join('+')} (locked ${locked.join() || 'none'}) to ${to} s gives ${result.join('+')}`, () => {
    const next = moveBoundary(one(shots, locked), 'a', { index, toMs: to * 1000, mode })
    expect(lengths(next)).toEqual({ scene: total, shots: result })
  })

test('even out shares the seconds, longer shots first, locked ones keep theirs', () => {
  expect(lengths(evenOut(one([1, 1, 9]), 'a')).shots).toEqual([4, 4, 3])
  expect(lengths(evenOut(one([1, 6, 4], [1]), 'a')).shots).toEqual([3, 6, 2])
})

test('fit takes up the gap of a document from elsewhere', () => {
  const gap = board({ ...scene({ shots: [3, 3, 3, 2, 3] }), durationMs: 15_000 })
  expect(lengths(fitShots(gap, 'a'))).toEqual({ scene: 15, shots: [4, 3, 3, 2, 3] })
  expect(lengths(setSceneDuration(gap, 'a', 14_000))).toEqual({ scene: 14, shots: [3, 3, 3, 2, 3] })
  const fraction = board({ ...scene({ shots: [1.5, 2.2] }), durationMs: 4_400 })
  expect(lengths(fitShots(fraction, 'a'))).toEqual({ scene: 4, shots: [2, 2] })
})

test('a new shot takes a second from the longest unlocked one', () => {
  const next = addShot(one([3, 5, 4], [1]), 'a', { id: 'new', afterShotId: 'a1' })
  expect(ids(next)).toEqual(['a1', 'new', 'a2', 'a3'])
  expect(lengths(next)).toEqual({ scene: 12, shots: [3, 1, 5, 3] })
  expect(ids(addShot(one([3, 5]), 'a', { id: 'new', afterShotId: null }))).toEqual(['a1', 'a2', 'new'])
})
test('no shot is added at 6, without a second to give, or with an id in use', () => {
  for (const full of [one([1, 1, 1, 1, 1, 1]), one([1, 1, 1]), one([5, 5], [0, 1])])
    expect(addShot(full, 'a', { id: 'new', afterShotId: null })).toBe(full)
  const storyboard = one([5])
  expect(addShot(storyboard, 'a', { id: 'a1', afterShotId: null })).toBe(storyboard)
})

test('split keeps prompt and picture in both halves', () => {
  const before = board(scene({ shots: [2, 5], prompts: ['x', '{{element:mara}} walks'] }))
  const next = splitShot(before, 'a2', { atMs: 4_200, id: 'new' })
  expect(lengths(next).shots).toEqual([2, 2, 3])
  expect(next.scenes[0]?.shots.map((shot) => shot.prompt)).toEqual([
    'x',
    '{{element:mara}} walks',
    '{{element:mara}} walks',
  ])
})
test('split near an edge keeps a second on both sides, a shot of a second is not split', () => {
  expect(lengths(splitShot(one([2, 5]), 'a2', { atMs: 2_100, id: 'n' })).shots).toEqual([2, 1, 4])
  for (const [storyboard, shot, atMs] of [
    [one([1, 5]), 'a1', 500],
    [one([3, 5]), 'a1', 4_000],
    [one([3, 5], [0]), 'a1', 1_000],
  ] as const)
    expect(splitShot(storyboard, shot, { atMs, id: 'n' })).toBe(storyboard)
})

test('duplicates follow their originals and the scene grows to 15 s at most', () => {
  const next = duplicateShots(one([3, 4]), ['a1'], ['b1'])
  expect(ids(next)).toEqual(['a1', 'b1', 'a2'])
  expect(lengths(next)).toEqual({ scene: 10, shots: [3, 3, 4] })
  expect(lengths(duplicateShots(one([9, 6]), ['a1'], ['b1']))).toEqual({ scene: 15, shots: [6, 5, 4] })
})
test('pasting more shots than fit changes nothing', () => {
  const storyboard = one([3, 4])
  const many = Array.from({ length: 500 }, (_, i) => newShot(`p${i}`, 1_000))
  expect(pasteShots(storyboard, 'a', 0, many)).toBe(storyboard)
  expect(lengths(pasteShots(storyboard, 'a', 1, many.slice(0, 4)))).toEqual({
    scene: 11,
    shots: [3, 1, 1, 1, 1, 4],
  })
})
test('pasted prompts bring their references', () => {
  const next = pasteShots(one([5]), 'a', 1, [newShot('p', 2_000, '{{element:mara}} in {{image:pier}}')])
  expect(next.scenes[0]?.references).toMatchObject({
    elements: [{ kind: 'stored', id: 'mara' }],
    imageIds: ['pier'],
  })
})

test('the time of a removed shot goes to the next unlocked one, the last one’s to the one before', () => {
  expect(lengths(removeShots(one([3, 4, 5]), ['a1']))).toEqual({ scene: 12, shots: [7, 5] })
  expect(lengths(removeShots(one([3, 4, 5]), ['a3']))).toEqual({ scene: 12, shots: [3, 9] })
  expect(lengths(removeShots(one([3, 4, 5], [1]), ['a1']))).toEqual({ scene: 12, shots: [4, 8] })
  expect(lengths(removeShots(one([3, 4, 5]), ['a1', 'a2']))).toEqual({ scene: 12, shots: [12] })
  expect(lengths(removeShots(one([3, 4, 5], [0, 1]), ['a3']))).toEqual({ scene: 7, shots: [3, 4] })
})
test('the last shot stays, and locked rests too short for a scene stay', () => {
  for (const [storyboard, gone] of [
    [one([5]), ['a1']],
    [one([3, 4]), ['a1', 'a2']],
    [one([2, 4], [0]), ['a2']],
  ] as const)
    expect(removeShots(storyboard, gone)).toBe(storyboard)
})

test('shots move within a scene, in their order', () => {
  expect(ids(moveShots(one([3, 4, 5]), ['a1'], { sceneId: 'a', index: 2 }))).toEqual(['a2', 'a3', 'a1'])
  expect(ids(moveShots(one([3, 4, 5]), ['a3', 'a1'], { sceneId: 'a', index: 1 }))).toEqual(['a2', 'a1', 'a3'])
  const storyboard = one([3, 4, 5])
  expect(moveShots(storyboard, ['a2'], { sceneId: 'a', index: 1 })).toBe(storyboard)
})
test('across scenes a shot keeps its length and brings its references', () => {
  const references = { elements: [{ kind: 'stored' as const, id: 'mara' }] }
  const before = board(
    scene({ shots: [3, 4], prompts: ['{{element:mara}}'], references }),
    scene({ id: 'b', shots: [5] }),
  )
  const next = moveShots(before, ['a1'], { sceneId: 'b', index: 0 })
  expect(lengths(next, 0)).toEqual({ scene: 4, shots: [4] })
  expect(lengths(next, 1)).toEqual({ scene: 8, shots: [3, 5] })
  expect(next.scenes[1]?.references.elements).toEqual(references.elements)
})
test('a move that would leave an illegal scene changes nothing', () => {
  const rows: [a: number[], b: number[]][] = [
    [[5], [5]],
    [[3, 2], [5]],
    [[3, 4], [13]],
    [
      [3, 4],
      [1, 1, 1, 1, 1, 1],
    ],
  ]
  for (const [a, b] of rows) {
    const storyboard = board(scene({ shots: a }), scene({ id: 'b', shots: b }))
    expect(moveShots(storyboard, ['a1'], { sceneId: 'b', index: 0 })).toBe(storyboard)
  }
})

test('merged shots join their texts', () => {
  const next = mergeShots(board(scene({ shots: [3, 4, 5], prompts: ['one ', '', 'two'] })), 'a')
  expect(next.scenes[0]?.shots).toMatchObject([{ id: 'a1', prompt: 'one two', durationMs: 12_000 }])
})

test('scenes are added, moved, copied and removed; one always stays', () => {
  const storyboard = board(scene(), scene({ id: 'b' }))
  const order = (next: typeof storyboard) => next.scenes.map(({ id }) => id).join('')
  expect(order(addScene(storyboard, scene({ id: 'c' }), 'a'))).toBe('acb')
  expect(order(addScene(storyboard, scene({ id: 'c' }), null))).toBe('abc')
  expect(addScene(storyboard, scene({ id: 'b' }), null)).toBe(storyboard)
  expect(order(moveScene(storyboard, 'a', 9))).toBe('ba')
  expect(order(duplicateScene(storyboard, 'a', { id: 'c', shotIds: ['c1'] }))).toBe('acb')
  expect(duplicateScene(storyboard, 'a', { id: 'c', shotIds: [] })).toBe(storyboard)
  expect(order(removeScene(storyboard, 'a'))).toBe('b')
  expect(order(removeScene(removeScene(storyboard, 'a'), 'b'))).toBe('b')
})

test('an edit that changes nothing returns the same storyboard', () => {
  const storyboard = board(scene({ shots: [3, 4], prompts: ['x'] }))
  const same = [
    setTitle(storyboard, 'Low Tide'),
    setTitle(storyboard, '  '),
    renameScene(storyboard, 'a', ''),
    setQuality(storyboard, 'a', 'pro'),
    setSceneDuration(storyboard, 'a', 7_000),
    setShotDuration(storyboard, 'a1', 3_000),
    setShotDuration(storyboard, 'nobody', 3_000),
    moveBoundary(storyboard, 'a', { index: 0, toMs: 3_400, mode: 'pair' }),
    moveBoundary(storyboard, 'nobody', { index: 0, toMs: 0, mode: 'pair' }),
    fitShots(storyboard, 'a'),
    setPrompt(storyboard, 'a1', 'x'),
    setSound(storyboard, 'a', false),
    moveScene(storyboard, 'a', 0),
    removeShots(storyboard, ['nobody']),
    duplicateShots(storyboard, [], []),
    mergeShots(board(scene()), 'nobody'),
  ]
  expect(same.slice(0, -1).every((next) => next === storyboard)).toBe(true)
  const toggled = toggleLock(storyboard, 'a1')
  expect(toggled).not.toBe(storyboard)
  expect(toggleLock(toggled, 'a1')).toEqual(storyboard)
})

test('an edit touches nothing but its own scene', () => {
  const storyboard = board(scene({ shots: [3, 4] }), scene({ id: 'b', shots: [3, 4, 2] }))
  const next = moveBoundary(storyboard, 'b', { index: 0, toMs: 2_000, mode: 'pair' })
  expect(next.scenes[0]).toBe(storyboard.scenes[0])
  expect(next.scenes[1]?.shots[2]).toBe(storyboard.scenes[1]?.shots[2])
})

test('a new storyboard is one empty legal scene', () => {
  const storyboard = newStoryboard('  ', { sceneId: 's', shotId: 't' })
  expect(storyboard.title).toBe('Untitled')
  expect(storyboard.scenes).toEqual([newScene({ id: 's', shotId: 't' })])
  expect(lengths(storyboard)).toEqual({ scene: 5, shots: [5] })
})
