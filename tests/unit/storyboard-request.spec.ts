import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { ElementInput } from '@/lib/storyboard/element-input'
import { ElementPayload, OmniPayload } from '@/lib/storyboard/payload-schema'
import { compileElement, compiledLength, compilePrompt, compileScene } from '@/lib/storyboard/request'
import type { InlineElement, Scene } from '@/lib/storyboard/schema'
import { validatePayload } from '@/lib/storyboard/validate'
import { scene } from '../support/boards'

type Example = { title: string; request: { model: string; payload: Record<string, unknown> } }
const fixture = new URL('../fixtures/contract-examples.json', import.meta.url)
const examples = JSON.parse(readFileSync(fixture, 'utf8')) as Record<string, Example>

const context = {
  assetUrl: (id: string) => `https://media.example.com/${id.replace('_', '.')}`,
  queueElementId: (id: string) => ({ mara: '123456', juno: '789012' })[id] ?? null,
}
const stored = (id: string) => ({ kind: 'stored' as const, id })
const inline = (change: Partial<InlineElement>): InlineElement => ({
  kind: 'inline',
  id: 'new',
  name: '',
  description: '',
  frontalAssetId: null,
  referAssetIds: [],
  videoAssetId: null,
  tagIds: [],
  voiceId: null,
  ...change,
})
const moves = { assetId: 'moves_mp4', use: 'feature' as const, keepSound: false }

const scenes: Record<string, Scene> = {
  'omni-1': scene({ prompts: ['A paper boat drifts down a rain gutter, macro lens, soft grey light'] }),
  'omni-2': scene({
    shots: [10],
    quality: 'std',
    aspect: '9:16',
    sound: true,
    prompts: ['A brass band rehearses in a small courtyard, pigeons scatter, footsteps and laughter'],
  }),
  'omni-3': scene({
    shots: [8],
    prompts: ['The camera drifts back until the whole valley is visible'],
    references: { firstFrameId: 'valley_jpg' },
  }),
  'omni-4': scene({
    prompts: ['Noon slides into night, windows light up one after another'],
    references: { firstFrameId: 'noon_jpg', endFrameId: 'night_jpg' },
  }),
  'omni-5': scene({
    prompts: ['Make it snow and shift the colours towards blue'],
    references: { video: { assetId: 'source_mp4', use: 'base', keepSound: true } },
  }),
  'omni-6': scene({
    prompts: ['A skater repeats the same moves inside a glass museum'],
    references: { video: moves },
  }),
  'omni-7': scene({
    shots: [8],
    sound: true,
    prompts: ['{{element:mara}} crosses a wet night market, neon on the puddles'],
    references: { elements: [stored('mara')] },
  }),
  'omni-8': scene({
    shots: [10],
    sound: true,
    prompts: ['{{element:mara}} and {{element:juno}} argue cheerfully over a chess board'],
    references: { elements: [stored('mara'), stored('juno')] },
  }),
  'omni-9': scene({
    shots: [6],
    prompts: ['{{element:mara}} waits at the gate, then walks in'],
    references: { firstFrameId: 'gate_jpg', elements: [stored('mara')] },
  }),
  'omni-10': scene({
    quality: 'std',
    aspect: '1:1',
    prompts: ['{{element:mara}} copies the moves of the reference on a roof'],
    references: { video: moves, elements: [stored('mara')] },
  }),
  'omni-11': scene({
    shots: [5, 4, 6],
    prompts: [
      'Wide shot of a harbour before dawn',
      'Close on hands untying a rope',
      'The boat leaves, gulls follow',
    ],
  }),
  'omni-12': scene({
    shots: [5, 5],
    sound: true,
    prompts: [
      '{{element:mara}} enters a bookshop and looks around',
      '{{element:mara}} sits by the window and smiles',
    ],
    references: { elements: [stored('mara')] },
  }),
  'omni-13': scene({
    prompts: ['{{element:new}} strolls through an orchard at dusk'],
    references: {
      elements: [
        inline({
          name: 'Orchard Keeper',
          description: 'Tall woman, green coat, braided hair',
          frontalAssetId: 'keeper-front_jpg',
          referAssetIds: ['keeper-side_jpg', 'keeper-back_jpg'],
        }),
      ],
    },
  }),
  'omni-14': scene({
    shots: [8],
    sound: true,
    prompts: ['{{element:new}} greets the crowd from a stage'],
    references: { elements: [inline({ name: 'Host', videoAssetId: 'host_mp4' })] },
  }),
  'omni-15': scene({
    shots: [10],
    prompts: ['{{element:mara}} and {{element:new}} meet on a platform'],
    references: {
      elements: [
        stored('mara'),
        inline({ frontalAssetId: 'new-front_jpg', referAssetIds: ['new-side_jpg'] }),
      ],
    },
  }),
  'omni-16': scene({ quality: 'std', watermark: true, prompts: ['A drone circles a lighthouse island'] }),
}

