import assert from 'node:assert/strict'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import type { SceneIssue } from '@/lib/storyboard/issue'
import { blocks, preflight } from '@/lib/storyboard/preflight'
import { compileScene } from '@/lib/storyboard/request'
import { Scene } from '@/lib/storyboard/schema'
import { isRefused, validatePayload } from '@/lib/storyboard/validate'
import { context } from '../fixtures/preflight/library'
import { repaired as apply } from '../support/repaired'

const assetIds = [...context.assets.keys(), 'gone']
const elementIds = [...context.elements.keys(), 'nobody']
const asset = fc.constantFrom(...assetIds)
const words = fc.constantFrom(
  'A pier',
  ' ',
  '👋 waves',
  'x'.repeat(300),
  '<<<image_3>>>',
  '<<element_1>>',
  '@video_1',
)
const token = fc.oneof(
  fc.constantFrom('{{first}}', '{{end}}', '{{video}}', '{{element:new}}'),
  asset.map((id) => `{{image:${id}}}`),
  fc.constantFrom(...elementIds).map((id) => `{{element:${id}}}`),
)
const text = (limit: number) =>
  fc.oneof(fc.constant(''), fc.constant('n'.repeat(limit)), fc.constant('n'.repeat(limit + 9)))
const inline = fc.record({
  kind: fc.constant('inline' as const),
  id: fc.constant('new'),
  name: text(20),
  description: text(100),
  frontalAssetId: fc.option(asset),
  referAssetIds: fc.array(asset, { maxLength: 5 }),
  videoAssetId: fc.option(asset),
  tagIds: fc.array(fc.constantFrom('o_102', 'o_999'), { maxLength: 2 }),
  voiceId: fc.option(fc.constant('7')),
})
const stored = fc.constantFrom(...elementIds).map((id) => ({ kind: 'stored' as const, id }))
/** Any scene a document could hold, however illegal. */
const anyScene: fc.Arbitrary<Scene> = fc
  .record({
    durationMs: fc.oneof(
      fc.constantFrom(0, 2_000, 5_000, 9_500, 12_000, 15_000, 40_000),
      fc.integer({ min: 0, max: 20_000 }),
    ),
    shots: fc.array(
      fc.record({
        prompt: fc.array(fc.oneof(words, token), { maxLength: 9 }).map((parts) => parts.join(' ')),
        durationMs: fc.oneof(
          fc.constantFrom(0, 500, 1_000, 2_000, 3_000),
          fc.integer({ min: 0, max: 9_000 }),
        ),
        locked: fc.boolean(),
      }),
      { minLength: 1, maxLength: 9 },
    ),
    firstFrameId: fc.option(asset),
    endFrameId: fc.option(asset),
    imageIds: fc.uniqueArray(asset, { maxLength: 9 }),
    video: fc.option(
      fc.record({
        assetId: asset,
        use: fc.constantFrom('base' as const, 'feature' as const),
        keepSound: fc.boolean(),
      }),
    ),
    elements: fc.uniqueArray(fc.oneof(stored, inline), { maxLength: 9, selector: ({ id }) => id }),
    sound: fc.boolean(),
  })
  .map(({ durationMs, shots, sound, ...references }) => ({
    id: 'a',
    name: '',
    durationMs,
    quality: 'pro',
    aspect: '16:9',
    sound,
    watermark: false,
    shots: shots.map((shot, i) => ({ ...shot, id: `a${i}`, pictureId: null })),
    references,
  }))

const key = (issue: SceneIssue) => `${issue.rule} ${JSON.stringify(issue.field)}`
const count = (issues: readonly SceneIssue[], issue: SceneIssue) =>
  issues.filter((each) => key(each) === key(issue)).length

test('every repair offered for any scene takes its problem away and leaves a readable document', () => {
  test.setTimeout(120_000)
  const repaired = new Set<number>()
  fc.assert(
    fc.property(anyScene, (from) => {
      const issues = preflight(from, context)
      for (const issue of issues)
        for (const offer of issue.fixes) {
          const after = apply(from, offer)
          assert.ok(
            count(preflight(after, context), issue) < count(issues, issue),
            `${issue.sentence} ${offer.label}`,
          )
          assert.ok(Scene.safeParse(after).success, offer.label)
          repaired.add(issue.rule)
        }
    }),
    { numRuns: 40 },
  )
  expect(repaired.size).toBeGreaterThan(20)
})

test('first repairs, one after another, lead from any scene to one that a queue takes', () => {
  test.setTimeout(120_000)
  fc.assert(
    fc.property(anyScene, (from) => {
      let now = from
      for (let i = 0; i < 60; i++) {
        const next = preflight(now, context).find((issue) => blocks(issue) && issue.fixes.length > 0)
        const [first] = next?.fixes ?? []
        if (!first) break
        now = apply(now, first)
      }
      const left = preflight(now, context).filter(blocks)
      // Nobody can write a prompt for a person: an empty one (of a shot that a lock keeps) is all that may remain.
      assert.deepEqual(
        left.map(({ sentence }) => sentence).filter((each) => !/^Write a prompt|has no prompt\.$/.test(each)),
        [],
      )
      const sent =
        left.length > 0
          ? { ...now, shots: now.shots.map((shot) => ({ ...shot, prompt: shot.prompt.trim() || 'A pier' })) }
          : now
      const ids = { assetUrl: (id: string) => `https://x.example/${id}`, queueElementId: () => '1' }
      assert.deepEqual(
        validatePayload('kling-v3-omni', compileScene(sent, ids).payload).filter(isRefused),
        [],
      )
    }),
    { numRuns: 250 },
  )
})
