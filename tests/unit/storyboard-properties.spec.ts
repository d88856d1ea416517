import assert from 'node:assert/strict'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import * as history from '@/lib/editor/history'
import { renameScene, setTitle } from '@/lib/storyboard/edits'
import { parseStoryboard } from '@/lib/storyboard/migrate'
import { OmniPayload } from '@/lib/storyboard/payload-schema'
import { moveElement, moveImage } from '@/lib/storyboard/reference-edits'
import { compileScene } from '@/lib/storyboard/request'
import type { Storyboard } from '@/lib/storyboard/schema'
import { isLegalSet } from '@/lib/storyboard/shot-lengths'
import { boundaryLimits, filmDurationMs, locate, shotStarts } from '@/lib/storyboard/timeline'
import { validatePayload } from '@/lib/storyboard/validate'
import { board, scene } from '../support/boards'
import { step, takeStep } from '../support/random-edits'

const context = {
  assetUrl: (id: string) => `https://x.example/${id}`,
  queueElementId: (id: string) => `1${id.length}`,
}
const starts: Storyboard[] = [
  board(scene()),
  board(scene({ shots: [3, 4, 3] }), scene({ id: 'b', shots: [1, 1, 1], locked: [1] })),
  board(
    scene({ shots: [2, 2, 3, 3, 2, 3], locked: [0, 4] }),
    scene({ id: 'b', shots: [15] }),
    scene({ id: 'c' }),
  ),
]

/** Everything the board promises about itself, as a list of what is broken. */
function broken(storyboard: Storyboard, before: Storyboard): string[] {
  const ids = storyboard.scenes.flatMap((each) => [each.id, ...each.shots.map(({ id }) => id)])
  return [
    ...storyboard.scenes.filter((each) => !isLegalSet(each)).map(({ id }) => `set of ${id}`),
    ...(new Set(ids).size === ids.length ? [] : ['ids']),
    ...storyboard.scenes.flatMap((each) => {
      if (before.scenes.includes(each)) return []
      const parsed = OmniPayload.safeParse(compileScene(each, context).payload)
      return parsed.success ? [] : [`payload of ${each.id}: ${parsed.error.message}`]
    }),
  ]
}
function lockedLengths(storyboard: Storyboard): Map<string, number> {
  const shots = storyboard.scenes.flatMap((each) => each.shots).filter(({ locked }) => locked)
  return new Map(shots.map(({ id, durationMs }) => [id, durationMs]))
}

test('10,000 random sequences of edits, gestures and undo never leave a legal storyboard', () => {
  test.setTimeout(120_000)
  let changes = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...starts),
      fc.array(step, { minLength: 5, maxLength: 18 }),
      (start, steps) => {
        let fresh = 0
        const ids = (count: number) => Array.from({ length: count }, () => `n${fresh++}`)
        let now = history.startHistory(start)
        for (const each of steps) {
          const before = now.present
          now = takeStep(now, each, ids)
          if (now.present === before) continue
          changes++
          const wrong = broken(now.present, before)
          if (wrong.length > 0) throw new Error(`step ${each.op}: ${wrong.join('; ')}`)
        }
        const read = parseStoryboard(JSON.parse(JSON.stringify(now.present)))
        if (!read.ok) throw new Error(read.sentence)
        assert.deepEqual(read.storyboard, now.present)
        const last = history.commit(now).present
        now = history.commit(now)
        const depth = now.past.length
        for (let i = 0; i < depth; i++) now = history.undo(now)
        assert.equal(now.present, start)
        for (let i = 0; i < depth; i++) now = history.redo(now)
        assert.equal(now.present, last)
      },
    ),
    { numRuns: 10_000 },
  )
  expect(changes).toBeGreaterThan(50_000)
})

