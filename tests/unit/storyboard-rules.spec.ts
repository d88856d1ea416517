import { expect, test } from '@playwright/test'
import type { MediaFacts } from '@/lib/storyboard/media-facts'
import { ruleSeverity, type PayloadFacts } from '@/lib/storyboard/rules'
import { isRefused, refusalText, validatePayload, validateRequest } from '@/lib/storyboard/validate'

type Payload = Record<string, unknown>
/** A row of contract.md section 3: the rule it is about, what it says, what is put over the base payload. */
type Row = [rule: number, title: string, change: Payload]

const text = { prompt: 'a', aspect_ratio: '16:9' }
const url = (name: string) => `https://x.example/${name}`
const plain = { image_url: url('a.png') }
const first = { image_url: url('f.png'), type: 'first_frame' }
const end = { image_url: url('e.png'), type: 'end_frame' }
const base = { video_url: url('v.mp4'), refer_type: 'base', keep_original_sound: 'no' }
const feature = { ...base, refer_type: 'feature' }
const el = { element_id: '123456' }
const inline = { frontal_image: url('f.jpg'), refer_images: [url('r.jpg')] }
const clip = { refer_videos: [url('c.mp4')] }
const times = <T>(n: number, item: T): T[] => Array.from({ length: n }, () => item)
const shots = (...seconds: string[]) => ({
  multi_shot: true,
  shot_type: 'customize',
  prompt: undefined,
  duration: String(seconds.reduce((sum, s) => sum + Number(s), 0)),
  multi_prompt: seconds.map((duration, i) => ({ index: i + 1, prompt: `shot ${i + 1}`, duration })),
})
const indexed = (...indexes: unknown[]) => ({
  ...shots(...indexes.map(() => '5')),
  multi_prompt: indexes.map((index) => ({ index, prompt: 'a', duration: '5' })),
})
const noAspect = { aspect_ratio: undefined }

