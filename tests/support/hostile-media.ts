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
    ['nothing.m4a', text('\0\0\0\x18ftypM4A \0\0\0\0M4A mp42'), 'noIndex'],
  ]
}
