import { test, expect } from '@playwright/test'
import { askFit, closeFit, fitRequests } from '@/lib/editor/fit-requests'
import { whyTooLarge, whyUnfit, whyUnreadable, type Purpose } from '@/lib/storyboard/fit'
import type { ImageFacts, VideoFacts } from '@/lib/storyboard/media-facts'
import { assetView } from '@/tests/support/asset-view'

const image = (width: number, height: number, bytes = 1000): ImageFacts => ({
  kind: 'image',
  mime: 'image/png',
  bytes,
  width,
  height,
})
const video = (change: Partial<VideoFacts> = {}): VideoFacts => ({
  kind: 'video',
  mime: 'video/mp4',
  bytes: 1_000_000,
  width: 1920,
  height: 1080,
  durationMs: 5000,
  fps: 30,
  variableFps: false,
  codec: 'avc',
  audioCodec: null,
  ...change,
})

const images: [number, number, number, string | null][] = [
  [300, 300, 1000, null],
  [300, 750, 1000, null],
  [750, 300, 1000, null],
  [280, 410, 1000, 'cat.png is 280 × 410, the short side must be at least 300 px.'],
  [299, 400, 1000, 'cat.png is 299 × 400, the short side must be at least 300 px.'],
  [300, 751, 1000, 'cat.png is 300 × 751, a ratio of 1:2.51, the tallest allowed is 1:2.5.'],
  [2560, 400, 1000, 'cat.png is 2560 × 400, a ratio of 6.4:1, the widest allowed is 2.5:1.'],
  [800, 600, 10 * 1024 * 1024, null],
  [800, 600, 10 * 1024 * 1024 + 1, 'cat.png is 10.1 MB, the most is 10 MB.'],
  [800, 600, 13_002_342, 'cat.png is 12.4 MB, the most is 10 MB.'],
]
for (const [width, height, bytes, sentence] of images)
  test(`a picture of ${width} × ${height} and ${bytes} bytes: ${sentence ?? 'fits'}`, () => {
    for (const purpose of ['frame', 'reference', 'element'] satisfies Purpose[])
      expect(whyUnfit('cat.png', image(width, height, bytes), purpose)).toBe(sentence)
  })

const videos: [Partial<VideoFacts>, string | null, string | null][] = [
  [{}, null, null],
  [{ width: 1080, height: 1920 }, null, null],
  [{ durationMs: 3000 }, null, null],
  [
    { durationMs: 2900 },
    'a.mov is 2.9 s long, the shortest is 3 s.',
    'a.mov is 2.9 s long, the shortest is 3 s.',
  ],
  [{ durationMs: 10_000 }, null, 'a.mov is 10 s long, the longest is 8 s.'],
  [
    { durationMs: 10_010 },
    'a.mov is 10.01 s long, the longest is 10 s.',
    'a.mov is 10.01 s long, the longest is 8 s.',
  ],
  [
    { width: 640, height: 480 },
    'a.mov is 640 × 480, each side must be at least 720 px.',
    "a.mov is 640 × 480, an element's video must be 1920 × 1080 or 1080 × 1920 px.",
  ],
  [
    { width: 3840, height: 2160 },
    'a.mov is 3840 × 2160, each side must be at most 2160 px.',
    "a.mov is 3840 × 2160, an element's video must be 1920 × 1080 or 1080 × 1920 px.",
  ],
  [{ fps: 70 }, 'a.mov has 70 frames per second, the most is 60.', null],
  [{ fps: 23.976 }, 'a.mov has 23.976 frames per second, at least 24 are needed.', null],
  [
    { bytes: 201 * 1024 * 1024 },
    'a.mov is 201 MB, the most is 200 MB.',
    'a.mov is 201 MB, the most is 200 MB.',
  ],
]
for (const [change, asReference, asElement] of videos)
  test(`a video with ${JSON.stringify(change)}: ${asReference ?? 'fits'}`, () => {
    expect(whyUnfit('a.mov', video(change), 'video')).toBe(asReference)
    expect(whyUnfit('a.mov', video(change), 'elementVideo')).toBe(asElement)
  })

test('a picture is no video and a video is no frame', () => {
  expect(whyUnfit('a.png', image(800, 600), 'video')).toContain('is a picture')
  expect(whyUnfit('a.mov', video(), 'frame')).toContain('is a video')
})

test('a format the model does not take is named, and a sound fits nowhere', () => {
  expect(whyUnfit('a.webp', { ...image(800, 600), mime: 'image/webp' }, 'frame')).toBe(
    'a.webp is a WebP picture, this takes a JPEG or PNG picture.',
  )
  expect(whyUnfit('a.mkv', video({ mime: 'video/x-matroska' }), 'video')).toBe(
    'a.mkv is a Matroska video, this takes an MP4 or MOV video.',
  )
  const sound = { kind: 'audio', mime: 'audio/wav', bytes: 9, durationMs: 4000 } as const
  expect(
    whyUnfit(
      'a.wav',
      { ...sound, container: 'WAV', codec: 'pcm-s16', channels: 1, sampleRate: 8000 },
      'frame',
    ),
  ).toBe('a.wav is a sound, this takes a JPEG or PNG picture.')
})

test('size is judged before anything is read', () => {
  expect(whyTooLarge('a.jpg', 100 * 1024 * 1024, 'image')).toBeNull()
  expect(whyTooLarge('a.jpg', 101 * 1024 * 1024, 'image')).toBe('a.jpg is 101 MB, the most is 100 MB.')
  expect(whyTooLarge('a.mov', 4097 * 1024 * 1024, 'video')).toBe('a.mov is 4097 MB, the most is 4096 MB.')
})

test('what cannot be read is named', () => {
  expect(whyUnreadable('a.png', { code: 'empty' })).toBe('a.png is empty, it has 0 bytes.')
  expect(whyUnreadable('a.png', { code: 'kind', kind: 'a PDF document' })).toBe(
    'a.png is a PDF document. Use a picture (JPEG, PNG, HEIC, WebP), a video (MP4, MOV, WebM) or a sound (WAV, MP3).',
  )
  expect(
    whyUnreadable('a.png', { code: 'tooManyPixels', width: 20000, height: 20000, max: 128_000_000 }),
  ).toBe('a.png is 20000 × 20000, 400 megapixels, the most is 128.')
  expect(whyUnreadable('a.mp4', { code: 'cut', missingBytes: 12_345 })).toContain('12345 bytes are missing')
})

test('a file that arrives while others are being fitted joins them, none is forgotten', () => {
  const ask = (id: string, facts: ImageFacts | VideoFacts) => ({
    ...{ asset: assetView({ id, name: id, facts }), purpose: 'element' as const, onFit: () => undefined },
  })
  const open = () => fitRequests.getState().asks.map(({ asset }) => asset.id)
  expect(askFit([ask('wide.png', image(3600, 300))])).toBeNull()
  expect(askFit([ask('film.mp4', video())])).toContain('film.mp4')
  expect(askFit([ask('tall.png', image(300, 3600))])).toBeNull()
  expect(open()).toEqual(['wide.png', 'tall.png'])
  closeFit()
  expect(open()).toEqual([])
})