const valid: Row[] = [
  [4, 'an unknown key is ignored', { foo: 1 }],
  [5, 'a prompt of one character', { prompt: 'a' }],
  [6, '2500 characters', { prompt: 'a'.repeat(2500) }],
  [7, 'std', { mode: 'std' }],
  [7, 'pro', { mode: 'pro' }],
  [8, 'the shortest', { duration: '3' }],
  [8, 'the longest', { duration: '15' }],
  [8, 'the number 5 for "5"', { duration: 5 }],
  [9, '1:1', { aspect_ratio: '1:1' }],
  [9, '9:16', { aspect_ratio: '9:16' }],
  [10, 'on', { sound: 'on' }],
  [10, 'off', { sound: 'off' }],
  [11, 'true', shots('5')],
  [11, 'false', { multi_shot: false }],
  [12, 'not enabled', { watermark_info: { enabled: false } }],
  [13, 'text with 16:9', {}],
  [13, 'first frame without', { image_list: [first], ...noAspect }],
  [13, 'first and end frame without', { image_list: [first, end], ...noAspect }],
  [13, 'base video without', { video_list: [base], ...noAspect }],
  [14, 'first frame with 16:9', { image_list: [first] }],
  [15, 'one picture', { image_list: [plain] }],
  [15, 'a data URI', { image_list: [{ image_url: `data:image/png;base64,${'A'.repeat(8)}` }] }],
  [15, 'raw base64', { image_list: [{ image_url: 'A'.repeat(80) }] }],
  [18, 'end with first frame', { image_list: [first, end] }],
  [19, 'first and end frame alone', { image_list: [first, end] }],
  [20, 'first frame with a feature video', { image_list: [first], video_list: [feature] }],
  [21, 'first frame last in the list', { image_list: [plain, first] }],
  [23, 'one video', { video_list: [feature] }],
  [24, 'no refer_type means base', { video_list: [{ video_url: url('v.mp4') }], ...noAspect }],
  [25, 'no', { video_list: [{ ...feature, keep_original_sound: 'no' }] }],
  [25, 'yes', { video_list: [{ ...base, keep_original_sound: 'yes' }] }],
  [26, 'video with sound off', { video_list: [feature], sound: 'off' }],
  [26, 'video with sound missing', { video_list: [feature] }],
  [27, 'base video without duration', { video_list: [base] }],
  [27, 'base video with a duration that is ignored', { video_list: [base], duration: '9' }],
  [28, 'feature video of 10', { video_list: [feature], duration: '10' }],
  [30, 'plain pictures beside a base video', { video_list: [base], image_list: [plain] }],
  [31, 'first frame beside a feature video', { video_list: [feature], image_list: [first] }],
  [32, 'form A', { element_list: [el] }],
  [32, 'form B', { element_list: [inline] }],
  [32, 'form C', { element_list: [clip] }],
  [33, '1 other picture', { element_list: [inline] }],
  [33, '3 other pictures', { element_list: [{ ...inline, refer_images: times(3, url('r.jpg')) }] }],
  [34, 'one clip', { element_list: [clip] }],
  [35, 'digits', { element_list: [{ element_id: '123456' }] }],
  [35, 'a safe integer', { element_list: [{ element_id: 123456 }] }],
  [
    36,
    '20 and 100 characters',
    { element_list: [{ ...inline, element_name: 'x'.repeat(20), element_description: 'x'.repeat(100) }] },
  ],
  [36, 'known tags', { element_list: [{ ...inline, tag_list: [{ tag_id: 'o_101' }, { tag_id: 'o_108' }] }] }],
  [37, 'form C with a voice', { element_list: [{ ...clip, element_voice_id: '1' }] }],
  [38, '4 pictures and 3 elements', { image_list: times(4, plain), element_list: times(3, el) }],
  [38, '7 pictures', { image_list: times(7, plain) }],
  [
    39,
    '2 and 2 with a video',
    { image_list: times(2, plain), element_list: times(2, el), video_list: [feature] },
  ],
  [40, 'first frame and 3 elements', { image_list: [first], element_list: times(3, el) }],
  [41, 'feature video and a picture element', { video_list: [feature], element_list: [inline] }],
  [42, '3 video elements', { element_list: times(3, clip) }],
  [42, 'both kinds, 4 pictures', { element_list: [clip, inline], image_list: times(3, plain) }],
  [44, 'customize', shots('5')],
  [45, 'one shot', shots('5')],
  [45, '6 shots', shots('2', '2', '2', '2', '2', '2')],
  [46, '1, 2, 3', indexed(1, 2, 3)],
  [46, 'any order of 1..n', indexed(3, 1, 2)],
  [
    47,
    '512 characters',
    { ...shots('5'), multi_prompt: [{ index: 1, prompt: 'a'.repeat(512), duration: '5' }] },
  ],
  [48, 'a shot of 1 s', shots('1', '4')],
  [49, '5 + 4 + 6 = 15', shots('5', '4', '6')],
  [49, 'the default of 5', { ...shots('2', '3'), duration: undefined }],
  [50, 'an empty prompt beside shots', { ...shots('5'), prompt: '' }],
  [50, 'any prompt beside shots is ignored', { ...shots('5'), prompt: 'a'.repeat(2501) }],
  [51, 'shots without multi_shot are ignored', { shot_type: 'intelligence', multi_prompt: 'x' }],
  [
    52,
    'tokens inside shots',
    {
      ...shots('5'),
      image_list: [plain],
      multi_prompt: [{ index: 1, prompt: '<<<image_1>>>', duration: '5' }],
    },
  ],
  [55, 'first frame with shots', { ...shots('5', '5'), image_list: [first] }],
  [
    56,
    'a token of each list',
    {
      prompt: '<<<image_1>>> <<<element_1>>> <<<video_1>>>',
      image_list: [plain],
      element_list: [el],
      video_list: [feature],
    },
  ],
  [57, 'an element without a token', { element_list: [el] }],
  [58, '@image_1 is only text', { prompt: '@image_1' }],
]

