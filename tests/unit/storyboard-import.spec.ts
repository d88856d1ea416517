import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { readPayloadText } from '@/lib/storyboard/payload-text'
import { compileScene } from '@/lib/storyboard/request'
import { referencesIn, sceneFromPayload, type Resolver } from '@/lib/storyboard/scene-from-payload'
import { sceneWords } from '@/lib/storyboard/scene-words'
import type { Scene, SceneElement } from '@/lib/storyboard/schema'
import { scene } from '../support/boards'

type Example = { title: string; request: { model: string; payload: Record<string, unknown> } }
const fixture = new URL('../fixtures/contract-examples.json', import.meta.url)
const examples = JSON.parse(readFileSync(fixture, 'utf8')) as Record<string, Example>
const omni = Object.entries(examples).filter(([name]) => name.startsWith('omni-'))

const HOST = 'https://media.example.com/'
const context = {
  assetUrl: (id: string) => HOST + id.replace('_', '.'),
  queueElementId: (id: string) => id.slice(1),
}
function resolver(change: Partial<Resolver> = {}): Resolver {
  let fresh = 0
  return {
    asset: (url) => (url.startsWith(HOST) ? url.slice(HOST.length).replace('.', '_') : null),
    element: (id) => ({ id: `e${id}` }),
    newId: () => `n${fresh++}`,
    ...change,
  }
}
const read = (value: unknown) => {
  const found = readPayloadText(typeof value === 'string' ? value : JSON.stringify(value))
  if (!found.ok) throw new Error(found.sentence)
  return found.payload
}

for (const [name, { title, request }] of omni)
  test(`${name}, ${title}: pasted, it becomes a scene that is sent as the same payload`, () => {
    const made = sceneFromPayload(read(request), resolver())
    expect(compileScene(made, context)).toEqual({
      model: request.model,
      payload: request.payload,
      problems: [],
    })
  })

const asset = fc.constantFrom('a_png', 'b_jpg', 'c_jpg', 'd_png')
const id = fc.constantFrom('e1', 'e22', 'e333')
const element: fc.Arbitrary<SceneElement> = fc.oneof(
  id.map((each): SceneElement => ({ kind: 'stored', id: each })),
  fc.record({
    kind: fc.constant('inline' as const),
    id: fc.constantFrom('i1', 'i2'),
    name: fc.constantFrom('', 'Keeper'),
    description: fc.constantFrom('', 'Green coat'),
    frontalAssetId: asset,
    referAssetIds: fc.uniqueArray(asset, { minLength: 1, maxLength: 3 }),
    videoAssetId: fc.constant(null),
    tagIds: fc.subarray(['o_102', 'o_105']),
    voiceId: fc.constant(null),
  }),
)
const token = fc.constantFrom(
  '{{first}}',
  '{{end}}',
  '{{video}}',
  '{{image:a_png}}',
  '{{image:b_jpg}}',
  '{{element:e1}}',
  '{{element:i1}}',
)
const prompt = fc
  .array(fc.oneof(token, fc.string({ maxLength: 9 }), fc.constant('<<<image_1>>>')), { maxLength: 7 })
  .map((parts) => parts.join(' '))
const anyScene: fc.Arbitrary<Scene> = fc
  .record({
    quality: fc.constantFrom('std' as const, 'pro' as const),
    aspect: fc.constantFrom('16:9' as const, '9:16' as const, '1:1' as const),
    sound: fc.boolean(),
    watermark: fc.boolean(),
    prompts: fc.array(prompt, { minLength: 1, maxLength: 6 }),
    lengths: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 6, maxLength: 6 }),
    firstFrameId: fc.option(asset),
    endFrameId: fc.option(asset),
    imageIds: fc.uniqueArray(asset, { maxLength: 4 }),
    video: fc.option(
      fc.record({
        assetId: fc.constant('moves_mp4'),
        use: fc.constantFrom('base' as const, 'feature' as const),
        keepSound: fc.boolean(),
      }),
    ),
    elements: fc.uniqueArray(element, { maxLength: 4, selector: (each) => each.id }),
  })
  .map(({ prompts, lengths, firstFrameId, endFrameId, imageIds, video, elements, ...settings }) =>
    scene({
      ...settings,
      prompts,
      shots: prompts.length === 1 ? [5] : lengths.slice(0, prompts.length),
      references: { firstFrameId, endFrameId, imageIds, video, elements },
    }),
  )

test('any scene that is sent, pasted again, is sent as the same payload', () => {
  fc.assert(
    fc.property(anyScene, (original) => {
      const { payload } = compileScene(original, context)
      const again = sceneFromPayload(read({ model: 'kling-v3-omni', payload }), resolver())
      expect(compileScene(again, context).payload).toEqual(payload)
    }),
    { numRuns: 2_000 },
  )
})

test('references are listed once, in order, with what they are for; one that is left out takes its mentions along', () => {
  const payload = {
    prompt: '<<<element_1>>> meets <<<element_2>>> by <<<image_2>>>',
    image_list: [
      { image_url: 'https://elsewhere.example/lost.jpg', type: 'first_frame' },
      { image_url: `${HOST}a.png` },
    ],
    element_list: [
      { element_id: 856528387 },
      { frontal_image: `${HOST}b.jpg`, refer_images: [`${HOST}b.jpg`, `${HOST}a.png`] },
    ],
    video_list: [{ video_url: `${HOST}m.mp4`, refer_type: 'feature' }],
  }
  expect(
    referencesIn(payload).map((each) => [
      each.role,
      each.kind === 'element' ? each.queueElementId : each.url,
    ]),
  ).toEqual([
    ['First frame', 'https://elsewhere.example/lost.jpg'],
    ['Picture', `${HOST}a.png`],
    ['Style and motion', `${HOST}m.mp4`],
    ['Element 1', '856528387'],
    ['Element 2', `${HOST}b.jpg`],
  ])
  const made = sceneFromPayload(payload, resolver({ element: () => null }))
  expect(made.references).toMatchObject({
    firstFrameId: null,
    imageIds: ['a_png'],
    elements: [{ kind: 'inline' }],
  })
  expect(made.shots[0]?.prompt).toBe(
    ` meets {{element:${made.references.elements[0]?.id}}} by {{image:a_png}}`,
  )
})

