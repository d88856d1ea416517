import { expect, test } from '@/tests/support/engine'
import {
  refusals,
  IMG,
  VID,
  text,
  frame,
  plain,
  inline,
  clip,
  base,
  feature,
  shot,
  shots,
  times,
  element,
  person,
  type Row,
} from '@/tests/support/refusals'

const rows: Row[] = [
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
refusals(rows)

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
  ['a first frame beside a feature video (rule 31)', { ...text, image_list: [frame], video_list: [feature] }],
  ['a prompt beside shots (rule 50)', { ...shots(shot(1), shot(2)), prompt: '' }],
  ['a shot type without shots (rule 51)', { ...text, shot_type: 'customize', multi_prompt: [] }],
  ['tokens inside shots (rule 52)', { ...shots(shot(1, '10', '<<<image_1>>> waits')), image_list: [plain] }],
  [
    'shots with a feature video, our caution only (rule 54)',
    { ...shots(shot(1), shot(2)), video_list: [feature] },
  ],
  ['shots with a first frame (rule 55)', { ...shots(shot(1), shot(2)), image_list: [frame] }],
  ['a listed picture without its token (rule 57)', { ...text, image_list: [plain] }],
  ['a first frame that is not first in its list (rule 21)', { ...text, image_list: [plain, frame] }],
  ['four elements of videos, our caution only (rule 42)', { ...text, element_list: times(4, clip) }],
  ['the newer way to write a mention (rule 58)', { ...text, prompt: '@image_1 waits', image_list: [plain] }],
  ['a token that points nowhere (rule 56)', { ...text, prompt: 'look at <<<image_3>>>' }],
]
for (const [what, payload] of accepted) {
  test(`${what} is accepted`, async ({ engine }) => {
    const { status, body } = await engine.submit('kling-v3-omni', payload)
    expect(body).toMatchObject({ model: 'kling-v3-omni', status: 'created' })
    expect(status).toBe(200)
  })
}

test('fields of the other kind of element are accepted and not looked at (rule 63)', async ({ engine }) => {
  for (const payload of [
    { ...element, refer_video: 'no address' },
    { ...person, frontal_image: 'no address', refer_images: ['no address'] },
  ]) {
    const { status, body } = await engine.submit('kling-create-element', payload)
    expect(body).toMatchObject({ model: 'kling-create-element', status: 'created' })
    expect(status).toBe(200)
  }
})