const invalid: Row[] = [
  [5, 'no prompt', { prompt: undefined }],
  [5, 'an empty prompt', { prompt: '' }],
  [5, 'spaces', { prompt: '  ' }],
  [5, 'a number', { prompt: 42 }],
  [6, '2501 characters', { prompt: 'a'.repeat(2501) }],
  [7, 'PRO', { mode: 'PRO' }],
  [7, '4k', { mode: '4k' }],
  [8, '2', { duration: '2' }],
  [8, '16', { duration: '16' }],
  [8, '5.5', { duration: '5.5' }],
  [8, '5s', { duration: '5s' }],
  [8, 'empty', { duration: '' }],
  [8, 'true', { duration: true }],
  [8, 'the number 16', { duration: 16 }],
  [8, 'the number 5.5', { duration: 5.5 }],
  [9, '4:3', { aspect_ratio: '4:3' }],
  [9, '16x9', { aspect_ratio: '16x9' }],
  [10, 'true', { sound: true }],
  [10, 'yes', { sound: 'yes' }],
  [11, '"true"', { multi_shot: 'true' }],
  [12, 'true', { watermark_info: true }],
  [12, 'enabled yes', { watermark_info: { enabled: 'yes' } }],
  [13, 'text without', noAspect],
  [13, 'plain pictures without', { image_list: [plain], ...noAspect }],
  [13, 'an element without', { element_list: [el], ...noAspect }],
  [13, 'feature video without', { video_list: [feature], ...noAspect }],
  [13, 'several shots without', { ...shots('5', '5'), ...noAspect }],
  [15, 'an array of URLs', { image_list: [url('a.png')] }],
  [15, 'url instead of image_url', { image_list: [{ url: url('a.png') }] }],
  [15, 'an empty URL', { image_list: [{ image_url: '' }] }],
  [15, 'not an array', { image_list: plain }],
  [15, 'a word', { image_list: [{ image_url: 'hello' }] }],
  [15, 'a GIF in a data URI', { image_list: [{ image_url: 'data:image/gif;base64,AAAA' }] }],
  [16, 'last_frame', { image_list: [{ ...plain, type: 'last_frame' }] }],
  [16, 'reference', { image_list: [{ ...plain, type: 'reference' }] }],
  [17, 'two first frames', { image_list: [first, first] }],
  [17, 'two end frames', { image_list: [first, end, end] }],
  [18, 'an end frame alone', { image_list: [end] }],
  [19, 'frames and a plain picture', { image_list: [first, end, plain] }],
  [20, 'first frame with a base video', { image_list: [first], video_list: [base] }],
  [
    20,
    'first frame with an untyped video',
    { image_list: [first], video_list: [{ video_url: url('v.mp4') }] },
  ],
  [23, 'two videos', { video_list: [feature, feature] }],
  [23, 'base64', { video_list: [{ ...feature, video_url: 'A'.repeat(80) }] }],
  [23, 'url instead of video_url', { video_list: [{ url: url('v.mp4') }] }],
  [23, 'not an array', { video_list: feature }],
  [23, 'another scheme', { video_list: [{ ...feature, video_url: 'file:///etc/passwd' }] }],
  [24, 'style', { video_list: [{ ...feature, refer_type: 'style' }] }],
  [25, 'true', { video_list: [{ ...feature, keep_original_sound: true }] }],
  [26, 'video with sound on', { video_list: [feature], sound: 'on' }],
  [28, 'feature video of 12', { video_list: [feature], duration: '12' }],
  [28, 'feature video of 11', { video_list: [feature], duration: '11' }],
  [31, 'both frames beside a feature video', { video_list: [feature], image_list: [first, end] }],
  [32, 'no form', { element_list: [{}] }],
  [32, 'id and pictures', { element_list: [{ ...el, ...inline }] }],
  [32, 'pictures and a clip', { element_list: [{ ...inline, ...clip }] }],
  [32, 'a string', { element_list: ['123456'] }],
  [32, 'not an array', { element_list: el }],
  [33, '0 other pictures', { element_list: [{ ...inline, refer_images: [] }] }],
  [33, '4 other pictures', { element_list: [{ ...inline, refer_images: times(4, url('r.jpg')) }] }],
  [33, 'others without a front one', { element_list: [{ refer_images: [url('r.jpg')] }] }],
  [33, 'a front one without others', { element_list: [{ frontal_image: url('f.jpg') }] }],
  [33, 'an empty URL among the others', { element_list: [{ ...inline, refer_images: [''] }] }],
  [34, '0 clips', { element_list: [{ refer_videos: [] }] }],
  [34, '2 clips', { element_list: [{ refer_videos: times(2, url('c.mp4')) }] }],
  [34, 'a string', { element_list: [{ refer_videos: url('c.mp4') }] }],
  [35, 'an empty id', { element_list: [{ element_id: '' }] }],
  [35, '1e20', { element_list: [{ element_id: 1e20 }] }],
  [35, 'an unsafe integer', { element_list: [{ element_id: 856528387816046601 }] }],
  [35, 'letters', { element_list: [{ element_id: 'abc' }] }],
  [36, '21 characters of name', { element_list: [{ ...inline, element_name: 'x'.repeat(21) }] }],
  [
    36,
    '101 characters of description',
    { element_list: [{ ...inline, element_description: 'x'.repeat(101) }] },
  ],
  [36, 'o_999', { element_list: [{ ...inline, tag_list: [{ tag_id: 'o_999' }] }] }],
  [36, 'tags as strings', { element_list: [{ ...inline, tag_list: ['o_102'] }] }],
  [37, 'form B with a voice', { element_list: [{ ...inline, element_voice_id: '1' }] }],
  [38, '5 pictures and 3 elements', { image_list: times(5, plain), element_list: times(3, el) }],
  [38, '8 pictures', { image_list: times(8, plain) }],
  [
    39,
    '3 and 2 with a video',
    { image_list: times(3, plain), element_list: times(2, el), video_list: [feature] },
  ],
  [40, 'first frame and 4 elements', { image_list: [first], element_list: times(4, el) }],
  [41, 'feature video and form C', { video_list: [feature], element_list: [clip] }],
  [42, '4 video elements', { element_list: times(4, clip) }],
  [42, 'both kinds, 5 pictures', { element_list: [clip, inline], image_list: times(4, plain) }],
  [44, 'no shot_type', { ...shots('5'), shot_type: undefined }],
  [44, 'intelligence', { ...shots('5'), shot_type: 'intelligence' }],
  [45, '0 shots', { ...shots(), duration: '5' }],
  [45, '7 shots', shots('2', '2', '2', '2', '2', '2', '2')],
  [45, 'no list', { ...shots('5'), multi_prompt: undefined }],
  [46, '0, 1', indexed(0, 1)],
  [46, '1, 3', indexed(1, 3)],
  [46, '1, 1', indexed(1, 1)],
  [46, '"1"', indexed('1')],
  [
    47,
    '513 characters',
    { ...shots('5'), multi_prompt: [{ index: 1, prompt: 'a'.repeat(513), duration: '5' }] },
  ],
  [47, 'an empty prompt', { ...shots('5'), multi_prompt: [{ index: 1, prompt: '', duration: '5' }] }],
  [48, '0', { ...shots('5', '0'), duration: '5' }],
  [48, '1.5', { ...shots('1.5', '3.5'), duration: '5' }],
  [48, 'longer than the total', { ...shots('9'), duration: '5' }],
  [49, '5 + 4 against 15', { ...shots('5', '4'), duration: '15' }],
  [49, 'one second too many', { ...shots('5', '4', '6'), duration: '14' }],
  [49, 'one second too few against the default', { ...shots('4'), duration: undefined }],
  [53, 'shots with a base video', { ...shots('5', '5'), video_list: [base] }],
  [54, 'shots with a feature video', { ...shots('5', '5'), video_list: [feature] }],
  [55, 'shots with an end frame', { ...shots('5', '5'), image_list: [first, end] }],
]

