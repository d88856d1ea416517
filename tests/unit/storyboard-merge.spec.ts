import assert from 'node:assert/strict'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import * as history from '@/lib/editor/history'
import {
  duplicateScene,
  moveScene,
  removeScene,
  renameScene,
  setAspect,
  setShotDuration,
  setTitle,
} from '@/lib/storyboard/edits'
import { mergeStoryboards } from '@/lib/storyboard/merge'
import { parseStoryboard } from '@/lib/storyboard/migrate'
import { addElement, addImage, setFirstFrame } from '@/lib/storyboard/reference-edits'
import type { Storyboard } from '@/lib/storyboard/schema'
import { isLegalSet } from '@/lib/storyboard/shot-lengths'
import { addShot, moveShots, removeShots, setPrompt } from '@/lib/storyboard/shot-edits'
import { board, lengths, scene } from '../support/boards'
import { step, takeStep, type Step } from '../support/random-edits'

const base = board(
  scene({ shots: [3, 4, 3] }),
  scene({ id: 'b', shots: [5] }),
  scene({ id: 'c', shots: [2, 2, 2] }),
)
const prompts = (storyboard: Storyboard) =>
  storyboard.scenes.flatMap((each) => each.shots.map((shot) => shot.prompt))
const order = (storyboard: Storyboard) => storyboard.scenes.map((each) => each.id).join('')
const shotsOf = (storyboard: Storyboard, id: string) =>
  storyboard.scenes.find((each) => each.id === id)?.shots.map((shot) => shot.id)

test('both sides keep what only they changed', () => {
  const mine = setTitle(
    setPrompt(addShot(base, 'b', { id: 'n1', afterShotId: 'b1' }), 'a1', 'Mine'),
    'My film',
  )
  const theirs = setFirstFrame(moveScene(setPrompt(base, 'a2', 'Theirs'), 'c', 0), 'c', 'p1')
  const { storyboard, conflicts } = mergeStoryboards({ base, mine, theirs })
  expect(conflicts).toEqual([])
  expect(order(storyboard)).toBe('cab')
  expect(storyboard.title).toBe('My film')
  expect(shotsOf(storyboard, 'b')).toEqual(['b1', 'n1'])
  expect(storyboard.scenes[1]?.shots.map((shot) => shot.prompt)).toEqual(['Mine', 'Theirs', ''])
  expect(storyboard.scenes[0]?.references.firstFrameId).toBe('p1')
})

test('a field both changed is listed, and comes from the chosen side', () => {
  const mine = setAspect(setPrompt(base, 'a1', 'Rain'), 'b', '9:16')
  const theirs = setAspect(setPrompt(base, 'a1', 'Snow'), 'b', '1:1')
  const merged = mergeStoryboards({ base, mine, theirs })
  expect(merged.conflicts).toEqual([
    { key: 'a/shot.a1.prompt', sceneId: 'a', field: 'shot.a1.prompt', mine: 'Rain', theirs: 'Snow' },
    { key: 'b/aspect', sceneId: 'b', field: 'aspect', mine: '9:16', theirs: '1:1' },
  ])
  expect(prompts(merged.storyboard)[0]).toBe('Snow')
  const chosen = mergeStoryboards({ base, mine, theirs }, { 'a/shot.a1.prompt': 'mine' })
  expect(prompts(chosen.storyboard)[0]).toBe('Rain')
  expect(chosen.storyboard.scenes[1]?.aspect).toBe('1:1')
  expect(chosen.conflicts).toHaveLength(2)
})

test('a scene one side removed and the other wrote in is a question, an untouched one goes', () => {
  const mine = setPrompt(removeScene(base, 'c'), 'b1', 'Still needed')
  const theirs = removeScene(setTitle(base, 'Theirs'), 'b')
  const { storyboard, conflicts } = mergeStoryboards({ base, mine, theirs })
  expect(conflicts.map(({ key }) => key)).toEqual(['b/scene'])
  expect(order(storyboard)).toBe('a')
  expect(order(mergeStoryboards({ base, mine, theirs }, { 'b/scene': 'mine' }).storyboard)).toBe('ab')
})

test('a shot one side removed and the other wrote in is a question', () => {
  const mine = setPrompt(base, 'a2', 'Hold this')
  const theirs = removeShots(base, ['a2'])
  const { storyboard, conflicts } = mergeStoryboards({ base, mine, theirs })
  expect(conflicts.map(({ key }) => key)).toEqual(['a/shot.a2'])
  expect(shotsOf(storyboard, 'a')).toEqual(['a1', 'a3'])
  const kept = mergeStoryboards({ base, mine, theirs }, { 'a/shot.a2': 'mine' }).storyboard
  expect(shotsOf(kept, 'a')).toEqual(['a1', 'a2', 'a3'])
  expect(kept.scenes.every(isLegalSet)).toBe(true)
})

test('a shot moved to another scene by one side stands there once, with the other side’s words', () => {
  const mine = moveShots(base, ['a2'], { sceneId: 'b', index: 1 })
  const theirs = setPrompt(base, 'a2', 'Written meanwhile')
  const { storyboard, conflicts } = mergeStoryboards({ base, mine, theirs })
  expect(conflicts).toEqual([])
  expect(shotsOf(storyboard, 'b')).toEqual(['b1', 'a2'])
  expect(prompts(storyboard).filter((prompt) => prompt === 'Written meanwhile')).toHaveLength(1)
})

