import { expect, test } from '@playwright/test'
import type { VideoFacts } from '@/lib/storyboard/media-facts'
import { resultNotes } from '@/lib/storyboard/result-notes'

const facts: VideoFacts = {
  ...{ kind: 'video', mime: 'video/mp4', bytes: 1, codec: 'avc', fps: 24, variableFps: false },
  ...{ width: 1920, height: 1080, durationMs: 5_041, audioCodec: 'aac' },
}
const asked = { mode: 'pro', duration: '5', aspect_ratio: '16:9', sound: 'on' }

test('a video as it was asked for has no notes; half a second more or less is none', () => {
  expect(resultNotes(asked, facts)).toEqual([])
  expect(resultNotes(asked, { ...facts, durationMs: 5_500 })).toEqual([])
  expect(resultNotes({ ...asked, mode: 'std' }, { ...facts, width: 1280, height: 716 })).toEqual([])
})

test('each difference is one sentence with both numbers', () => {
  const poor = { ...facts, durationMs: 4_210, width: 720, height: 1_280, audioCodec: null }
  expect(resultNotes(asked, poor)).toEqual([
    '5 s were asked for, the video has 4.2 s.',
    '1080p was asked for, the video has 720 × 1280.',
    '16:9 was asked for, the video has 720 × 1280.',
    'Sound was asked for, the video has none.',
  ])
  expect(resultNotes({ ...asked, mode: 'std' }, facts)).toEqual([
    '720p was asked for, the video has 1920 × 1080.',
  ])
})

test('what was not asked for cannot differ: a base video sets length and shape', () => {
  expect(resultNotes({ sound: 'off' }, { ...facts, width: 960, height: 960, durationMs: 9_000 })).toEqual([])
  const base = { ...asked, video_list: [{ video_url: 'https://x/a.mp4', refer_type: 'base' }] }
  expect(resultNotes(base, { ...facts, width: 960, height: 960, durationMs: 9_000 })).toEqual([])
})