const warned: Row[] = [
  [4, 'an unknown key', { foo: 1 }],
  [14, 'an aspect ratio beside a first frame', { image_list: [first] }],
  [14, 'an aspect ratio beside a base video', { video_list: [base] }],
  [21, 'a first frame that comes second', { image_list: [plain, first] }],
  [27, 'a duration beside a base video', { video_list: [base], duration: '9' }],
  [50, 'a prompt beside shots', { ...shots('5'), prompt: 'a' }],
  [51, 'shots without multi_shot', { multi_prompt: [] }],
  [56, 'an image token past the list', { prompt: '<<<image_2>>>', image_list: [plain] }],
  [56, 'a token of an empty list', { prompt: '<<<video_1>>>' }],
  [56, 'place 0', { prompt: '<<<element_0>>>', element_list: [el] }],
  [57, 'an element that nobody mentions', { element_list: [el] }],
  [57, 'element_10 is not element_1', { prompt: '<<<element_10>>>', element_list: [el] }],
  [58, 'two brackets', { prompt: '<<image_1>>', image_list: [plain] }],
  [58, 'capitals', { prompt: '<<<Image_1>>>', image_list: [plain] }],
  [58, 'a leading zero', { prompt: '<<<image_01>>>', image_list: [plain] }],
  [58, 'the syntax of another service', { prompt: '@image_1', image_list: [plain] }],
]

