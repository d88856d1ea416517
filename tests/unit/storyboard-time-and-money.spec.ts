import { expect, test } from '@playwright/test'
import type { ElementHealth } from '@/lib/storyboard/element-health'
import { elementsFirst, namesOf } from '@/lib/storyboard/elements-first'
import { parseStoryboard } from '@/lib/storyboard/migrate'
import { estimateScene, formatMoney, seedPriceTable } from '@/lib/storyboard/price'
import {
  whyBoundaryStops,
  whyNotAddShot,
  whyNotDuplicateShots,
  whyNotEvenOut,
  whyNotMoveShots,
  whyNotPasteShots,
  whyNotRemoveScene,
  whyNotRemoveShots,
  whyNotSplit,
} from '@/lib/storyboard/reasons'
import {
  boundaryLimits,
  filmDurationMs,
  formatSeconds,
  formatTimecode,
  frameAt,
  frameMiddleMs,
  frameStartMs,
  locate,
  sceneStarts,
  shotLimits,
  shotStarts,
} from '@/lib/storyboard/timeline'
import { newShot } from '@/lib/storyboard/new-storyboard'
import { board, scene } from '../support/boards'

test('scenes follow one another and a cut belongs to what follows it', () => {
  const film = board(scene({ shots: [3, 4] }), scene({ id: 'b', shots: [2, 3] }))
  expect(sceneStarts(film)).toEqual([0, 7_000])
  expect(shotStarts(scene({ shots: [3, 4, 2] }))).toEqual([0, 3_000, 7_000])
  expect(filmDurationMs(film)).toBe(12_000)
  const place = (ms: number) => {
    const { sceneIndex, shotIndex, sceneMs, shotMs } = locate(film, ms)
    return [sceneIndex, shotIndex, sceneMs, shotMs]
  }
  expect(place(0)).toEqual([0, 0, 0, 0])
  expect(place(2_999)).toEqual([0, 0, 2_999, 2_999])
  expect(place(3_000)).toEqual([0, 1, 3_000, 0])
  expect(place(7_000)).toEqual([1, 0, 0, 0])
  expect(place(99_000)).toEqual([1, 1, 5_000, 3_000])
  expect(place(-5)).toEqual([0, 0, 0, 0])
})

test('every frame of 15 s starts where it says it starts', () => {
  for (let frame = 0; frame <= 360; frame++) {
    expect(frameAt(frameStartMs(frame))).toBe(frame)
    expect(frameAt(frameMiddleMs(frame))).toBe(frame)
    if (frame > 0) expect(frameAt(frameStartMs(frame) - 1)).toBe(frame - 1)
  }
})

const timecodes: [ms: number, text: string][] = [
  [0, '00:00:00'],
  [8_584, '00:08:14'],
  [15_000, '00:15:00'],
  [61_000, '01:01:00'],
  [-5, '00:00:00'],
]
for (const [ms, text] of timecodes)
  test(`${ms} ms reads ${text}`, () => expect(formatTimecode(ms)).toBe(text))
test('seconds read with a space and only the digits they need', () => {
  expect([formatSeconds(14_000), formatSeconds(1_500), formatSeconds(4_000, 1)]).toEqual([
    '14 s',
    '1.5 s',
    '4.0 s',
  ])
})

