import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { pngBomb, pngChunk } from '@/tests/support/png-bomb'
import { makeHeic } from '@/tests/support/make-heic'
import { media } from '@/tests/support/make-media'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const text = (content: string): Buffer => Buffer.from(content, 'latin1')
const svg = (inside: string, head = '', size = 'width="400" height="400"'): Buffer =>
  text(
    `${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}>${inside}</svg>`,
  )

/** A file of this kind whose header was changed in place. */
async function patched(name: Parameters<typeof media>[0], change: (data: Buffer) => void): Promise<Buffer> {
  const data = readFileSync(await media(name))
  change(data)
  return data
}

/** A grey PNG with these chunks, each so many times, before its pixels. */
async function pngOf(
  width: number,
  height: number,
  chunks: [type: string, body: Buffer, times: number][] = [],
): Promise<Buffer> {
  const data = await sharp({ create: { width, height, channels: 3, background: '#777777' } })
    .png()
    .toBuffer()
  const header = data.subarray(0, 33)
  const extra = chunks.flatMap(([type, body, times]) => Array<Buffer>(times).fill(pngChunk(type, body)))
  return Buffer.concat([header, ...extra, data.subarray(33)])
}

/** The body of a zTXt chunk that unpacks to this many letters. */
function zipped(letters: number): Buffer {
  return Buffer.concat([text('Comment\0\0'), deflateSync(Buffer.alloc(letters, 97))])
}

/** A TIFF of many pages that all show one pixel. */
function manyPages(count: number): Buffer {
  const tags = [
    [256, 1],
    [257, 1],
    [258, 8],
    [259, 1],
    [262, 1],
    [273, 8],
    [277, 1],
    [278, 1],
    [279, 1],
  ]
  const size = 2 + tags.length * 12 + 4
  const pages = Array.from({ length: count }, (_, page) => {
    const directory = Buffer.alloc(size)
    directory.writeUInt16LE(tags.length)
    for (const [index, [tag = 0, value = 0]] of tags.entries()) {
      const at = 2 + index * 12
      directory.writeUInt16LE(tag, at)
      directory.writeUInt16LE(4, at + 2)
      directory.writeUInt32LE(1, at + 4)
      directory.writeUInt32LE(value, at + 8)
    }
    directory.writeUInt32LE(page === count - 1 ? 0 : 12 + (page + 1) * size, size - 4)
    return directory
  })
  const start = Buffer.from([0x49, 0x49, 42, 0, 12, 0, 0, 0, 0x80, 0, 0, 0])
  return Buffer.concat([start, ...pages])
}

function laughs(): string {
  const levels = 'bcdefghij'.split('')
  const entities = levels.map((level, index) => {
    const inner = index === 0 ? 'a' : (levels[index - 1] ?? 'a')
    return `<!ENTITY ${level} "${`&${inner};`.repeat(10)}">`
  })
  return `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ha">${entities.join('')}]>`
}

/** Files made to hurt a reader: name, bytes, and the reason they must be refused with (null: any answer will do). */
export async function hostileFiles(): Promise<[name: string, data: Buffer, code: string | null][]> {
  const heic = path.join(tmpdir(), `shotboard-hostile-${process.pid}.heic`)
  await makeHeic(heic, { width: 320, height: 320, claims: { width: 30_000, height: 30_000 } })
  const huge = 30_000
  return [
    [
      'giant.gif',
      await patched('animation.gif', (data) => {
        data.writeUInt16LE(huge, 6)
        data.writeUInt16LE(huge, 8)
      }),
      'tooManyPixels',
    ],
    [
      'giant.bmp',
      await patched('paint.bmp', (data) => {
        data.writeInt32LE(huge, 18)
        data.writeInt32LE(huge, 22)
      }),
      'tooManyPixels',
    ],
    ['long-row.bmp', await patched('paint.bmp', (data) => data.writeInt32LE(huge, 18)), 'cut'],
    [
      'giant.webp',
      Buffer.concat([
        text('RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0'),
        Buffer.from([255, 63, 0, 255, 63, 0]),
        Buffer.alloc(16),
      ]),
      'tooManyPixels',
    ],
    ['lying.heic', readFileSync(heic), null],
    ['no-size.svg', svg('<rect width="4" height="4"/>', '', ''), null],
    ['thin.svg', svg('', '', 'width="100000" height="1"'), 'damaged'],
    ['wide.svg', svg('<rect width="9" height="9"/>', '', 'width="1e9" height="1e9"'), null],
    ['laughs.svg', svg('<text>&j;</text>', laughs()), null],
    [
      'filters.svg',
      svg(
        `<filter id="f">${'<feGaussianBlur stdDeviation="500"/>'.repeat(50)}</filter><rect filter="url(#f)" width="400" height="400"/>`,
      ),
      null,
    ],
    ['deep.svg', svg(`${'<g>'.repeat(50_000)}${'</g>'.repeat(50_000)}`), null],
    ['playlist.mkv', text('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'), 'kind'],
    ['list.avi', text("ffconcat version 1.0\nfile '/etc/passwd'\n"), 'kind'],
    ['riff.avi', text('RIFF\xff\xff\xff\x7fAVI LIST'), 'cut'],
    ['empty.avi', text('RIFF\x04\0\0\0AVI '), 'damaged'],
    ['header.mkv', text('\x1aE\xdf\xa3\xa3B\x82\x88matroska'), 'cut'],
    ['riff.wav', text('RIFF\x24\0\0\0WAVEfmt \x10\0\0\0'), null],
    ['noise.mp3', Buffer.concat([text('ID3\x04\0\0\0\0\0\0'), Buffer.alloc(4000, 0x5a)]), null],
    ['script.gif', text('GIF89a=1;/*<script>alert(1)</script>*/'), null],
    ['zip.jpg', Buffer.concat([readFileSync(await media('photo.jpg')), text('PK\x03\x04 evil')]), null],
    ['ftyp-only.heic', text('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'damaged'],
    ['loop.tiff', text('II*\0\x08\0\0\0\x01\0\0\x01\x03\0\x01\0\0\0\x10\0\0\0\x08\0\0\0'), null],
    ['chunks.png', await pngOf(600, 600, [['tEXt', text('a\0b'), 200_000]]), null],
    ['words.png', await pngOf(600, 600, [['zTXt', zipped(200_000_000), 1]]), null],
    ['pages.tiff', manyPages(20_000), null],
    ['thread.png', await pngOf(30_000, 1), null],
    ['sheet.png', pngBomb(30_000), 'tooManyPixels'],
    ['nothing.m4a', text('\0\0\0\x18ftypM4A \0\0\0\0M4A mp42'), 'noIndex'],
  ]
}