const element = {
  element_name: 'Mara',
  element_description: 'A keeper',
  reference_type: 'image_refer',
  ...inline,
}
const video = {
  ...element,
  reference_type: 'video_refer',
  refer_video: url('c.mp4'),
  frontal_image: undefined,
  refer_images: undefined,
}
const validElements: Row[] = [
  [59, '20 and 100 characters', { element_name: 'x'.repeat(20), element_description: 'x'.repeat(100) }],
  [60, 'image_refer', {}],
  [60, 'video_refer', video],
  [61, '1 other picture', {}],
  [61, '3 other pictures', { refer_images: times(3, url('r.jpg')) }],
  [61, 'the front picture again', { refer_images: [inline.frontal_image] }],
  [62, 'one clip', video],
  [63, 'a clip beside pictures is ignored', { refer_video: url('c.mp4') }],
  [64, 'a voice with a clip', { ...video, element_voice_id: '829824295735410756' }],
  [65, 'the same tag twice', { tag_list: [{ tag_id: 'o_102' }, { tag_id: 'o_102' }] }],
]
const invalidElements: Row[] = [
  [59, '21 characters of name', { element_name: 'x'.repeat(21) }],
  [59, '101 characters of description', { element_description: 'x'.repeat(101) }],
  [59, 'no name', { element_name: undefined }],
  [59, 'an empty name', { element_name: '' }],
  [59, 'no description', { element_description: undefined }],
  [60, 'image', { reference_type: 'image' }],
  [60, 'no type', { reference_type: undefined }],
  [61, 'no front picture', { frontal_image: undefined }],
  [61, '0 other pictures', { refer_images: [] }],
  [61, '4 other pictures', { refer_images: times(4, url('r.jpg')) }],
  [61, 'objects', { refer_images: [{ image_url: url('r.jpg') }] }],
  [61, 'no list', { refer_images: undefined }],
  [62, 'no clip', { ...video, refer_video: undefined }],
  [62, 'an array', { ...video, refer_video: [url('c.mp4')] }],
  [64, 'a voice with pictures', { element_voice_id: '1' }],
  [65, 'tags as strings', { tag_list: ['o_102'] }],
  [65, 'o_109', { tag_list: [{ tag_id: 'o_109' }] }],
  [65, 'not an array', { tag_list: { tag_id: 'o_102' } }],
]

const clean = (payload: Payload) => JSON.parse(JSON.stringify(payload)) as Payload
const omni = (change: Payload) => validatePayload('kling-v3-omni', clean({ ...text, ...change }))
const create = (change: Payload) => validatePayload('kling-create-element', clean({ ...element, ...change }))
const loud = (issues: ReturnType<typeof omni>) =>
  issues
    .filter(({ severity }) => severity !== 'W')
    .map(({ rule, path, reason }) => `${rule} ${path}: ${reason}`)

