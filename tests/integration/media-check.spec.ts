import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { whyRefused } from '@/lib/editor/check-file'
import { whyUnreadable } from '@/lib/storyboard/fit'
import { readFacts } from '@/lib/server/media/probe'
import { stopDecoder } from '@/lib/server/media/decoder'
import { media, type MediaName } from '@/tests/support/make-media'

test.afterAll(stopDecoder)

const names: MediaName[] = [
  ...(['photo.jpg', 'drawing.png', 'turned.jpg', 'cmyk.jpg', 'deep.png', 'small.png', 'pano.png'] as const),
  ...(['one-pixel.png', 'heavy.png', 'bomb.png', 'huge-header.jpg', 'animation.gif', 'modern.webp'] as const),
  ...(['vector.svg', 'playlist.m3u8', 'list.ffconcat', 'clip.mp4', 'clip.mov', 'turned.mp4'] as const),
  ...([
    'squeezed.mp4',
    'uneven.mp4',
    'pieces.mp4',
    'hevc.mp4',
    'prores.mov',
    'lying.mp4',
    'long.mp4',
  ] as const),
  ...(['ten-hours.mp4', 'fast.mp4', 'low.mp4', 'dot.mp4', 'one-frame.mp4', 'sound-only.mp4'] as const),
  ...(['no-frames.mp4', 'wrong-index.mp4', 'giant.mp4'] as const),
]
for (const name of names)
  test(`the browser refuses ${name} only in the words the server would use`, async () => {
    const path = await media(name)
    const probe = await readFacts(path)
    const said = await whyRefused(new File([new Uint8Array(readFileSync(path))], name))
    if (said !== null) expect(said).toBe(probe.ok ? null : whyUnreadable(name, probe.reason))
  })

test('a cut clip is refused with the bytes that are missing, an empty file with its 0 bytes', async () => {
  const whole = readFileSync(await media('clip.mp4'))
  const cut = new File([new Uint8Array(whole.subarray(0, whole.length - 1000))], 'cut.mp4')
  expect(await whyRefused(cut)).toBe(
    'cut.mp4 stops before its end, 1000 bytes are missing. Copy it again from where it came from.',
  )
  expect(await whyRefused(new File([], 'empty.jpg'))).toBe('empty.jpg is empty, it has 0 bytes.')
})

test('a file that is too large is refused without being read', async () => {
  const head = new Uint8Array(readFileSync(await media('clip.mp4')).subarray(0, 4096))
  const file = new File([head], 'film.mp4')
  Object.defineProperty(file, 'size', { value: 5 * 1024 * 1024 * 1024 })
  expect(await whyRefused(file)).toBe('film.mp4 is 5120 MB, the most is 4096 MB.')
})
