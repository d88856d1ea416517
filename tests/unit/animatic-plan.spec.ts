import { expect, test } from '@playwright/test'
import { boundaries, shotAt } from '@/lib/animatic/plan'
import { animaticPlan } from '@/lib/animatic/plan-from-payload'
import { planFromScene } from '@/lib/animatic/plan-from-scene'
import { compileScene } from '@/lib/storyboard/request'
import { emptyReferences } from '@/lib/storyboard/new-storyboard'
import type { Scene } from '@/lib/storyboard/schema'

const none = { element: () => null, media: () => null }
const mara = { element: () => ({ name: 'Mara', pictureKey: 'mara' }), media: () => null }
const shots = (...list: [string, number][]) => ({
  multi_shot: true,
  multi_prompt: list.map(([prompt, seconds], i) => ({ index: i + 1, prompt, duration: String(seconds) })),
})

test('shot boundaries are rounded from the sum, so errors never add up', () => {
  expect(boundaries([1000, 2000, 3000])).toEqual([0, 24, 72, 144])
  expect(boundaries([333, 333, 334])).toEqual([0, 8, 16, 24])
  expect(boundaries(Array.from({ length: 30 }, () => 101)).at(-1)).toBe(Math.round(3.03 * 24))
})

test('the six sizes: 720p and 1080p in three aspects', () => {
  const sizes = ['std', 'pro'].flatMap((mode) =>
    ['16:9', '9:16', '1:1'].map((aspect_ratio) => {
      const { width, height } = animaticPlan({ prompt: 'x', mode, aspect_ratio }, none)
      return `${width}x${height}`
    }),
  )
  expect(sizes).toEqual(['1280x720', '720x1280', '720x720', '1920x1080', '1080x1920', '1080x1080'])
})

test('a first frame decides the aspect, even against one that is sent', () => {
  const at = (width: number, height: number) => {
    const image_list = [{ image_url: 'a', type: 'first_frame' }]
    const plan = animaticPlan(
      { prompt: 'x', mode: 'std', aspect_ratio: '9:16', image_list },
      { ...none, media: () => ({ width, height }) },
    )
    return `${plan.width}x${plan.height}`
  }
  expect([at(1600, 900), at(900, 1600), at(1000, 1000), at(1200, 1000), at(750, 300)]).toEqual([
    '1280x720',
    '720x1280',
    '720x720',
    '720x720',
    '1280x720',
  ])
})

test('an edit of a video has its length and its shape', () => {
  const video_list = [{ video_url: 'v', refer_type: 'base', keep_original_sound: 'yes' }]
  const media = () => ({ width: 960, height: 720, durationMs: 4160 })
  const plan = animaticPlan(
    { prompt: 'x', mode: 'std', aspect_ratio: '16:9', duration: '9', video_list },
    { ...none, media },
  )
  expect(plan).toMatchObject({
    width: 960,
    height: 720,
    totalFrames: 100,
    baseVideo: { key: 'v', keepSound: true },
  })
  expect(plan.shots).toHaveLength(1)
})

test('tokens become names, and what they name is shown', () => {
  const plan = animaticPlan(
    {
      mode: 'std',
      aspect_ratio: '1:1',
      ...shots(
        ['<<<element_1>>> enters', 2],
        ['In <<<image_2>>>, <<<element_2>>> waits', 3],
        ['<<<element_9>>> and <<<video_1>>>', 1],
      ),
      image_list: [{ image_url: 'one' }, { image_url: 'two' }],
      element_list: [{ element_id: '1' }, { frontal_image: 'face', refer_images: ['side'] }],
    },
    mara,
  )
  expect(plan.shots.map((shot) => shot.prompt)).toEqual([
    'Mara enters',
    'In picture 2, Element 2 waits',
    'a missing element and the video',
  ])
  expect(plan.shots.map((shot) => shot.elements)).toEqual([
    [{ name: 'Mara', pictureKey: 'mara' }],
    [{ name: 'Element 2', pictureKey: 'face' }],
    [],
  ])
  expect(plan.shots.map((shot) => shot.pictureKey)).toEqual(['one', 'two', null])
})

test('first and end frame: the first opens shot 1, and the dissolve runs over the whole scene', () => {
  const image_list = [
    { image_url: 'a', type: 'first_frame' },
    { image_url: 'z', type: 'end_frame' },
  ]
  const plan = animaticPlan({ mode: 'std', image_list, ...shots(['one', 2], ['two', 2]) }, none)
  expect(plan.shots.map(({ pictureKey, endPictureKey }) => [pictureKey, endPictureKey])).toEqual([
    ['a', 'z'],
    ['a', 'z'],
  ])
  expect(plan.shots[0]?.mix[0]).toBe(0)
  expect(plan.shots[0]?.mix[1]).toBeCloseTo(plan.shots[1]?.mix[0] ?? 0, 1)
  expect(plan.shots[1]?.mix[1]).toBe(1)
})

test('the frame of a boundary belongs to the shot that follows it', () => {
  const plan = animaticPlan({ mode: 'std', aspect_ratio: '1:1', ...shots(['a', 1], ['b', 2]) }, none)
  expect([0, 23, 24, 71, 500].map((frame) => shotAt(plan, frame).shot.number)).toEqual([1, 1, 2, 2, 2])
  expect(shotAt(plan, 23).progress).toBe(1)
  expect(shotAt(plan, 24).progress).toBe(0)
})

const scene: Scene = {
  id: 's',
  name: 'Storm',
  durationMs: 5000,
  quality: 'std',
  aspect: '16:9',
  sound: true,
  watermark: true,
  shots: [
    {
      id: 'a',
      prompt: '{{element:m}} looks at {{image:p}}. Slow push in.',
      durationMs: 3000,
      locked: false,
      pictureId: null,
    },
    { id: 'b', prompt: 'Rain on {{first}}, static camera', durationMs: 2000, locked: false, pictureId: null },
  ],
  references: {
    ...emptyReferences,
    firstFrameId: 'f',
    imageIds: ['p'],
    elements: [{ kind: 'stored', id: 'm' }],
  },
}

test('the preview of a scene and the film of its payload are one plan', () => {
  const { payload } = compileScene(scene, { assetUrl: (id) => id, queueElementId: () => '7' })
  expect(animaticPlan(payload, mara)).toEqual(planFromScene(scene, mara))
})

test("a shot's own drawing wins over every other picture", () => {
  const drawn = { ...scene, shots: scene.shots.map((shot) => ({ ...shot, pictureId: `of ${shot.id}` })) }
  expect(planFromScene(drawn, mara).shots.map((shot) => shot.pictureKey)).toEqual(['of a', 'of b'])
  expect(planFromScene(scene, mara).shots.map((shot) => shot.pictureKey)).toEqual(['f', 'f'])
})
