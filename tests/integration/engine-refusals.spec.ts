import { expect, test } from '@/tests/support/engine'

type Row = [rule: number, what: string, model: 'omni' | 'element', payload: object, field: string]

const IMG = 'https://media.example.com/a.jpg'
const VID = 'https://media.example.com/a.mp4'
const text = { prompt: 'A paper boat', aspect_ratio: '16:9' }
const frame = { image_url: IMG, type: 'first_frame' }
const end = { image_url: IMG, type: 'end_frame' }
const plain = { image_url: IMG }
const inline = { frontal_image: IMG, refer_images: [IMG] }
const clip = { refer_videos: [VID] }
const base = { video_url: VID, refer_type: 'base', keep_original_sound: 'yes' }
const feature = { video_url: VID, refer_type: 'feature', keep_original_sound: 'no' }
const shot = (index: number, duration = '5', prompt = 'A shot') => ({ index, prompt, duration })
const shots = (...multi_prompt: object[]) => ({
  aspect_ratio: '16:9',
  duration: '10',
  multi_shot: true,
  shot_type: 'customize',
  multi_prompt,
})
const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item)
const element = {
  element_name: 'Mara',
  element_description: 'A woman in a navy coat',
  reference_type: 'image_refer',
  frontal_image: IMG,
  refer_images: [IMG],
}
const person = {
  ...element,
  reference_type: 'video_refer',
  frontal_image: undefined,
  refer_images: undefined,
  refer_video: VID,
}