for (const [rule, title, change] of valid)
  test(`rule ${rule} takes ${title}`, () => expect(loud(omni(change))).toEqual([]))
for (const [rule, title, change] of validElements)
  test(`rule ${rule} takes ${title}`, () => expect(loud(create(change))).toEqual([]))

const severities: Record<number, string> = ruleSeverity
function expectBroken(rule: number, issues: ReturnType<typeof omni>) {
  const issue = issues.find((each) => each.rule === rule)
  expect(issue, issues.map(({ rule }) => rule).join()).toBeDefined()
  if (!issue) return
  expect(issue.severity).toBe(severities[rule])
  expect(isRefused(issue)).toBe(severities[rule] === 'E')
  expect(refusalText(issue)).toBe(`invalid payload parameters: ${issue.field} (${issue.reason})`)
}
for (const [rule, title, change] of [...invalid, ...warned])
  test(`rule ${rule} finds ${title}`, () => expectBroken(rule, omni(change)))
for (const [rule, title, change] of invalidElements)
  test(`rule ${rule} finds ${title}`, () => expectBroken(rule, create(change)))
test('rule 63 finds fields of the other type', () => {
  expectBroken(63, create({ refer_video: url('c.mp4') }))
  expectBroken(63, create({ ...video, frontal_image: url('f.jpg') }))
})

test('rules 1 and 2 judge the envelope', () => {
  const rules = (body: unknown) => validateRequest(body).map(({ rule }) => rule)
  expect(rules({ model: 'kling-v3-omni', payload: text })).toEqual([])
  for (const body of [
    [],
    null,
    'x',
    7,
    {},
    { model: 7, payload: {} },
    { model: 'kling-v3-omni', payload: 'x' },
  ])
    expect(rules(body)).toEqual([1])
  const [unknown] = validateRequest({ model: 'kling-v9', payload: {} })
  expect(unknown && refusalText(unknown)).toBe('model kling-v9 does not exist')
})

test('a refusal names the parameter and what is wrong in the words of the service', () => {
  const say = (change: Payload) => omni(change).filter(isRefused).map(refusalText)
  expect(say({ prompt: undefined })).toEqual([
    'invalid payload parameters: prompt (Required parameter is missing)',
  ])
  expect(say({ image_list: times(8, plain) })).toEqual([
    'invalid payload parameters: image_list (Number of images and elements 8 exceeds maximum allowed value 7)',
  ])
  expect(say({ duration: '16' })[0]).toContain("duration value '16' is invalid")
})

const picture = (width: number, height: number, change: Partial<MediaFacts> = {}): MediaFacts =>
  ({ kind: 'image', mime: 'image/png', bytes: 1_000, width, height, ...change }) as MediaFacts
const film = (width: number, height: number, durationMs: number, change: object = {}): MediaFacts =>
  ({
    kind: 'video',
    mime: 'video/mp4',
    bytes: 1_000,
    width,
    height,
    durationMs,
    fps: 24,
    variableFps: false,
    codec: 'h264',
    audioCodec: null,
    ...change,
  }) as MediaFacts
