import { expect, test } from '@playwright/test'
import { judgeTrim, lengthWords, trimmedName } from '@/lib/editor/trim-offer'

const MB = 1024 * 1024
const clip = (bytes: number, durationMs: number) => ({ name: 'sea.mov', bytes, durationMs })

test('a clip is offered to be trimmed where that saves an upload, and the sentence says how much', () => {
  expect(judgeTrim(clip(240 * MB, 92_000), null)).toEqual({
    longestMs: 10_000,
    isWorth: true,
    mustTrim: false,
    sentence: 'sea.mov is 1 min 32 s long and 240 MB; a scene takes 10 s, about 26.1 MB of it.',
  })
  expect(judgeTrim(clip(40 * MB, 12_000), null)).toMatchObject({ isWorth: false })
  expect(judgeTrim(clip(900 * MB, 10_000), null)).toBeNull()
})

test('what a clip is for decides how long it may be and what is worth asking', () => {
  expect(judgeTrim(clip(40 * MB, 12_000), 'video')).toMatchObject({ isWorth: true, longestMs: 10_000 })
  expect(judgeTrim(clip(40 * MB, 9_000), 'elementVideo')).toMatchObject({
    isWorth: true,
    longestMs: 8_000,
    sentence: 'sea.mov is 9 s long and 40 MB; an element takes 8 s, about 35.6 MB of it.',
  })
  expect(judgeTrim(clip(40 * MB, 9_000), 'video')).toBeNull()
})

test('a file larger than the server takes can only be sent trimmed', () => {
  expect(judgeTrim(clip(5_000 * MB, 600_000), null)).toMatchObject({ isWorth: true, mustTrim: true })
})

test('lengths are written as people say them, the part keeps the ending of the whole', () => {
  expect([900, 9_960, 59_400, 60_000, 61_000, 3_600_000].map(lengthWords)).toEqual([
    ...['0.9 s', '10 s', '59.4 s', '1 min', '1 min 1 s', '60 min'],
  ])
  expect(['sea.mov', 'sea', '.mov', 'a.b.mp4'].map(trimmedName)).toEqual([
    ...['sea trimmed.mov', 'sea trimmed', '.mov trimmed', 'a.b trimmed.mp4'],
  ])
})