const rows: Row[] = [
  [5, 'no prompt', 'omni', { aspect_ratio: '16:9' }, 'prompt'],
  [5, 'an empty prompt', 'omni', { ...text, prompt: '' }, 'prompt'],
  [5, 'a blank prompt', 'omni', { ...text, prompt: '  ' }, 'prompt'],
  [5, 'a number as prompt', 'omni', { ...text, prompt: 42 }, 'prompt'],
  [6, 'a prompt of 2,501 characters', 'omni', { ...text, prompt: 'a'.repeat(2501) }, 'prompt'],
  [7, 'a mode in capitals', 'omni', { ...text, mode: 'PRO' }, 'mode'],
  [7, 'mode 4k', 'omni', { ...text, mode: '4k' }, 'mode'],
  ...['2', '16', '5.5', '5s', ''].map((duration): Row => [
    8,
    `duration "${duration}"`,
    'omni',
    { ...text, duration },
    'duration',
  ]),
  [8, 'duration true', 'omni', { ...text, duration: true }, 'duration'],
  [9, 'aspect 4:3', 'omni', { ...text, aspect_ratio: '4:3' }, 'aspect_ratio'],
  [9, 'aspect 16x9', 'omni', { ...text, aspect_ratio: '16x9' }, 'aspect_ratio'],
  [10, 'sound true', 'omni', { ...text, sound: true }, 'sound'],
  [10, 'sound yes', 'omni', { ...text, sound: 'yes' }, 'sound'],
  [11, 'multi_shot as text', 'omni', { ...text, multi_shot: 'true' }, 'multi_shot'],
  [12, 'watermark true', 'omni', { ...text, watermark_info: true }, 'watermark_info'],
  [12, 'watermark "yes"', 'omni', { ...text, watermark_info: { enabled: 'yes' } }, 'watermark_info'],
  [13, 'text without aspect', 'omni', { prompt: 'x' }, 'aspect_ratio'],
  [13, 'plain images without aspect', 'omni', { prompt: 'x', image_list: [plain] }, 'aspect_ratio'],
  [13, 'an element without aspect', 'omni', { prompt: 'x', element_list: [inline] }, 'aspect_ratio'],
  [13, 'a feature video without aspect', 'omni', { prompt: 'x', video_list: [feature] }, 'aspect_ratio'],
  [
    13,
    'shots without aspect',
    'omni',
    { ...shots(shot(1), shot(2)), aspect_ratio: undefined },
    'aspect_ratio',
  ],
  [15, 'an image as text', 'omni', { ...text, image_list: [IMG] }, 'image_list'],
  [15, 'an image under url', 'omni', { ...text, image_list: [{ url: IMG }] }, 'image_list'],
  [15, 'an empty image url', 'omni', { ...text, image_list: [{ image_url: '' }] }, 'image_list'],
  [15, 'images as an object', 'omni', { ...text, image_list: plain }, 'image_list'],
  [16, 'type last_frame', 'omni', { ...text, image_list: [{ ...plain, type: 'last_frame' }] }, 'image_list'],
  [16, 'type reference', 'omni', { ...text, image_list: [{ ...plain, type: 'reference' }] }, 'image_list'],
  [17, 'two first frames', 'omni', { prompt: 'x', image_list: [frame, frame] }, 'image_list'],
  [18, 'an end frame alone', 'omni', { ...text, image_list: [end] }, 'image_list'],
  [
    19,
    'both frames and a third image',
    'omni',
    { prompt: 'x', image_list: [frame, end, plain] },
    'image_list',
  ],
  [
    20,
    'a first frame with a base video',
    'omni',
    { prompt: 'x', image_list: [frame], video_list: [base] },
    'image_list|video_list',
  ],
  [23, 'two videos', 'omni', { ...text, video_list: [feature, feature] }, 'video_list'],
  [
    23,
    'a video as base64',
    'omni',
    { ...text, video_list: [{ ...feature, video_url: 'AAAA' }] },
    'video_list',
  ],
  [23, 'a video under url', 'omni', { ...text, video_list: [{ url: VID }] }, 'video_list'],
  [
    24,
    'refer_type style',
    'omni',
    { ...text, video_list: [{ ...feature, refer_type: 'style' }] },
    'video_list',
  ],
  [
    25,
    'keep_original_sound true',
    'omni',
    { ...text, video_list: [{ ...feature, keep_original_sound: true }] },
    'video_list',
  ],
  [26, 'sound with a video', 'omni', { ...text, sound: 'on', video_list: [feature] }, 'sound'],
  [32, 'an empty element', 'omni', { ...text, element_list: [{}] }, 'element_list'],
  [
    32,
    'an element with id and picture',
    'omni',
    { ...text, element_list: [{ element_id: '1', frontal_image: IMG }] },
    'element_list',
  ],
  [
    32,
    'an element of pictures and video',
    'omni',
    { ...text, element_list: [{ ...inline, ...clip }] },
    'element_list',
  ],
  [
    33,
    'an inline element without more pictures',
    'omni',
    { ...text, element_list: [{ ...inline, refer_images: [] }] },
    'element_list',
  ],
  [
    33,
    'an inline element with four more',
    'omni',
    { ...text, element_list: [{ ...inline, refer_images: times(4, IMG) }] },
    'element_list',
  ],
  [
    33,
    'an inline element without a frontal picture',
    'omni',
    { ...text, element_list: [{ refer_images: [IMG] }] },
    'element_list',
  ],
  [
    34,
    'an inline element of no video',
    'omni',
    { ...text, element_list: [{ refer_videos: [] }] },
    'element_list',
  ],
  [
    34,
    'an inline element of two videos',
    'omni',
    { ...text, element_list: [{ refer_videos: [VID, VID] }] },
    'element_list',
  ],
  [35, 'an empty element id', 'omni', { ...text, element_list: [{ element_id: '' }] }, 'element_list'],
  [
    35,
    'an element id beyond 2^53',
    'omni',
    { ...text, element_list: [{ element_id: 2 ** 60 }] },
    'element_list',
  ],
  [
    36,
    'an inline name of 21',
    'omni',
    { ...text, element_list: [{ ...inline, element_name: 'n'.repeat(21) }] },
    'element_list',
  ],
  [
    36,
    'an inline tag o_999',
    'omni',
    { ...text, element_list: [{ ...inline, tag_list: [{ tag_id: 'o_999' }] }] },
    'element_list',
  ],
  [
    36,
    'inline tags as text',
    'omni',
    { ...text, element_list: [{ ...inline, tag_list: ['o_102'] }] },
    'element_list',
  ],
  [
    37,
    'a voice on an element of pictures',
    'omni',
    { ...text, element_list: [{ ...inline, element_voice_id: '1' }] },
    'element_list',
  ],
  [
    38,
    'eight references',
    'omni',
    { ...text, image_list: times(5, plain), element_list: times(3, inline) },
    'image_list|element_list',
  ],
  [
    39,
    'five references with a video',
    'omni',
    { ...text, video_list: [feature], image_list: times(3, plain), element_list: times(2, inline) },
    'image_list|element_list',
  ],
  [
    40,
    'four elements with a first frame',
    'omni',
    { prompt: 'x', image_list: [frame], element_list: times(4, inline) },
    'element_list',
  ],
  [
    41,
    'a video element with a video',
    'omni',
    { ...text, video_list: [feature], element_list: [clip] },
    'element_list|video_list',
  ],
  [
    43,
    'an element that does not exist',
    'omni',
    { ...text, element_list: [{ element_id: '123456' }] },
    'element_list',
  ],
  [44, 'shots without a type', 'omni', { ...shots(shot(1), shot(2)), shot_type: undefined }, 'shot_type'],
  [
    44,
    'shot_type intelligence',
    'omni',
    { ...shots(shot(1), shot(2)), shot_type: 'intelligence' },
    'shot_type',
  ],
  [45, 'no shots', 'omni', shots(), 'multi_prompt'],
  [
    45,
    'seven shots',
    'omni',
    { ...shots(...[1, 2, 3, 4, 5, 6, 7].map((i) => shot(i, '1'))), duration: '7' },
    'multi_prompt',
  ],
  [45, 'missing shots', 'omni', { ...shots(), multi_prompt: undefined }, 'multi_prompt'],
  [46, 'shots from 0', 'omni', shots(shot(0), shot(1)), 'multi_prompt'],
  [46, 'shots 1 and 3', 'omni', shots(shot(1), shot(3)), 'multi_prompt'],
  [46, 'shot 1 twice', 'omni', shots(shot(1), shot(1)), 'multi_prompt'],
  [47, 'a shot of 513 characters', 'omni', shots(shot(1, '5', 'a'.repeat(513)), shot(2)), 'multi_prompt'],
  [47, 'an empty shot', 'omni', shots(shot(1, '5', ''), shot(2)), 'multi_prompt'],
  [48, 'a shot of 0 s', 'omni', shots(shot(1, '0'), shot(2, '10')), 'multi_prompt'],
  [48, 'a shot of 1.5 s', 'omni', shots(shot(1, '1.5'), shot(2, '8.5')), 'multi_prompt'],
  [49, 'shots that do not add up', 'omni', shots(shot(1), shot(2, '4')), 'multi_prompt|duration'],
  [
    53,
    'shots of a base video',
    'omni',
    { ...shots(shot(1), shot(2)), video_list: [base] },
    'multi_shot|video_list',
  ],
  [59, 'a name of 21', 'element', { ...element, element_name: 'n'.repeat(21) }, 'element_name'],
  [59, 'no name', 'element', { ...element, element_name: undefined }, 'element_name'],
  [
    59,
    'a description of 101',
    'element',
    { ...element, element_description: 'd'.repeat(101) },
    'element_description',
  ],
  [60, 'reference_type image', 'element', { ...element, reference_type: 'image' }, 'reference_type'],
  [61, 'no more pictures', 'element', { ...element, refer_images: [] }, 'refer_images'],
  [61, 'four more pictures', 'element', { ...element, refer_images: times(4, IMG) }, 'refer_images'],
  [61, 'pictures as objects', 'element', { ...element, refer_images: [{ image_url: IMG }] }, 'refer_images'],
  [61, 'no frontal picture', 'element', { ...element, frontal_image: undefined }, 'frontal_image'],
  [62, 'no video', 'element', { ...person, refer_video: undefined }, 'refer_video'],
  [62, 'a list of videos', 'element', { ...person, refer_video: [VID] }, 'refer_video'],
  [64, 'a voice with pictures', 'element', { ...element, element_voice_id: '829' }, 'element_voice_id'],
  [65, 'tags as text', 'element', { ...element, tag_list: ['o_102'] }, 'tag_list'],
  [65, 'tag o_109', 'element', { ...element, tag_list: [{ tag_id: 'o_109' }] }, 'tag_list'],
]
const models = { omni: 'kling-v3-omni', element: 'kling-create-element' }

