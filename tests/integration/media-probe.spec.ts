import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test, expect } from '@playwright/test'
import sharp from 'sharp'
import type { Unreadable } from '@/lib/storyboard/fit'
import type { AudioFacts, VideoFacts } from '@/lib/storyboard/media-facts'
import { probeFile, readFacts } from '@/lib/server/media/probe'
import { stopDecoder } from '@/lib/server/media/decoder'
import { longUnless } from '@/tests/support/long-unless'
import { media, type MediaName } from '@/tests/support/make-media'

const folder = mkdtempSync(path.join(tmpdir(), 'shotboard-probe-'))
test.afterAll(() => {
  stopDecoder()
  rmSync(folder, { recursive: true, force: true })
})

const pictures: [MediaName, string, number, number][] = [
  ['photo.jpg', 'image/jpeg', 800, 600],
  ['drawing.png', 'image/png', 640, 640],
  ['turned.jpg', 'image/jpeg', 500, 800],
  ['cmyk.jpg', 'image/jpeg', 700, 500],
  ['deep.png', 'image/png', 500, 500],
  ['small.png', 'image/png', 280, 410],
  ['pano.png', 'image/png', 2560, 400],
  ['one-pixel.png', 'image/png', 1, 1],
  ['heavy.png', 'image/png', 2000, 2000],
  ['animation.gif', 'image/gif', 400, 400],
  ['modern.webp', 'image/webp', 400, 400],
  ['moving.webp', 'image/webp', 400, 400],
  ['small.avif', 'image/avif', 400, 300],
  ['scan.tiff', 'image/tiff', 400, 500],
  ['paint.bmp', 'image/bmp', 640, 480],
  ['palette.bmp', 'image/bmp', 320, 300],
  ['phone.heic', 'image/heic', 480, 640],
  ['vector.svg', 'image/svg+xml', 2048, 2048],
]
const shown = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif']
for (const [name, mime, width, height] of pictures)
  test(`${name} is ${mime} of ${width} × ${height}, with a thumbnail as shown`, async () => {
    const thumbPath = path.join(folder, `${name}.thumb`)
    const previewPath = path.join(folder, `${name}.preview`)
    const file = await media(name)
    expect(await probeFile(file, { thumbPath, previewPath })).toMatchObject({
      ok: true,
      ext: name.split('.').at(-1),
      facts: { kind: 'image', mime, bytes: statSync(file).size, width, height },
    })
    expect(existsSync(previewPath)).toBe(!shown.includes(mime))
    if (existsSync(previewPath))
      expect(await sharp(previewPath).metadata()).toMatchObject({ format: 'webp', width, height })
    const thumb = await sharp(thumbPath).metadata()
    const scale = Math.min(1, 480 / Math.max(width, height))
    expect([thumb.format, thumb.width, thumb.height]).toEqual([
      'webp',
      Math.max(1, Math.round(width * scale)),
      Math.max(1, Math.round(height * scale)),
    ])
  })

const videos: [MediaName, Partial<VideoFacts>][] = [
  ['clip.mp4', { width: 1280, height: 720, durationMs: 5000, fps: 24, codec: 'avc', audioCodec: 'aac' }],
  ['clip.mov', { mime: 'video/quicktime', width: 1920, height: 1080, durationMs: 4000, fps: 25 }],
  ['turned.mp4', { width: 720, height: 1280, durationMs: 5000 }],
  ['squeezed.mp4', { width: 1280, height: 720 }],
  ['uneven.mp4', { variableFps: true }],
  ['pieces.mp4', { width: 1280, height: 720, durationMs: 4000, fps: 24, variableFps: false }],
  ['open-gop.mp4', { durationMs: 6000, fps: 30 }],
  ['hevc.mp4', { codec: 'hevc', durationMs: 3000 }],
  ['prores.mov', { codec: 'prores', durationMs: 3000 }],
  ['lying.mp4', { durationMs: 5000 }],
  ['long.mp4', { durationMs: 12_000 }],
  ['ten-hours.mp4', { durationMs: 36_000_000 }],
  ['fast.mp4', { fps: 70 }],
  ['low.mp4', { width: 640, height: 480 }],
  ['dot.mp4', { width: 2, height: 2 }],
  ['one-frame.mp4', { durationMs: 42, fps: 24 }],
  ['screen.webm', { mime: 'video/webm', fps: 30, codec: 'vp9', audioCodec: 'opus', container: 'WebM' }],
  ['camera.mkv', { mime: 'video/x-matroska', fps: 25, codec: 'avc', audioCodec: 'flac' }],
  ['old.avi', { mime: 'video/x-msvideo', width: 640, height: 480, fps: 25, codec: 'mpeg4' }],
  ['future.mp4', { codec: 'av1', durationMs: 3000, fps: 24 }],
  ['deep.mp4', { codec: 'avc', codecText: 'avc1.7a001f' }],
]
const sounds: [MediaName, Partial<AudioFacts>][] = [
  ['voice.wav', { mime: 'audio/wav', codec: 'pcm-s16', channels: 1, sampleRate: 48_000 }],
  ['voice.mp3', { mime: 'audio/mpeg', codec: 'mp3', sampleRate: 48_000 }],
  ['voice.m4a', { mime: 'audio/mp4', codec: 'aac', container: 'M4A' }],
  ['lossless.m4a', { mime: 'audio/mp4', container: 'M4A' }],
  ['sound-only.mp4', { mime: 'audio/mp4', codec: 'aac' }],
]
for (const [name, facts] of sounds)
  test(`${name} is a sound: ${JSON.stringify(facts)}`, async () => {
    const probe = await probeFile(await media(name))
    expect(probe).toMatchObject({ ok: true, facts: { kind: 'audio', ...facts } })
    if (probe.ok && probe.facts.kind === 'audio') expect(probe.facts.durationMs / 4000).toBeCloseTo(1, 1)
  })
