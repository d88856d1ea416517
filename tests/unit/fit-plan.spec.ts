import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { whyUnfit, type Purpose } from '@/lib/storyboard/fit'
import { firstChoice, planFit, resultFacts, whyBadRecipe, type FitChoice } from '@/lib/storyboard/fit-plan'
import { FitRecipe } from '@/lib/storyboard/fit-recipe'
import { framesOf } from '@/lib/storyboard/fit-time'
import type { ImageFacts, MediaFacts, VideoFacts } from '@/lib/storyboard/media-facts'

const image = (width: number, height: number, mime = 'image/webp'): ImageFacts => ({
  kind: 'image',
  mime,
  bytes: 1000,
  width,
  height,
})
const video = (change: Partial<VideoFacts> = {}): VideoFacts => ({
  kind: 'video',
  mime: 'video/webm',
  bytes: 1_000_000,
  width: 1920,
  height: 1080,
  durationMs: 5000,
  fps: 30,
  variableFps: false,
  codec: 'vp9',
  audioCodec: 'opus',
  ...change,
})
const size = fc.oneof(
  fc.integer({ min: 1, max: 30_000 }),
  fc.constantFrom(1, 2, 299, 300, 719, 720, 2160, 2161),
)
const choices: fc.Arbitrary<FitChoice> = fc.record({
  mode: fc.constantFrom('crop', 'pad'),
  at: fc.record({
    x: fc.double({ min: 0, max: 1, noNaN: true }),
    y: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  ratio: fc.constantFrom(null, 16 / 9, 9 / 16, 1, 12, 0.01),
  startMs: fc.integer({ min: -10, max: 40_000_000 }),
  durationMs: fc.option(fc.integer({ min: 0, max: 40_000_000 })),
})

/** The recipe, when it is well formed and its result legal; throws otherwise. Plain code: an expectation per run would take minutes. */
function expectLegal(facts: MediaFacts, purpose: Purpose, choice: FitChoice): FitRecipe {
  const recipe = planFit(facts, purpose, choice)
  if (!recipe) throw new Error('no plan')
  const problem =
    FitRecipe.safeParse(recipe).error?.message ??
    whyUnfit('copy', resultFacts(recipe, facts), purpose) ??
    whyBadRecipe(recipe, facts, purpose)
  if (problem) throw new Error(`${problem} ${JSON.stringify(recipe)}`)
  return recipe
}
const must = (holds: boolean, what: string) => {
  if (!holds) throw new Error(what)
}

test('every picture of any size and shape has a plan whose result is legal', () => {
  fc.assert(
    fc.property(
      size,
      size,
      fc.constantFrom('frame', 'reference', 'element'),
      choices,
      (w, h, purpose, choice) => {
        expectLegal(image(w, h), purpose, choice)
      },
    ),
    { numRuns: 3000 },
  )
})

test('every clip of any size, rate and length has a plan whose result is legal and a whole number of frames', () => {
  const rates = fc.oneof(
    fc.double({ min: 0.02, max: 480, noNaN: true }),
    fc.constantFrom(23.976, 24, 25, 29.97, 30, 59.94, 60, 60.001, 70, 120, 240),
  )
  const lengths = fc.oneof(
    fc.integer({ min: 1, max: 36_000_000 }),
    fc.constantFrom(2999, 3000, 8000, 10_000, 10_001),
  )
  fc.assert(
    fc.property(
      fc.record({ width: size, height: size, fps: rates, variableFps: fc.boolean(), durationMs: lengths }),
      fc.constantFrom('video', 'elementVideo'),
      choices,
      (facts, purpose, choice) => {
        const recipe = expectLegal(video(facts), purpose, choice)
        if (recipe.kind !== 'video') throw new Error('not a clip')
        const frames = framesOf(recipe.durationMs, recipe.fps)
        must(
          Math.abs((frames * 1000) / recipe.fps - recipe.durationMs) < 1000 / recipe.fps,
          'not whole frames',
        )
        must(recipe.startMs < facts.durationMs, 'starts after the end')
      },
    ),
    { numRuns: 3000 },
  )
})

test('a crop stays inside the picture, bars stay outside it', () => {
  fc.assert(
    fc.property(size, size, choices, (width, height, choice) => {
      const { region } = expectLegal(image(width, height), 'frame', choice)
      const inside =
        region.x >= 0 &&
        region.y >= 0 &&
        region.x + region.width <= width &&
        region.y + region.height <= height
      const around = region.x <= 0 && region.y <= 0 && region.width >= width && region.height >= height
      must(choice.mode === 'crop' ? inside : around, JSON.stringify(region))
    }),
  )
})

const examples: [string, MediaFacts, Purpose, Partial<FitChoice>, Record<string, unknown>][] = [
  [
    'a 12:1 strip loses its ends',
    image(3600, 300),
    'frame',
    {},
    { region: { x: 1425, y: 0, width: 750, height: 300 }, width: 750, height: 300 },
  ],
  [
    'a 12:1 strip gets bars',
    image(3600, 300),
    'frame',
    { mode: 'pad' },
    { width: 3600, height: 1440, region: { x: 0, y: -570, width: 3600, height: 1440 } },
  ],
  ['a small picture grows', image(120, 90), 'frame', {}, { width: 400, height: 300 }],
  ['8K becomes 4096 wide', image(7680, 4320), 'frame', {}, { width: 4096, height: 2304, format: 'jpeg' }],
  [
    'a drawing stays a PNG',
    image(2048, 2048, 'image/svg+xml'),
    'reference',
    {},
    { format: 'png', width: 2048 },
  ],
  ['a fast clip is halved', video({ fps: 70 }), 'video', {}, { fps: 35, durationMs: 5000 }],
  [
    'a long clip keeps its first 10 s',
    video({ durationMs: 14_000 }),
    'video',
    {},
    { startMs: 0, durationMs: 10_000 },
  ],
  [
    'the range moves, and stays inside',
    video({ durationMs: 14_000 }),
    'video',
    { startMs: 9_000 },
    { startMs: 4_000, durationMs: 10_000 },
  ],
  [
    'a short clip is held to 3 s',
    video({ durationMs: 1_200 }),
    'video',
    {},
    { startMs: 0, durationMs: 3_000 },
  ],
  ['4K fits into 2160', video({ width: 3840, height: 2160 }), 'video', {}, { width: 2160, height: 1216 }],
  [
    'a phone clip for an element is cut to 9:16',
    video({ width: 1080, height: 2340 }),
    'elementVideo',
    {},
    { width: 1080, height: 1920, region: { x: 0, y: 210, width: 1080, height: 1920 } },
  ],
  ['film rate becomes 24', video({ fps: 23.976 }), 'video', {}, { fps: 24 }],
  [
    'an uneven rate becomes the nearest usual one',
    video({ fps: 28.6, variableFps: true }),
    'video',
    {},
    { fps: 29.97 },
  ],
]
for (const [title, facts, purpose, change, expected] of examples)
  test(title, () => {
    expect(planFit(facts, purpose, { ...firstChoice, ...change })).toMatchObject(expected)
  })

test('what no computer can do has no plan', () => {
  expect(planFit(image(800, 600), 'video')).toBeNull()
  expect(planFit(video(), 'frame')).toBeNull()
})

test('a recipe a browser made up is refused with the reason', () => {
  const facts = image(800, 600)
  const recipe = planFit(facts, 'frame')
  if (recipe?.kind !== 'image') throw new Error('no plan')
  expect(whyBadRecipe({ ...recipe, width: 10 }, facts, 'frame')).not.toBeNull()
  expect(whyBadRecipe({ ...recipe, region: { x: 900, y: 0, width: 10, height: 10 } }, facts, 'frame')).toBe(
    'The crop lies outside the picture.',
  )
  expect(whyBadRecipe(recipe, video(), 'video')).toBe('This file cannot become a picture.')
})
