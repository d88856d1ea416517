import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { isStoryboard } from '@/lib/storyboard/is-storyboard'
import { Storyboard } from '@/lib/storyboard/schema'
import { board, scene } from '../support/boards'

const whole = board(
  scene({
    shots: [3, 4],
    references: {
      firstFrameId: 'p1',
      imageIds: ['p2'],
      video: { assetId: 'v', use: 'feature', keepSound: true },
      elements: [
        { kind: 'stored', id: 'mara' },
        {
          kind: 'inline',
          id: 'new',
          name: 'New',
          description: '',
          frontalAssetId: 'p1',
          referAssetIds: ['p2'],
          videoAssetId: null,
          tagIds: ['o_102'],
          voiceId: null,
        },
      ],
    },
  }),
)

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
/** Every place in a JSON value, as the keys that lead there. */
function places(value: Json, here: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [here]
  const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return [here, ...inside.flatMap(([key, each]) => places(each, [...here, key]))]
}
function changed(value: Json, [key, ...rest]: (string | number)[], change: (old: Json) => unknown): unknown {
  if (key === undefined) return change(value)
  if (Array.isArray(value)) return value.map((each, i) => (i === key ? changed(each, rest, change) : each))
  const object = value as Record<string, Json>
  return { ...object, [key]: changed(object[key] ?? null, rest, change) }
}

const json = JSON.parse(JSON.stringify(whole)) as Json
const place = fc.constantFrom(...places(json))
const value = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(null, '', 'x', 0, -1, 1.5, 1e20, true, [], {}, 'std', '16:9', 'a b', 'y'.repeat(200)),
)
const damage = fc.oneof(
  fc.record({ place, change: value.map((next) => () => next) }),
  fc.record({ place, change: fc.constant((old: Json) => addTo(old)) }),
  fc.record({ place, change: fc.constant((old: Json) => takeFrom(old)) }),
)
const addTo = (old: Json) =>
  typeof old === 'object' && old && !Array.isArray(old) ? { ...old, more: 1 } : old
function takeFrom(old: Json): Json {
  if (Array.isArray(old)) return old.slice(1)
  if (typeof old !== 'object' || old === null) return old
  return Object.fromEntries(Object.entries(old).slice(1))
}

test('the light check of a storyboard answers as the schema does, whatever is broken', () => {
  expect(isStoryboard(json)).toBe(true)
  fc.assert(
    fc.property(damage, ({ place: at, change }) => {
      const broken: unknown = JSON.parse(JSON.stringify(changed(json, at, change)) ?? 'null')
      expect(isStoryboard(broken)).toBe(Storyboard.safeParse(broken).success)
    }),
    { numRuns: 600 },
  )
})
