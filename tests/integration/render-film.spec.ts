import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { openSegments } from '@/lib/server/engine/render/segment-cache'
import { filmOf, forgetSegments, frameOf, probe, segmentFolder, topBoxes } from '@/tests/support/films'
import { freshDataDir } from '@/tests/support/store'

test.slow()
const one = (words: object) => ({
  prompt: 'Rain on the harbour, slow push in',
  duration: '1',
  mode: 'std',
  aspect_ratio: '1:1',
  ...words,
})
const three = (...prompts: [string, string, string]) => ({
  mode: 'std',
  aspect_ratio: '9:16',
  multi_shot: true,
  multi_prompt: prompts.map((prompt, i) => ({ index: i + 1, prompt, duration: '1' })),
})

for (const [mode, aspect_ratio, width, height] of [
  ['std', '16:9', 1280, 720],
  ['std', '9:16', 720, 1280],
  ['std', '1:1', 720, 720],
  ['pro', '16:9', 1920, 1080],
  ['pro', '9:16', 1080, 1920],
  ['pro', '1:1', 1080, 1080],
] as const)
  test(`${mode} ${aspect_ratio} is ${width} × ${height}, 24 frames a second, tagged, with its index in front`, async () => {
    const film = await filmOf(one({ mode, aspect_ratio }))
    expect(film).toMatchObject({ width, height, frames: 24, durationMs: 1000, watermarked: null })
    const { video, audio } = probe(film.film)
    expect(video).toMatchObject({
      codec_name: 'h264',
      profile: 'High',
      pix_fmt: 'yuv420p',
      width,
      height,
      r_frame_rate: '24/1',
      nb_read_frames: '24',
      start_time: '0.000000',
      duration: '1.000000',
      color_range: 'tv',
      color_space: 'bt709',
      color_primaries: 'bt709',
      color_transfer: 'bt709',
    })
    expect(audio).toBeUndefined()
    expect(topBoxes(film.film)).toEqual(['ftyp', 'moov', 'free', 'mdat'])
    expect([...readFileSync(film.thumbnail).subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff])
  })

test('with sound on there is a 48 kHz voice and tone exactly as long as the picture', async () => {
  const film = await filmOf({ ...three('She says: “Good evening.”', 'Rain', '雨'), sound: 'on' })
  const { video, audio } = probe(film.film)
  expect(video).toMatchObject({ nb_read_frames: '72', duration: '3.000000' })
  expect(audio).toMatchObject({ codec_name: 'aac', sample_rate: '48000', channels: 2, duration: '3.000000' })
})

test('the same payload is the same bytes, whether its shots are drawn or taken from the cache', async () => {
  const payload = {
    ...three('A tower', 'The sea, pan right', 'A street'),
    sound: 'on',
    watermark_info: { enabled: true },
  }
  const bytes = (file: string | null) => readFileSync(file ?? '').toString('base64')
  forgetSegments()
  const first = await filmOf(payload)
  const cached = await filmOf(payload)
  forgetSegments()
  const again = await filmOf(payload)
  expect([first.drawn, cached.drawn, again.drawn]).toEqual([6, 0, 6])
  expect(cached.reused).toBe(6)
  for (const film of [cached, again]) {
    expect(bytes(film.film) === bytes(first.film)).toBe(true)
    expect(bytes(film.watermarked) === bytes(first.watermarked)).toBe(true)
    expect(bytes(film.thumbnail) === bytes(first.thumbnail)).toBe(true)
  }
})

test('after an edit of one shot only that shot is drawn, and a damaged or missing one with it', async () => {
  const whole = await filmOf(three('A forest', 'A mountain', 'A room'))
  const edited = await filmOf(three('A forest', 'A mountain in snow', 'A room'))
  expect([whole.reused + whole.drawn, edited.drawn, edited.reused]).toEqual([3, 1, 2])
  const [damaged = '', gone = ''] = readdirSync(segmentFolder()).map((name) =>
    path.join(segmentFolder(), name),
  )
  for (const name of readdirSync(segmentFolder())) {
    const file = path.join(segmentFolder(), name)
    const data = readFileSync(file)
    data.writeUInt32BE(0xdeadbeef, data.length - 900)
    writeFileSync(file, data)
  }
  rmSync(gone)
  const repaired = await filmOf(three('A forest', 'A mountain', 'A room'))
  expect(damaged).not.toBe('')
  expect(repaired.drawn).toBe(3)
  expect(readFileSync(repaired.film).equals(readFileSync(whole.film))).toBe(true)
})

test('a watermarked copy is a second file; the film stays clean', async () => {
  const film = await filmOf(
    one({ aspect_ratio: '16:9', prompt: 'Snow, static camera', watermark_info: { enabled: true } }),
  )
  const clean = frameOf(film.film, 12)
  const marked = frameOf(film.watermarked ?? '', 12)
  const difference = (x0: number, x1: number, y0: number, y1: number) => {
    let most = 0
    for (let x = x0; x < x1; x += 0.002)
      for (let y = y0; y < y1; y += 0.004)
        most = Math.max(most, Math.abs(clean.at(x, y)[0] - marked.at(x, y)[0]))
    return most
  }
  expect(difference(0.04, 0.25, 0.04, 0.09)).toBeGreaterThan(60)
  expect(difference(0.5, 0.95, 0.5, 0.95)).toBeLessThan(24)
})

test('the cache keeps what was used last and stays within its size', async () => {
  const folder = path.join(freshDataDir(), 'segments')
  const cache = await openSegments(folder)
  const key = (letter: string) => letter.repeat(40)
  for (const letter of ['a', 'b', 'c']) {
    writeFileSync(path.join(folder, 'shot.mp4'), Buffer.alloc(1000, letter))
    await cache.keep(key(letter), path.join(folder, 'shot.mp4'))
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  expect(await cache.find(key('a'))).not.toBeNull()
  await cache.trim(2_500)
  const later = await openSegments(folder)
  expect(
    [await later.find(key('a')), await later.find(key('b')), await later.find(key('c'))].map(Boolean),
  ).toEqual([true, false, true])
})