test('a locked shot keeps its length whatever is done to the others', () => {
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.array(step, { maxLength: 12 }), (start, steps) => {
      let fresh = 0
      const ids = (count: number) => Array.from({ length: count }, () => `n${fresh++}`)
      let now = history.startHistory(start)
      for (const each of steps) {
        const before = now
        now = takeStep(now, each, ids)
        const wentBack = now.past.length < before.past.length || now.future.length < before.future.length
        if (wentBack || now.base !== before.base) continue
        const was = lockedLengths(before.present)
        for (const [id, ms] of lockedLengths(now.present)) assert.equal(was.get(id) ?? ms, ms)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('an edit without a change keeps the object, so that it makes no undo step', () => {
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.array(step, { maxLength: 10 }), (start, steps) => {
      let fresh = 0
      const ids = (count: number) => Array.from({ length: count }, () => `n${fresh++}`)
      let now = history.startHistory(start)
      for (const each of steps) {
        const before = now.present
        now = takeStep(now, each, ids)
        if (now.present !== before) assert.notDeepEqual(now.present, before)
      }
    }),
    { numRuns: 1_000 },
  )
})

const names = ['mara', 'juno', 'tomas', 'lighthouse']
const pictures = ['p1', 'p2', 'p3']
/** What each token of the sent prompts stands for, in order. */
function targets(storyboard: Storyboard): string[] {
  return storyboard.scenes.flatMap((each) => {
    const elementId = (id: string) => String(100 + names.indexOf(id))
    const { payload } = compileScene(each, { ...context, queueElementId: elementId })
    const prompts = payload.multi_prompt?.map(({ prompt }) => prompt) ?? [payload.prompt ?? '']
    return prompts.flatMap((prompt) =>
      [...prompt.matchAll(/<<<(image|element)_(\d+)>>>/g)].map(([, list, place]) => {
        const index = Number(place) - 1
        return list === 'element'
          ? (payload.element_list?.[index]?.element_id ?? 'nothing')
          : (payload.image_list?.[index]?.image_url ?? 'nothing')
      }),
    )
  })
}

test('renaming and reordering never change what a mention means', () => {
  const token = fc.constantFrom(
    ...names.map((id) => `{{element:${id}}}`),
    ...pictures.map((id) => `{{image:${id}}}`),
    '{{first}}',
    '{{end}}',
  )
  const prompt = fc
    .array(fc.oneof(token, fc.string({ maxLength: 8 })), { maxLength: 8 })
    .map((parts) => parts.join(' '))
  const move = fc.record({ list: fc.boolean(), which: fc.nat(3), to: fc.nat(4) })
  fc.assert(
    fc.property(
      fc.array(prompt, { minLength: 1, maxLength: 3 }),
      fc.array(move, { maxLength: 10 }),
      (texts, moves) => {
        const start = board(
          scene({
            shots: texts.map(() => 3),
            prompts: texts,
            references: {
              firstFrameId: 'f',
              endFrameId: 'e',
              imageIds: pictures,
              elements: names.map((id) => ({ kind: 'stored' as const, id })),
            },
          }),
        )
        const before = targets(start)
        let now = renameScene(setTitle(start, 'Another'), 'a', 'Other')
        for (const { list, which, to } of moves)
          now = list
            ? moveElement(now, 'a', names[which] ?? '', to)
            : moveImage(now, 'a', pictures[which] ?? '', to)
        assert.deepEqual(targets(now), before)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('every film time lies in exactly one shot of one scene', () => {
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.integer({ min: -1_000, max: 60_000 }), (storyboard, ms) => {
      const place = locate(storyboard, ms)
      const within = Math.min(Math.max(0, ms), filmDurationMs(storyboard))
      const sceneStart = within - place.sceneMs
      expect(storyboard.scenes.slice(0, place.sceneIndex).reduce((sum, s) => sum + s.durationMs, 0)).toBe(
        sceneStart,
      )
      assert.equal(place.shotMs, place.sceneMs - (shotStarts(place.scene)[place.shotIndex] ?? 0))
      assert.ok(place.shotMs >= 0 && place.shotMs <= place.shot.durationMs)
    }),
  )
})

test('a boundary never has limits that exclude where it is', () => {
  for (const storyboard of starts)
    for (const each of storyboard.scenes)
      for (const mode of ['pair', 'ripple', 'scene'] as const)
        each.shots.forEach((shot, i) => {
          const range = boundaryLimits(each, i, mode)
          const now = (shotStarts(each)[i] ?? 0) + shot.durationMs
          if (range) expect(range.minMs <= now && now <= range.maxMs).toBe(true)
        })
})

test('neither the validator nor the reader of documents ever throws', () => {
  const garbage = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true })
  const keys = [
    'prompt',
    'duration',
    'image_list',
    'video_list',
    'element_list',
    'multi_shot',
    'multi_prompt',
    'watermark_info',
  ]
  const payload = fc.dictionary(
    fc.constantFrom(...keys),
    fc.oneof(garbage, fc.array(fc.dictionary(fc.string(), garbage))),
  )
  fc.assert(
    fc.property(garbage, payload, fc.json(), (value, almost, json) => {
      validatePayload('kling-v3-omni', value)
      validatePayload('kling-v3-omni', { ...almost, multi_shot: true })
      validatePayload('kling-create-element', almost)
      validatePayload('kling-v3-omni', JSON.parse(json))
      assert.equal(parseStoryboard(value).ok, false)
      assert.equal(parseStoryboard({ version: 1, title: 'x', scenes: value }).ok, false)
    }),
    { numRuns: 500 },
  )
})