for (const [rule, what, model, payload, field] of rows) {
  test(`rule ${rule}: ${what} is refused at ${field}`, async ({ engine }) => {
    const { status, body } = await engine.submit(models[model], payload)
    expect(body).toEqual({ error: expect.stringMatching(/^invalid payload parameters: \S+ \(.+\)$/) })
    expect(body.error).toMatch(new RegExp(`^invalid payload parameters: (${field})\\b`))
    expect(status).toBe(400)
  })
}

const accepted: [string, object][] = [
  ['an unknown key (rule 4)', { ...text, foo: 1 }],
  ['a whole number as duration (rule 8)', { ...text, duration: 5 }],
  ['an aspect beside a first frame (rule 14)', { ...text, image_list: [frame] }],
  ['a duration beside a base video (rule 27)', { prompt: 'x', duration: '9', video_list: [base] }],
  ['a feature video of 12 s, our caution only (rule 28)', { ...text, duration: '12', video_list: [feature] }],
  ['a plain image beside a base video (rule 30)', { prompt: 'x', image_list: [plain], video_list: [base] }],
  ['seven references (rule 38)', { ...text, image_list: times(4, plain), element_list: times(3, inline) }],
  ['one shot (rule 45)', { ...shots(shot(1, '10')) }],
  ['a prompt of 2,500 characters (rule 6)', { ...text, prompt: 'a'.repeat(2500) }],
  ['a token that points nowhere (rule 56)', { ...text, prompt: 'look at <<<image_3>>>' }],
]
for (const [what, payload] of accepted) {
  test(`${what} is accepted`, async ({ engine }) => {
    const { status, body } = await engine.submit('kling-v3-omni', payload)
    expect(body).toMatchObject({ model: 'kling-v3-omni', status: 'created' })
    expect(status).toBe(200)
  })
}
