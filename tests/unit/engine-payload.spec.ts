import { expect, test } from '@playwright/test'
import { ModelCard } from '@/lib/queue/contract'
import { decodePicture } from '@/lib/server/engine/inline-picture'
import { modelCard, modelList } from '@/lib/server/engine/model-cards'
import { elementIds, mediaUses, normalise, withMedia } from '@/lib/server/engine/payload'
import { readJson } from '@/lib/server/engine/read-json'

test('defaults and strings are written into the payload that is echoed', () => {
  const payload = {
    prompt: 'x',
    duration: 5,
    aspect_ratio: '16:9',
    foo: 1,
    element_list: [{ element_id: 307795693621 }, { frontal_image: 'f', refer_images: ['r'] }],
    multi_prompt: [{ index: 1, prompt: 'a', duration: 5 }],
  }
  expect(normalise('kling-v3-omni', payload)).toEqual({
    ...payload,
    mode: 'pro',
    sound: 'off',
    duration: '5',
    element_list: [{ element_id: '307795693621' }, { frontal_image: 'f', refer_images: ['r'] }],
    multi_prompt: [{ index: 1, prompt: 'a', duration: '5' }],
  })
})

test('a base video gets no default length', () => {
  const payload = { prompt: 'x', video_list: [{ video_url: 'https://s.test/a.mp4' }] }
  expect(normalise('kling-v3-omni', payload)).not.toHaveProperty('duration')
})

test('every file in use is named by its path, ignored fields are not', () => {
  const payload = {
    image_list: [{ image_url: 'i0', type: 'first_frame' }],
    video_list: [{ video_url: 'v0' }],
    element_list: [
      { element_id: '12' },
      { frontal_image: 'f', refer_images: ['r0', 'r1'] },
      { refer_videos: ['ev'] },
    ],
  }
  expect(mediaUses('kling-v3-omni', payload).map(({ kind, path }) => `${kind} ${path}`)).toEqual([
    'image image_list[0].image_url',
    'video video_list[0].video_url',
    'image element_list[1].frontal_image',
    'image element_list[1].refer_images[0]',
    'image element_list[1].refer_images[1]',
    'elementVideo element_list[2].refer_videos[0]',
  ])
  expect(elementIds(payload)).toEqual(['12'])
  expect(withMedia(payload, new Map([['element_list[1].refer_images[1]', 'new']])).element_list).toEqual([
    { element_id: '12' },
    { frontal_image: 'f', refer_images: ['r0', 'new'] },
    { refer_videos: ['ev'] },
  ])
  const both = { reference_type: 'image_refer', frontal_image: 'f', refer_images: ['r'], refer_video: 'v' }
  expect(mediaUses('kling-create-element', both).map(({ path }) => path)).toEqual([
    'frontal_image',
    'refer_images[0]',
  ])
})

test('base64 counts as a picture by its content only', () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString('base64')
  expect(decodePicture(png)?.extension).toBe('png')
  expect(decodePicture(`data:image/png;base64,${png}`)?.extension).toBe('png')
  expect(decodePicture(`data:image/svg+xml;base64,${png}`)).toBeNull()
  expect(decodePicture(Buffer.from('<svg/>').toString('base64'))).toBeNull()
  expect(decodePicture('https://s.test/a.png')).toBeNull()
  expect(decodePicture('')).toBeNull()
})

const post = (body: BodyInit) => new Request('http://engine.internal/requests', { method: 'POST', body })

test('broken, binary, too deep and NUL bodies are refused with 400, a large one with 413', async () => {
  const nested = '['.repeat(100_000) + ']'.repeat(100_000)
  const cases: [BodyInit, number][] = [
    ['{"model":', 400],
    ['', 400],
    [new Uint8Array([0x22, 0xff, 0x22]), 400],
    [nested, 400],
    ['{"a":"\\u0000"}', 400],
    [JSON.stringify('x'.repeat(3_000_000)), 413],
  ]
  for (const [body, status] of cases) {
    const read = await readJson(post(body))
    expect(read.ok ? 200 : read.refusal.status).toBe(status)
    if (!read.ok) expect(await read.refusal.json()).toEqual({ error: expect.stringMatching(/body/) })
  }
})

test('emoji, RTL and CJK pass; half a surrogate pair becomes a replacement character', async () => {
  const text = 'A 👩‍🚀 שלום 海の底'
  expect(await readJson(post(JSON.stringify({ text, cut: '👩'.slice(0, 1) })))).toEqual({
    ok: true,
    value: { text, cut: '\uFFFD' },
  })
})

test('both models have a card that the client can read, with every parameter of the contract', () => {
  expect(modelList.model_ids).toEqual(['kling-v3-omni', 'kling-create-element'])
  const names = (model: string) => ModelCard.parse(modelCard(model)).parameters.map(({ name }) => name)
  expect(names('kling-v3-omni')).toEqual(
    'prompt mode duration aspect_ratio sound image_list video_list element_list multi_shot shot_type multi_prompt watermark_info'.split(
      ' ',
    ),
  )
  expect(names('kling-create-element')).toEqual(
    'element_name element_description reference_type frontal_image refer_images refer_video element_voice_id tag_list'.split(
      ' ',
    ),
  )
  expect(modelCard('toString')).toBeNull()
})