test('a length slider ranges over what its partner can give', () => {
  expect(shotLimits(scene({ shots: [3, 4, 2] }), 'a1')).toEqual({ minMs: 1_000, maxMs: 6_000 })
  expect(shotLimits(scene({ shots: [3, 4, 2] }), 'a3')).toEqual({ minMs: 1_000, maxMs: 5_000 })
  expect(shotLimits(scene({ shots: [5] }), 'a1')).toEqual({ minMs: 3_000, maxMs: 15_000 })
  expect(shotLimits(scene({ shots: [3, 4], locked: [0] }), 'a1')).toBeNull()
  expect(shotLimits(scene({ shots: [3, 4], locked: [1] }), 'a1')).toBeNull()
})
test('a boundary ranges over what its mode allows', () => {
  const from = scene({ shots: [3, 4, 3] })
  expect(boundaryLimits(from, 0, 'pair')).toEqual({ minMs: 1_000, maxMs: 6_000 })
  expect(boundaryLimits(from, 0, 'ripple')).toEqual({ minMs: 1_000, maxMs: 8_000 })
  expect(boundaryLimits(from, 0, 'scene')).toEqual({ minMs: 1_000, maxMs: 8_000 })
  expect(boundaryLimits(from, 2, 'scene')).toEqual({ minMs: 8_000, maxMs: 15_000 })
  expect(boundaryLimits(from, 2, 'pair')).toBeNull()
  expect(boundaryLimits(from, 9, 'scene')).toBeNull()
})

const video = { assetId: 'v', use: 'feature' as const, keepSound: false }
const prices: [
  title: string,
  from: Parameters<typeof scene>[0],
  videoMs: number | null,
  micros: number | null,
  text: string,
][] = [
  ['pro, 5 s, silent', {}, null, 560_000, '$0.56'],
  ['std, 10 s, sound', { shots: [10], quality: 'std', sound: true }, null, 1_120_000, '$1.12'],
  ['pro, 15 s, silent', { shots: [15] }, null, 1_680_000, '$1.68'],
  ['pro, 10 s, sound', { shots: [10], sound: true }, null, 1_400_000, '$1.40'],
  ['std, 5 s, feature video', { quality: 'std', references: { video } }, 9_000, 630_000, '$0.63'],
  [
    'pro, base video of 6.4 s',
    { references: { video: { ...video, use: 'base' } } },
    6_400,
    1_008_000,
    '$1.01',
  ],
  ['pro, base video of unknown length', { references: { video: { ...video, use: 'base' } } }, null, null, ''],
]
for (const [title, from, videoMs, micros, text] of prices)
  test(`${title} costs ${text || 'nobody knows'}`, () => {
    const estimate = estimateScene(scene(from), seedPriceTable, { videoMs })
    expect(estimate).toBe(micros)
    if (estimate !== null) expect(formatMoney(estimate)).toBe(text)
  })

test('elements that this queue must make first are named once each, others cost nothing more', () => {
  const element = (name: string, state: ElementHealth) => ({
    ...{ name, state, queueElementId: null, referenceType: 'image_refer' as const },
  })
  const elements = new Map([
    ['mara', element('Mara', 'elsewhere')],
    ['leo', element('Leo', 'changed')],
    ['queen', element('Queen', 'creating')],
    ['boat', element('Boat', 'ready')],
  ])
  const stored = (id: string) => ({ kind: 'stored' as const, id })
  const from = scene({
    references: { elements: ['mara', 'boat', 'leo', 'queen', 'gone', 'mara'].map(stored) },
  })
  const first = elementsFirst(from, elements)
  expect(first.map(({ name }) => name)).toEqual(['Mara', 'Leo'])
  expect(namesOf(first)).toBe('Mara and Leo')
  expect(namesOf([...first, { key: 'x', name: 'Queen' }])).toBe('Mara, Leo and Queen')
  expect(elementsFirst(scene({}), elements)).toEqual([])
})