test('an AVI tells its sound too', async () => {
  expect(await probeFile(await media('old.avi'))).toMatchObject({
    facts: { audio: { codec: 'mp3', channels: 1, sampleRate: 48_000 } },
  })
})

for (const [name, facts] of videos)
  test(`${name} has the facts of its content: ${JSON.stringify(facts)}`, async () => {
    const thumbPath = path.join(folder, `${name}.jpg`)
    const probe = await probeFile(await media(name), { thumbPath })
    expect(probe).toMatchObject({ ok: true, facts: { kind: 'video', variableFps: false, ...facts } })
    if (!probe.ok) return
    if (probe.facts.kind !== 'video') throw new Error('no video')
    const thumb = await sharp(thumbPath).metadata()
    expect(thumb.width / thumb.height).toBeCloseTo(probe.facts.width / probe.facts.height, 1)
    expect(Math.max(thumb.width, thumb.height)).toBeLessThanOrEqual(480)
  })

const refused: [MediaName, Unreadable][] = [
  ['bomb.png', { code: 'tooManyPixels', width: 20_000, height: 20_000, max: 128_000_000 }],
  ['huge-header.jpg', { code: 'tooManyPixels', width: 65_000, height: 65_000, max: 128_000_000 }],
  ['playlist.m3u8', { code: 'kind', kind: 'an HLS playlist' }],
  ['list.ffconcat', { code: 'kind', kind: 'a list of other files' }],
  ['no-frames.mp4', { code: 'noFrames' }],
  ['wrong-index.mp4', { code: 'damaged', atMs: null }],
  ['giant.mp4', { code: 'tooManyPixels', width: 8192, height: 8192, max: 36_000_000 }],
  ['disguised.mp4', { code: 'tooManyPixels', width: 8192, height: 8192, max: 36_000_000 }],
]
for (const [name, reason] of refused)
  test(`${name} is refused: ${reason.code}`, async () => {
    expect(await probeFile(await media(name))).toMatchObject({ ok: false, reason })
  })

test('an empty file is refused', async () => {
  expect(await probeFile(written('empty.png', Buffer.alloc(0)))).toMatchObject({ reason: { code: 'empty' } })
})

for (const name of ['photo.jpg', 'deep.png', 'clip.mp4', 'clip.mov', 'pieces.mp4'] satisfies MediaName[])
  test(
    `${name} cut off at 20 places is never accepted`,
    longUnless('photo.jpg', 'clip.mp4')(name),
    async () => {
      const whole = readFileSync(await media(name))
      for (let place = 0; place < 20; place++) {
        // The last bytes of a JPEG or PNG only mark its end, so the latest cut is one part in a hundred before it.
        const length = Math.floor((whole.length * 0.99 * place) / 19)
        const probe = await probeFile(written(`cut-${place}`, whole.subarray(0, length)))
        expect(probe, `cut at ${length} of ${whole.length}`).toMatchObject({ ok: false })
      }
    },
  )

for (const name of ['photo.jpg', 'deep.png', 'clip.mp4', 'hevc.mp4'] satisfies MediaName[])
  test(
    `${name} with flipped bits never hurts: it is refused or read with its facts`,
    longUnless('photo.jpg', 'clip.mp4')(name),
    async () => {
      const whole = readFileSync(await media(name))
      for (let seed = 1; seed <= 12; seed++) {
        const probe = await probeFile(written(`flipped-${seed}`, flipped(whole, seed)))
        if (probe.ok) expect(probe.facts.bytes).toBe(whole.length)
        else expect(probe.reason.code).not.toBe('tooSlow')
      }
    },
  )

test('a video whose pictures are damaged is refused with the time', async () => {
  const whole = readFileSync(await media('clip.mp4'))
  const at = Math.floor(whole.length * 0.9)
  whole.fill(0xa5, at, at + 60_000)
  const probe = await probeFile(written('scratched.mp4', whole))
  expect(probe).toMatchObject({ ok: false, reason: { code: 'damaged' } })
  if (!probe.ok && probe.reason.code === 'damaged') expect(probe.reason.atMs).toBeGreaterThan(3000)
})

test('facts of a video are read without ffmpeg', async () => {
  const thumbPath = path.join(folder, 'never.jpg')
  expect(await readFacts(await media('long.mp4'), { thumbPath })).toMatchObject({ ok: true })
  expect(existsSync(thumbPath)).toBe(false)
})

test('many files at once are all answered, one by one', async () => {
  const names: MediaName[] = ['photo.jpg', 'bomb.png', 'drawing.png', 'playlist.m3u8', 'turned.jpg']
  const probes = await Promise.all([...names, ...names].map(async (name) => probeFile(await media(name))))
  expect(probes.map((probe) => probe.ok)).toEqual([
    true,
    false,
    true,
    false,
    true,
    true,
    false,
    true,
    false,
    true,
  ])
})

function written(name: string, data: Uint8Array): string {
  const file = path.join(folder, name)
  writeFileSync(file, data)
  return file
}

/** Ten bytes changed anywhere after the first 16; the places depend on the seed alone. */
function flipped(whole: Buffer, seed: number): Buffer {
  const copy = Buffer.from(whole)
  let state = seed
  for (let index = 0; index < 10; index++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    const at = 16 + (state % (copy.length - 16))
    copy[at] = (copy[at] ?? 0) ^ (1 << (state % 8))
  }
  return copy
}
