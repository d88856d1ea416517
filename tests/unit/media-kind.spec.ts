import { test, expect } from '@playwright/test'
import fc from 'fast-check'
import { fileKind } from '@/lib/media/file-kind'
import { imageHeader } from '@/lib/media/image-header'
import { walkBoxes, type ByteSource } from '@/lib/media/boxes'
import { measureRate } from '@/lib/media/frame-rate'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const kindOf = (text: string) => {
  const kind = fileKind(bytes(text))
  return kind.accepted ? kind.mime : kind.name
}

const kinds: [string, string][] = [
  ['', 'empty'],
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\0\0\0\x18ftypisom', 'video/mp4'],
  ['\0\0\0\x18ftypmp42', 'video/mp4'],
  ['\0\0\0\x14ftypqt  ', 'video/quicktime'],
  ['\0\0\0\x08wide\0\0\0\0mdat', 'video/quicktime'],
  ['\0\0\0\x18ftypheic', 'image/heic'],
  ['\0\0\0\x18ftypavif', 'image/avif'],
  ['\0\0\0\x18ftypM4A ', 'audio/mp4'],
  ['GIF89a', 'image/gif'],
  ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
  ['RIFF\0\0\0\0AVI LIST', 'video/x-msvideo'],
  ['%PDF-1.7', 'a PDF document'],
  ['PK\x03\x04', 'a ZIP archive'],
  ['#EXTM3U\n#EXTINF:1,\n/etc/passwd', 'an HLS playlist'],
  ['\xef\xbb\xbf  #EXTM3U', 'an HLS playlist'],
  ["ffconcat version 1.0\nfile 'other.mp4'", 'a list of other files'],
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
  ['<?xml version="1.0"?>\n<!-- a -->\n<svg >', 'image/svg+xml'],
  ['<!DOCTYPE html><html>', 'a web page'],
  ['\x1aE\xdf\xa3\x9fB\x82\x84webm', 'video/webm'],
  ['\x1aE\xdf\xa3\xa3B\x82\x88matroska', 'video/x-matroska'],
  ['\0\0\0\x20ftypmif1\0\0\0\0mif1avif', 'image/avif'],
  ['\0\0\0\x20ftypmif1\0\0\0\0mif1heic', 'image/heic'],
  ['II*\0', 'image/tiff'],
  ['RIFF\0\0\0\0WAVEfmt ', 'audio/wav'],
  ['ID3\x04', 'audio/mpeg'],
  [
    '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd" [<!ENTITY a "b">]><svg>',
    'image/svg+xml',
  ],
  ['just some words\n', 'a text file'],
  ['\0\x01\x02\x03 noise', 'not a picture, a video or a sound'],
]
for (const [text, expected] of kinds)
  test(`${JSON.stringify(text.slice(0, 24))} is ${expected}`, () => {
    expect(kindOf(text)).toBe(expected)
  })

test('no bytes make the readers throw', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('', '\xff\xd8\xff\xe1', '\x89PNG\r\n\x1a\n', '\0\0\0\x18ftypisom', '\0\0\0\x01moov'),
      fc.uint8Array({ maxLength: 600 }),
      async (start, rest) => {
        const data = Uint8Array.from([...bytes(start), ...rest])
        fileKind(data)
        imageHeader(data)
        await walkBoxes(source(data))
      },
    ),
    { numRuns: 3000 },
  )
})

function source(data: Uint8Array): ByteSource {
  return {
    size: data.length,
    read: (offset, length) => Promise.resolve(data.subarray(offset, offset + length)),
  }
}
function box(type: string, size: number, body = size - 8): Uint8Array {
  const data = new Uint8Array(8 + body)
  new DataView(data.buffer).setUint32(0, size)
  data.set(bytes(type), 4)
  return data
}
const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))

test('a whole file is walked, a cut one says how much is missing', async () => {
  const whole = join(box('ftyp', 16), box('moov', 32), box('mdat', 100))
  expect(await walkBoxes(source(whole))).toEqual({ ok: true, types: ['ftyp', 'moov', 'mdat'] })
  expect(await walkBoxes(source(whole.subarray(0, 120)))).toMatchObject({
    ok: false,
    why: 'cut',
    missingBytes: 28,
  })
})
test('a last box of size 0 reaches to the end', async () => {
  expect(await walkBoxes(source(join(box('moov', 16), box('mdat', 0, 50))))).toMatchObject({ ok: true })
})
test('a file without an index, a box smaller than its head and a nonsense type are refused', async () => {
  expect(await walkBoxes(source(join(box('ftyp', 16), box('mdat', 40))))).toMatchObject({ why: 'noIndex' })
  expect(await walkBoxes(source(box('moov', 4, 8)))).toMatchObject({ why: 'broken' })
  expect(await walkBoxes(source(box('\x01\x02\x03\x04', 16)))).toMatchObject({ why: 'broken' })
})

const even = (fps: number, count = 120) => Array.from({ length: count }, (_, frame) => frame / fps)
for (const fps of [23.976, 24, 25, 29.97, 30, 50, 59.94, 60])
  test(`${fps} frames per second are measured as ${fps}`, () => {
    expect(measureRate(even(fps))).toEqual({ fps, variable: false })
  })
test('times rounded to milliseconds, out of order or with one gap still give the usual rate', () => {
  expect(measureRate(even(60).map((time) => Math.round(time * 1000) / 1000))).toEqual({
    fps: 60,
    variable: false,
  })
  expect(measureRate(even(24).reverse())).toEqual({ fps: 24, variable: false })
  expect(measureRate([...even(30), 20]).fps).toBe(30)
})
test('a rate that changes is variable', () => {
  const times = [...even(30, 60), ...even(12, 60).map((time) => 2 + time)]
  expect(measureRate(times).variable).toBe(true)
})
test('one frame has no rate', () => {
  expect(measureRate([0])).toEqual({ fps: 0, variable: false })
})