const request = {
  model: 'kling-v3-omni',
  payload: { prompt: "It's dawn", mode: 'std', duration: '3', aspect_ratio: '1:1' },
}
const json = JSON.stringify(request, null, 2)
const lines: [string, string][] = [
  ['a request', json],
  ['a payload alone', JSON.stringify(request.payload)],
  [
    'curl with single quotes',
    `curl -X POST 'https://x/requests' \\\n -H "Authorization: Bearer $KEY" \\\n -d '${json.replaceAll("'", `'\\''`)}'`,
  ],
  [
    'curl with double quotes',
    `curl https://x/requests --data-raw "${JSON.stringify(request).replaceAll('"', '\\"')}"`,
  ],
  [
    'curl as browsers copy it',
    `curl 'https://x' -H 'a: b' --data-raw $'${JSON.stringify(request).replaceAll("'", "\\'")}'`,
  ],
  [
    'curl with --json=',
    `$ curl https://x --json='${JSON.stringify(request.payload).replaceAll("'", `'\\u0027'`).replaceAll(`'\\u0027'`, '\\u0027')}'`,
  ],
]
for (const [what, text] of lines)
  test(`${what} is read`, () => expect(readPayloadText(text)).toEqual({ ok: true, payload: request.payload }))

const bad: [string, RegExp][] = [
  ['', /^Paste the JSON/],
  [
    '{\n  "mode": "std",\n}',
    /line 3, column 1: a name in quotation marks is expected|line 3, column 1: a comma must be followed/,
  ],
  ['{"a": 1 "b": 2}', /line 1, column 9: a comma or } is missing after a value, "\\"" stands here\./],
  ['{"a": \'x\'}', /line 1, column 7: a value is expected, "'" stands here\./],
  ['{"a": "x', /line 1, column 7: this text has no closing quotation mark\./],
  ['{"a": 1', /line 1, column 8: a comma or } is missing after a value, the text ends here\./],
  ['{"a": 01}', /line 1, column 7: a value is expected/],
  ['{"a": 1} {"b": 2}', /line 1, column 10: something follows after the end\./],
  ['{"a" 1}', /line 1, column 6: a colon is missing after the name/],
  ['[1]', /^A request is an object/],
  ['{"model":"kling-create-element","payload":{}}', /^This request makes an element/],
  ['{"model":"veo","payload":{}}', /^This request is for the model veo\./],
  ['{"model":"kling-v3-omni"}', /^The request has no payload/],
  ['curl https://x', /^This curl line has no body/],
  ['curl https://x -d @body.json', /reads its body from the file body\.json/],
  [
    'curl https://x -d \'{"a":}\'',
    /line 1, column 6: a value is expected, "}" stands here\. Lines are counted/,
  ],
]
for (const [text, sentence] of bad)
  test(`${JSON.stringify(text).slice(0, 50)} is told what is wrong and where`, () => {
    expect(readPayloadText(text)).toEqual({ ok: false, sentence: expect.stringMatching(sentence) })
  })

test('every text that is no JSON is placed somewhere inside it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json().map((text) => text.slice(0, -1)),
      ),
      (text) => {
        const found = readPayloadText(text)
        if (!found.ok) expect(found.sentence).toMatch(/[.}]$/)
      },
    ),
    { numRuns: 2_000 },
  )
  expect(readPayloadText('['.repeat(200_000)).ok).toBe(false)
})

const words: [Scene, string][] = [
  [scene(), 'From words, 5 s'],
  [scene({ shots: [3, 4], sound: true }), 'From words, 7 s, 2 shots, sound'],
  [scene({ references: { firstFrameId: 'a' } }), 'From a first frame, 5 s'],
  [
    scene({
      references: {
        firstFrameId: 'a',
        endFrameId: 'b',
        elements: [
          { kind: 'stored', id: 'x' },
          { kind: 'stored', id: 'y' },
        ],
      },
    }),
    'First frame to end frame, 5 s, 2 elements',
  ],
  [scene({ references: { endFrameId: 'b' } }), 'Towards an end frame, 5 s'],
  [
    scene({ references: { imageIds: ['a', 'b', 'c'] }, watermark: true }),
    'From words, 5 s, 3 reference pictures, watermarked copy',
  ],
  [
    scene({ references: { video: { assetId: 'v', use: 'base', keepSound: true } } }),
    "Edit of a video, as long as the video, the video's own sound",
  ],
  [
    scene({
      references: {
        firstFrameId: 'a',
        video: { assetId: 'v', use: 'feature', keepSound: false },
        elements: [{ kind: 'stored', id: 'x' }],
      },
    }),
    'From a first frame with the motion of a video, 5 s, 1 element',
  ],
  [
    scene({ references: { video: { assetId: 'v', use: 'feature', keepSound: false } } }),
    'Motion and style of a video, 5 s',
  ],
]
for (const [each, line] of words)
  test(`a scene says what it is: ${line}`, () => expect(sceneWords(each)).toBe(line))