test('a control that is off says why', () => {
  const six = scene({ shots: [1, 1, 1, 1, 1, 1] })
  expect(whyNotAddShot(six)).toBe('6 shots is the most in one scene')
  expect(whyNotAddShot(scene({ shots: [1, 1, 1] }))).toBe(
    'No unlocked shot is longer than 1 s. Make the scene longer',
  )
  expect(whyNotAddShot(scene({ locked: [0] }))).toBe('All shots are locked. Unlock one to make room')
  expect(whyNotAddShot(scene())).toBeNull()
  expect(whyNotSplit(scene({ shots: [1, 4] }), 'a1', 500)).toBe('Shot 1 is 1 s. 1.0 s is the shortest')
  expect(whyNotSplit(scene(), 'a1', 2_000)).toBeNull()
  expect(whyNotRemoveShots(scene(), ['a1'])).toBe('A scene needs one shot. Delete the scene instead')
  expect(whyNotRemoveShots(scene({ shots: [2, 4], locked: [0] }), ['a2'])).toBe(
    'The shots that stay are locked and shorter than 3 s. Unlock one',
  )
  expect(whyNotDuplicateShots(six, ['a1'])).toBe('6 shots is the most in one scene')
  expect(whyNotDuplicateShots(scene({ shots: [15], locked: [0] }), ['a1'])).toBe(
    'Locked shots leave no time. Unlock one to make room',
  )
  expect(whyNotPasteShots(scene(), [newShot('x', 2_000)])).toBeNull()
  expect(whyNotEvenOut(scene())).toBe('One shot has nothing to even out')
  expect(whyNotRemoveScene(board())).toBe('A storyboard has at least one scene')
  const film = board(
    scene({ shots: [3, 2] }),
    scene({ id: 'b', shots: [14] }),
    scene({ id: 'c', shots: [4, 4] }),
  )
  expect(whyNotMoveShots(film, ['a1'], { sceneId: 'b' })).toBe('Scene 1 would be 2 s, 3 s is the least')
  expect(whyNotMoveShots(film, ['c1'], { sceneId: 'b' })).toBe('Scene 2 would be 18 s, 15 s is the most')
  expect(whyNotMoveShots(film, ['b1'], { sceneId: 'a' })).toBe('Scene 2 needs one shot')
  expect(whyNotMoveShots(film, ['c1'], { sceneId: 'a' })).toBeNull()
})
test('a boundary that stops says why', () => {
  const from = scene({ shots: [3, 1, 3], locked: [2] })
  expect(whyBoundaryStops(from, 0, 'pair')).toBe('1.0 s is the shortest')
  expect(whyBoundaryStops(from, 1, 'pair')).toBe('Shot 3 is locked')
  expect(whyBoundaryStops(scene({ shots: [15] }), 0, 'scene')).toBe('15 s is the longest scene')
})

test('a document is read back as it was written', () => {
  const film = board(scene({ shots: [3, 4], prompts: ['{{element:mara}}'] }))
  expect(parseStoryboard(JSON.parse(JSON.stringify(film)))).toEqual({ ok: true, storyboard: film })
})
test('a shot alone fills its scene, whatever the document says', () => {
  const read = parseStoryboard(board({ ...scene({ shots: [2] }), durationMs: 9_000 }))
  expect(read.ok && read.storyboard.scenes[0]?.shots[0]?.durationMs).toBe(9_000)
})
const refused: [title: string, json: unknown, sentence: string][] = [
  ['nothing', null, 'This is not a storyboard.'],
  ['text', '{"version":1}', 'This is not a storyboard.'],
  [
    'a newer version',
    { ...board(), version: 3 },
    'This storyboard was made with a newer Shotboard (version 3). This one reads up to version 1.',
  ],
  [
    'a text for a number',
    board(scene(), { ...scene({ id: 'b' }), durationMs: '5' as unknown as number }),
    'This storyboard cannot be read: scene 2, durationMs is not as it should be.',
  ],
  [
    'no scenes',
    { version: 1, title: 'x', scenes: [] },
    'This storyboard cannot be read: scenes is not as it should be.',
  ],
  [
    'an unknown field',
    { ...board(), extra: 1 },
    'This storyboard cannot be read: it has fields that are not known.',
  ],
  ['an id twice', board(scene(), scene()), 'This storyboard cannot be read: the id a is used twice.'],
]
for (const [title, json, sentence] of refused)
  test(`a document with ${title} is refused with a sentence`, () =>
    expect(parseStoryboard(json)).toEqual({ ok: false, sentence }))