test('lengths of both sides add up to the scene', () => {
  const mine = setShotDuration(base, 'a1', 5_000)
  const theirs = addShot(base, 'a', { id: 'n', afterShotId: 'a3' })
  const { storyboard } = mergeStoryboards({ base, mine, theirs })
  const { scene: whole, shots } = lengths(storyboard)
  expect(shots.reduce((sum, each) => sum + each, 0)).toBe(whole)
  expect(shots).toHaveLength(4)
})

test('more shots than a scene holds follow in a scene of their own', () => {
  let mine = base
  let theirs = base
  for (const i of [0, 1]) {
    mine = addShot(mine, 'a', { id: `m${i}`, afterShotId: 'a3' })
    theirs = addShot(theirs, 'a', { id: `t${i}`, afterShotId: 'a3' })
  }
  const { storyboard } = mergeStoryboards({ base, mine, theirs })
  const all = storyboard.scenes.flatMap((each) => each.shots.map((shot) => shot.id))
  for (const id of ['m0', 'm1', 't0', 't1']) expect(all).toContain(id)
  expect(storyboard.scenes).toHaveLength(4)
  expect(storyboard.scenes.every(isLegalSet)).toBe(true)
  expect(parseStoryboard(storyboard)).toMatchObject({ ok: true })
})

test('references of both sides come together', () => {
  const mine = addElement(addImage(base, 'a', 'p1'), 'a', { kind: 'stored', id: 'mara' })
  const theirs = addElement(addImage(base, 'a', 'p2'), 'a', { kind: 'stored', id: 'juno' })
  const { storyboard } = mergeStoryboards({ base, mine, theirs })
  expect(storyboard.scenes[0]?.references.imageIds.toSorted()).toEqual(['p1', 'p2'])
  expect(storyboard.scenes[0]?.references.elements.map(({ id }) => id).toSorted()).toEqual(['juno', 'mara'])
})

test('scenes both sides made and moved are all there', () => {
  const copy = (storyboard: Storyboard, id: string) =>
    duplicateScene(storyboard, 'b', { id, shotIds: [`${id}1`] })
  const mine = renameScene(copy(base, 'x'), 'x', 'Mine')
  const theirs = moveScene(copy(base, 'y'), 'a', 2)
  const { storyboard, conflicts } = mergeStoryboards({ base, mine, theirs })
  expect(conflicts).toEqual([])
  expect([...order(storyboard)].toSorted().join('')).toBe('abcxy')
})

const run = (start: Storyboard, steps: readonly Step[], name: string) => {
  let fresh = 0
  const ids = (count: number) => Array.from({ length: count }, () => `${name}${fresh++}`)
  return history.commit(steps.reduce((now, each) => takeStep(now, each, ids), history.startHistory(start)))
    .present
}
const starts = [
  base,
  board(scene()),
  board(scene({ shots: [2, 2, 3, 3, 2, 3], locked: [0, 4] }), scene({ id: 'b', shots: [15] })),
]
const some = fc.array(step, { minLength: 1, maxLength: 10 })

test('any two edited copies merge into a legal storyboard, whatever is chosen', () => {
  test.setTimeout(120_000)
  let questions = 0
  fc.assert(
    fc.property(fc.constantFrom(...starts), some, some, fc.boolean(), (start, a, b, all) => {
      const [mine, theirs] = [run(start, a, 'm'), run(start, b, 't')]
      const first = mergeStoryboards({ base: start, mine, theirs })
      questions += first.conflicts.length
      const choices = Object.fromEntries(
        first.conflicts.map(({ key }) => [key, all ? 'mine' : 'theirs'] as const),
      )
      for (const { storyboard } of [first, mergeStoryboards({ base: start, mine, theirs }, choices)]) {
        const read = parseStoryboard(JSON.parse(JSON.stringify(storyboard)))
        if (!read.ok) throw new Error(read.sentence)
        for (const each of storyboard.scenes) assert.ok(isLegalSet(each), `set of ${each.id}`)
        for (const each of storyboard.scenes)
          assert.ok(!(each.sound && each.references.video), 'sound with a video')
      }
      if (first.conflicts.length > 0) return
      const made = [...mine.scenes, ...theirs.scenes].flatMap((each) => each.shots.map((shot) => shot.id))
      const alive = new Set(first.storyboard.scenes.flatMap((each) => each.shots.map((shot) => shot.id)))
      const old = new Set(start.scenes.flatMap((each) => each.shots.map((shot) => shot.id)))
      for (const id of made) if (!old.has(id)) assert.ok(alive.has(id), `new shot ${id} is lost`)
    }),
    { numRuns: 2_500 },
  )
  expect(questions).toBeGreaterThan(100)
})

test('a merge with an unchanged side, or with itself, changes nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...starts), some, (start, steps) => {
      const one = run(start, steps, 'm')
      assert.deepEqual(mergeStoryboards({ base: start, mine: one, theirs: start }), {
        storyboard: one,
        conflicts: [],
      })
      assert.deepEqual(mergeStoryboards({ base: start, mine: start, theirs: one }), {
        storyboard: one,
        conflicts: [],
      })
      assert.deepEqual(
        mergeStoryboards({ base: start, mine: one, theirs: structuredClone(one) }).storyboard,
        one,
      )
    }),
    { numRuns: 500 },
  )
})

test('choosing mine everywhere brings every conflicting field from mine', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 }), (a, b) => {
      const mine = setPrompt(base, 'a1', `m${a}`)
      const theirs = setPrompt(base, 'a1', `t${b}`)
      const { conflicts } = mergeStoryboards({ base, mine, theirs })
      const choices = Object.fromEntries(conflicts.map(({ key }) => [key, 'mine'] as const))
      assert.deepEqual(mergeStoryboards({ base, mine, theirs }, choices).storyboard, mine)
    }),
    { numRuns: 100 },
  )
})
