import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { alignRate, alignTime } from '@/lib/editor/align-takes'
import { shotsInSpan } from '@/lib/editor/marquee'
import { cutsSentence, matchCuts } from '@/lib/editor/take-cuts'
import { takeDifferences } from '@/lib/editor/take-difference'
import { wordDifference } from '@/lib/editor/word-difference'
import { indexLibrary } from '@/lib/editor/reference-labels'
import { board, scene } from '../support/boards'

test('the same moment of another take is as far into the same shot', () => {
  const a = [0, 2_000, 6_000]
  const b = [0, 3_000, 5_000]
  expect([0, 1_000, 2_000, 4_000, 6_000].map((ms) => alignTime(ms, a, b))).toEqual([
    0, 1_500, 3_000, 4_000, 5_000,
  ])
  expect(alignRate(500, a, b)).toBeCloseTo(1.5)
  expect(alignRate(4_000, a, b)).toBeCloseTo(0.5)
})

test('takes with other numbers of shots are stretched as a whole', () => {
  expect(alignTime(3_000, [0, 2_000, 6_000], [0, 12_000])).toBe(6_000)
})

test('going over to another take and back leads to the same moment', () => {
  const edges = fc
    .array(fc.integer({ min: 200, max: 5_000 }), { minLength: 3, maxLength: 3 })
    .map((parts) => parts.reduce((all, part) => [...all, (all.at(-1) ?? 0) + part], [0]))
  fc.assert(
    fc.property(edges, edges, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, share) => {
      const ms = share * (a.at(-1) ?? 0)
      expect(alignTime(alignTime(ms, a, b), b, a)).toBeCloseTo(ms, 3)
    }),
  )
})

test('cuts of a film are told from those of its plan', () => {
  const plan = scene({ shots: [3, 4, 3] })
  const say = (...found: number[]) => cutsSentence(matchCuts(plan, found))
  expect(say(3_000, 7_000)).toBeNull()
  expect(say(3_042, 6_960)).toBeNull()
  expect(say(3_400, 6_500)).toBe('Shot 2 begins 0.4 s late. Shot 3 begins 0.5 s early.')
  expect(say(3_000)).toBe('No cut to shot 3 was found.')
  expect(say(3_000, 5_000, 7_000)).toBe('1 more cut was found.')
  expect(say(1_000, 3_000, 5_000, 7_000)).toBe('2 more cuts were found.')
})

test('one cut of the film never stands for two of the plan', () => {
  const { cuts, extraMs } = matchCuts(scene({ shots: [1, 1, 1] }), [1_500])
  expect(cuts.filter(({ realMs }) => realMs !== null)).toHaveLength(1)
  expect(extraMs).toEqual([])
})

test('both texts can be read off their difference', () => {
  const text = fc
    .array(fc.constantFrom('a ', 'pier ', 'at dawn', '\n', ' 🌊 ', 'lamp, '))
    .map((all) => all.join(''))
  fc.assert(
    fc.property(text, text, (first, second) => {
      const runs = wordDifference(first, second)
      const words = (not: 'first' | 'second') =>
        runs
          .filter((run) => run.in !== not)
          .map((run) => run.text)
          .join('')
          .split(/\s+/)
          .filter(Boolean)
      expect(words('second')).toEqual(first.split(/\s+/).filter(Boolean))
      expect(words('first')).toEqual(second.split(/\s+/).filter(Boolean))
    }),
  )
  expect(wordDifference('a grey pier', 'a red pier').map((run) => [run.in, run.text])).toEqual([
    ['both', 'a '],
    ['first', 'grey '],
    ['second', 'red '],
    ['both', 'pier '],
  ])
})

test('takes differ in what was asked, and only that is listed', () => {
  const index = indexLibrary({ assets: [], uploads: [], elements: [] })
  const one = scene({ shots: [3, 4], prompts: ['A pier', 'Waves'], quality: 'pro' })
  const other = scene({ shots: [4, 3], prompts: ['A pier', 'Big waves'], quality: 'std' })
  expect(takeDifferences([one, one], index)).toEqual([])
  expect(takeDifferences([one, other], index).map(({ label, values }) => [label, ...values])).toEqual([
    ['Shot 1, length', '3 s', '4 s'],
    ['Shot 2', 'Waves', 'Big waves'],
    ['Shot 2, length', '4 s', '3 s'],
    ['Quality', 'Pro 1080p', 'Standard 720p'],
  ])
})

test('a rectangle catches the shots it touches, all of one scene', () => {
  const film = board(scene({ id: 'a', shots: [2, 3] }), scene({ id: 'b', shots: [4, 2] }))
  const caught = (fromMs: number, toMs: number) => shotsInSpan(film, { fromMs, toMs })?.shotIds
  expect(caught(1_000, 3_000)).toEqual(['a1', 'a2'])
  expect(caught(3_000, 2_500)).toEqual(['a2'])
  expect(caught(4_000, 20_000)).toEqual(['a2'])
  expect(caught(20_000, 10_000)).toEqual(['b2'])
  expect(caught(30_000, 6_000)).toEqual(['b1', 'b2'])
})