const MB = 1024 * 1024
const media: [number, string, MediaFacts, boolean][] = [
  [22, '300 × 750', picture(300, 750), true],
  [22, '750 × 300', picture(750, 300), true],
  [22, '299 × 400', picture(299, 400), false],
  [22, '300 × 751', picture(300, 751), false],
  [22, 'a GIF', picture(400, 400, { mime: 'image/gif' }), false],
  [22, '10 MB', picture(400, 400, { bytes: 10 * MB }), true],
  [22, 'a byte over 10 MB', picture(400, 400, { bytes: 10 * MB + 1 }), false],
  [22, 'a video', film(1920, 1080, 5_000), false],
  [29, '5 s at 1080p', film(1920, 1080, 5_000), true],
  [29, '3 s', film(1920, 1080, 3_000), true],
  [29, '10 s', film(1920, 1080, 10_000), true],
  [29, '2.9 s', film(1920, 1080, 2_900), false],
  [29, '12 s', film(1920, 1080, 12_000), false],
  [29, '640 × 480', film(640, 480, 5_000), false],
  [29, '2160 × 720', film(2160, 720, 5_000), true],
  [29, '2161 × 720', film(2161, 720, 5_000), false],
  [29, 'webm', film(1920, 1080, 5_000, { mime: 'video/webm' }), false],
  [29, '60 fps', film(1920, 1080, 5_000, { fps: 60 }), true],
  [29, '61 fps', film(1920, 1080, 5_000, { fps: 61 }), false],
  [29, '23 fps', film(1920, 1080, 5_000, { fps: 23 }), false],
  [29, 'over 200 MB', film(1920, 1080, 5_000, { bytes: 200 * MB + 1 }), false],
  [66, '1080 × 1920, 5 s', film(1080, 1920, 5_000), true],
  [66, '1920 × 1080, 8 s', film(1920, 1080, 8_000), true],
  [66, 'a square', film(1080, 1080, 5_000), false],
  [66, '9 s', film(1920, 1080, 9_000), false],
  [66, '720p', film(1280, 720, 5_000), false],
]
for (const [rule, title, facts, fits] of media) {
  test(`rule ${rule} ${fits ? 'takes' : 'finds'} ${title}`, () => {
    const known: PayloadFacts = { media: () => facts }
    const carriers: Record<number, Payload[]> = {
      22: [{ image_list: [plain] }, { element_list: [inline] }],
      29: [{ video_list: [feature] }],
      66: [{ element_list: [clip] }],
    }
    const found = (carriers[rule] ?? []).map((change) =>
      validatePayload('kling-v3-omni', { ...text, ...change }, known).some((issue) => issue.rule === rule),
    )
    expect(found).toEqual(found.map(() => !fits))
    if (rule === 29) return
    const payload = clean(rule === 22 ? element : video)
    const created = validatePayload('kling-create-element', payload, known)
    expect(created.some((issue) => issue.rule === rule)).toBe(!fits)
  })
}

test('rules about elements use what is known of them', () => {
  const known: PayloadFacts = {
    element: (id) => (id === '1' ? 'image' : id === '2' ? 'video' : id === '3' ? null : 'unknown'),
  }
  const rules = (change: Payload) =>
    validatePayload('kling-v3-omni', { ...text, ...change }, known)
      .filter(({ severity }) => severity !== 'W')
      .map(({ rule }) => rule)
  const stored = (element_id: string | number, more: Payload = {}) => ({ element_id, ...more })
  expect(rules({ element_list: [stored('1'), stored('2')] })).toEqual([])
  expect(rules({ element_list: [stored('9')] })).toEqual([43])
  expect(rules({ element_list: [stored(9)] })).toEqual([43])
  expect(rules({ element_list: [stored('2')], video_list: [feature] })).toEqual([41])
  expect(rules({ element_list: [stored('1')], video_list: [feature] })).toEqual([])
  expect(rules({ element_list: [stored('3', { element_voice_id: '7' })] })).toEqual([])
  expect(rules({ element_list: [stored('2', { element_voice_id: '7' })] })).toEqual([])
  expect(rules({ element_list: [stored('1', { element_voice_id: '7' })] })).toEqual([37])
  expect(rules({ element_list: times(4, stored('2')) })).toEqual([42])
})

test('every rule that a payload can break is in a table', () => {
  const tested = new Set([...invalid, ...warned, ...invalidElements].map(([rule]) => rule))
  const elsewhere = [1, 2, 22, 29, 43, 63, 66]
  const all = Object.keys(ruleSeverity).map(Number)
  expect(all.filter((rule) => !tested.has(rule) && !elsewhere.includes(rule))).toEqual([])
  expect(Array.from({ length: 66 }, (_, i) => i + 1).filter((rule) => !all.includes(rule))).toEqual([
    3, 30, 52,
  ])
})
