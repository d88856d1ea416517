import { expect, test } from '@playwright/test'
import type { MediaFacts } from '@/lib/storyboard/media-facts'
import type { PayloadFacts } from '@/lib/storyboard/rules'
import { validatePayload } from '@/lib/storyboard/validate'
import { element, video } from '../fixtures/rules/create-element'
import { text, plain, feature, inline, clip, times, type Payload } from '../fixtures/rules/parts'

const clean = (payload: Payload) => JSON.parse(JSON.stringify(payload)) as Payload
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