const pictures = {
  referenceType: 'image_refer' as const,
  videoAssetId: null,
  voiceId: null,
}
const leo = {
  name: 'Narrator Leo',
  description: 'Man in his fifties, grey beard, round glasses',
  tagIds: ['o_102'],
  referenceType: 'video_refer' as const,
  frontalAssetId: null,
  referAssetIds: [],
  videoAssetId: 'leo_mp4',
  voiceId: null,
}
const elements: Record<string, ElementInput> = {
  'element-1': {
    ...pictures,
    name: 'Harbor Master',
    description: 'Weathered woman in a navy coat with a silver braid',
    tagIds: ['o_102'],
    frontalAssetId: 'hm-front_jpg',
    referAssetIds: ['hm-side_jpg', 'hm-close_jpg'],
  },
  'element-2': {
    ...pictures,
    name: 'Biscuit',
    description: 'Small brown terrier with one white ear',
    tagIds: ['o_103'],
    frontalAssetId: 'b-front_jpg',
    referAssetIds: ['b-1_jpg', 'b-2_jpg', 'b-3_jpg'],
  },
  'element-3': {
    ...pictures,
    name: 'Brass Compass',
    description: 'Old brass compass with a cracked glass lid',
    tagIds: ['o_104'],
    frontalAssetId: 'c-front_png',
    referAssetIds: ['c-side_png'],
  },
  'element-4': {
    ...pictures,
    name: 'Old Library',
    description: 'Round library with green lamps and ladders',
    tagIds: ['o_106'],
    frontalAssetId: 'l-1_jpg',
    referAssetIds: ['l-2_jpg', 'l-3_jpg'],
  },
  'element-5': leo,
  'element-6': { ...leo, voiceId: '829824295735410756' },
  'element-7': {
    ...pictures,
    name: 'Stage Queen',
    description: 'Singer in a golden feather costume',
    tagIds: ['o_102', 'o_105'],
    frontalAssetId: 'q-front_jpg',
    referAssetIds: ['q-side_jpg'],
  },
}

test('the fixture holds the 16 omni and 7 element examples of the contract', () => {
  expect(Object.keys(examples).sort()).toEqual([...Object.keys(scenes), ...Object.keys(elements)].sort())
})

for (const [id, { title, request }] of Object.entries(examples)) {
  test(`${id} compiles from the studio: ${title}`, () => {
    const source = scenes[id]
    const input = elements[id]
    if (source) {
      const { model, payload, problems } = compileScene(source, context)
      expect({ model, payload }).toEqual(request)
      expect(problems).toEqual([])
      expect(OmniPayload.parse(payload)).toEqual(payload)
    } else {
      const compiled = compileElement(ElementInput.parse(input), context)
      expect(compiled).toEqual(request)
      expect(ElementPayload.parse(compiled.payload)).toEqual(compiled.payload)
    }
  })

  test(`${id} breaks no rule`, () => {
    const issues = validatePayload(request.model, request.payload)
    // Example 5 of the vendor sends an aspect ratio that a base video ignores (rule 14).
    expect(issues.map(({ rule }) => rule)).toEqual(id === 'omni-5' ? [14] : [])
  })
}

test('tokens compile to places: frames first, then pictures, elements in their own order', () => {
  const from = scene({
    references: {
      firstFrameId: 'gate',
      endFrameId: 'night',
      imageIds: ['p1', 'p2'],
      video: moves,
      elements: [stored('mara'), stored('juno')],
    },
  })
  const rows: [string, string][] = [
    ['{{first}} to {{end}}', '<<<image_1>>> to <<<image_2>>>'],
    ['{{image:p1}}{{image:p2}}', '<<<image_3>>><<<image_4>>>'],
    ['{{image:gate}}', '<<<image_1>>>'],
    ['{{element:juno}} like {{video}}', '<<<element_2>>> like <<<video_1>>>'],
    ['{{element:nobody}}', '<<<element_0>>>'],
    ['{{first} {{nothing}}', '{{first} {{nothing}}'],
  ]
  for (const [prompt, sent] of rows) expect(compilePrompt(prompt, from)).toBe(sent)
})

test('characters are counted after compiling, in UTF-16 units', () => {
  const from = scene({ references: { elements: [stored('mara')] } })
  expect(compiledLength('{{element:mara}} 👋', from)).toBe('<<<element_1>>> 👋'.length)
  expect(compiledLength('👋', from)).toBe(2)
})

test('a mention of nothing is told and cannot pass for another reference', () => {
  const from = scene({ prompts: ['{{element:mara}} and {{video}}'] })
  const { payload, problems } = compileScene(from, context)
  expect(payload.prompt).toBe('<<<element_0>>> and <<<video_0>>>')
  expect(problems).toEqual([
    { shotId: 'a1', token: { kind: 'element', id: 'mara' } },
    { shotId: 'a1', token: { kind: 'video' } },
  ])
})

const valid: ElementInput = {
  ...pictures,
  name: 'Mara',
  description: 'A keeper',
  tagIds: [],
  frontalAssetId: 'f',
  referAssetIds: ['r'],
}
const inputs: [string, Partial<ElementInput>, string | null][] = [
  ['20 characters of name', { name: 'x'.repeat(20) }, null],
  ['21 characters of name', { name: 'x'.repeat(21) }, 'name'],
  ['a blank name', { name: '  ' }, 'name'],
  ['100 characters of description', { description: 'x'.repeat(100) }, null],
  ['101 characters of description', { description: 'x'.repeat(101) }, 'description'],
  ['3 more pictures', { referAssetIds: ['1', '2', '3'] }, null],
  ['4 more pictures', { referAssetIds: ['1', '2', '3', '4'] }, 'referAssetIds'],
  ['no more pictures', { referAssetIds: [] }, 'referAssetIds'],
  ['no front picture', { frontalAssetId: null }, 'frontalAssetId'],
  ['a voice with pictures', { voiceId: '1' }, 'voiceId'],
  ['an unknown tag', { tagIds: ['o_109'] }, 'tagIds'],
  ['a video element without a video', { referenceType: 'video_refer' }, 'videoAssetId'],
]
for (const [title, change, field] of inputs) {
  test(`an element input with ${title} is ${field ? `refused at ${field}` : 'taken'}`, () => {
    const result = ElementInput.safeParse({ ...valid, ...change })
    expect(result.error?.issues.map(({ path }) => path[0]) ?? []).toEqual(field ? [field] : [])
  })
}
