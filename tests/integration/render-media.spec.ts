import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { brightness, filmOf, frameOf, probe, type Source } from '@/tests/support/films'
import { makeImage, scratchFolder } from '@/tests/support/film-media'

test.slow()
const folder = scratchFolder()
const ffmpeg = process.env.FFMPEG_PATH ?? 'ffmpeg'

/** Dark on one side, light on the other: what is where can be seen through the wash. */
async function halves(name: string, dark: 'left' | 'right'): Promise<Source> {
  const file = path.join(folder, name)
  const side = (color: string) => ({
    create: { width: 800, height: 900, channels: 3 as const, background: color },
  })
  const light = await sharp(side('#f5e6c8')).png().toBuffer()
  const lightSide = dark === 'left' ? 800 : 0
  await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#301810' } })
    .composite([{ input: light, left: lightSide, top: 0 }])
    .jpeg()
    .toFile(file)
  return { file, width: 1600, height: 900 }
}

function clip(name: string, color: string, sound: boolean): Source {
  const file = path.join(folder, name)
  const picture = ['-f', 'lavfi', '-i', `color=c=${color}:size=960x720:rate=30:duration=3`]
  const tone = sound ? ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=44100:duration=3'] : []
  const output = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', file]
  execFileSync(ffmpeg, ['-nostdin', '-v', 'error', '-y', ...picture, ...tone, ...output])
  return { file, width: 960, height: 720, durationMs: 3000 }
}

test('the first frame opens the film and the end frame closes it', async () => {
  const sources = { a: await halves('a.jpg', 'left'), z: await halves('z.jpg', 'right') }
  const film = await filmOf(
    {
      mode: 'std',
      duration: '2',
      prompt: 'Day turns to night. Static camera.',
      image_list: [
        { image_url: 'a', type: 'first_frame' },
        { image_url: 'z', type: 'end_frame' },
      ],
    },
    { sources },
  )
  const first = frameOf(film.film, 0)
  const last = frameOf(film.film, 47)
  const sides = (frame: typeof first) =>
    [brightness(frame.at(0.2, 0.4)), brightness(frame.at(0.8, 0.4))] as const
  const [left, right] = sides(first)
  expect(right - left).toBeGreaterThan(90)
  const [leftThen, rightThen] = sides(last)
  expect(leftThen - rightThen).toBeGreaterThan(90)
  const [middle] = sides(frameOf(film.film, 24))
  expect(middle).toBeGreaterThan(left + 25)
  expect(middle).toBeLessThan(leftThen - 25)
})

test('an element is shown in colour beside its name, the picture of the shot in blue', async () => {
  const mara = {
    file: await makeImage(folder, 'mara.png', { width: 600, height: 900, hue: 45 }),
    width: 600,
    height: 900,
  }
  const film = await filmOf(
    {
      mode: 'std',
      duration: '1',
      aspect_ratio: '16:9',
      prompt: '<<<element_1>>> in <<<image_1>>>. Static camera.',
      image_list: [{ image_url: 'scene' }],
      element_list: [{ element_id: '1' }],
    },
    { sources: { mara, scene: { ...mara } } },
  )
  const frame = frameOf(film.film, 12)
  const warm = (x0: number, x1: number, y0: number, y1: number) => {
    let count = 0
    for (let x = x0; x < x1; x += 0.004)
      for (let y = y0; y < y1; y += 0.006) {
        const [red, , blue] = frame.at(x, y)
        if (red > blue + 20) count++
      }
    return count
  }
  expect(warm(0.8, 0.98, 0.04, 0.16)).toBeGreaterThan(20)
  expect(warm(0.02, 0.75, 0.02, 0.75)).toBe(0)
})

test('a base video keeps its frames, its shape, its length and, when asked, its sound', async () => {
  const sources = { base: clip('red.mp4', 'red', true) }
  const edit = (keep: string) => ({
    mode: 'std',
    prompt: 'Make it snow',
    video_list: [{ video_url: 'base', refer_type: 'base', keep_original_sound: keep }],
  })
  const film = await filmOf(edit('yes'), { sources })
  const { video, audio } = probe(film.film)
  expect(video).toMatchObject({ width: 960, height: 720, nb_read_frames: '72', duration: '3.000000' })
  expect(audio).toMatchObject({ codec_name: 'aac', sample_rate: '48000', duration: '3.000000' })
  const [red, green, blue] = frameOf(film.film, 40).at(0.5, 0.4)
  expect(red).toBeGreaterThan(220)
  expect(green + blue).toBeLessThan(40)
  const [, , plate] = frameOf(film.film, 40).at(0.97, 0.96)
  expect(plate).toBeGreaterThan(30)
  expect(probe((await filmOf(edit('no'), { sources })).film).audio).toBeUndefined()
})

test('a feature video plays beside the drawing', async () => {
  const sources = { moves: clip('green.mp4', 'lime', false) }
  const film = await filmOf(
    {
      mode: 'std',
      duration: '1',
      aspect_ratio: '16:9',
      prompt: 'A dancer in a glass museum. Static camera.',
      video_list: [{ video_url: 'moves', refer_type: 'feature', keep_original_sound: 'yes' }],
    },
    { sources },
  )
  expect(probe(film.film)).toMatchObject({ video: { nb_read_frames: '24' }, audio: undefined })
  const frame = frameOf(film.film, 20)
  const isGreen = ([red, green, blue]: [number, number, number]) => green > 200 && red < 80 && blue < 80
  expect(isGreen(frame.at(0.12, 0.25))).toBe(true)
  expect(isGreen(frame.at(0.7, 0.25))).toBe(false)
})

test('a picture that cannot be decoded ends in a sentence, not in a crash', async () => {
  const file = path.join(folder, 'torn.jpg')
  const whole = readFileSync((await halves('whole.jpg', 'left')).file)
  writeFileSync(file, whole.subarray(0, whole.length >> 1))
  const torn = { file, width: 1600, height: 900 }
  const payload = {
    mode: 'std',
    prompt: 'x',
    duration: '1',
    image_list: [{ image_url: 'torn', type: 'first_frame' }],
  }
  await expect(filmOf(payload, { sources: { torn } })).rejects.toThrow(
    'A picture of the request could not be decoded',
  )
})

test('stopping ends the program and its encoders at once, and the reason is the one given', async () => {
  const stop = new AbortController()
  const payload = {
    mode: 'pro',
    prompt: `A long walk ${String(process.pid)}`,
    duration: '15',
    aspect_ratio: '16:9',
  }
  let running: string[] = []
  const onProgress = () => {
    running = ownRenderers()
    stop.abort(new Error('cancelled by the person'))
  }
  const work = filmOf(payload, { signal: stop.signal, onProgress })
  await expect(work).rejects.toThrow('cancelled by the person')
  expect(running.length).toBeGreaterThanOrEqual(2)
  await expect.poll(ownRenderers, { timeout: 3_000 }).toEqual([])
})

/** Renderers this process started, and encoders of theirs, by what the kernel lists (Linux). */
function ownRenderers(): string[] {
  const read = (pid: string, name: string) => {
    try {
      return readFileSync(`/proc/${pid}/${name}`, 'utf8')
    } catch {
      return ''
    }
  }
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const parent = (pid: string) => read(pid, 'stat').split(') ')[1]?.split(' ')[1]
  const isZombie = (pid: string) => read(pid, 'stat').split(') ')[1]?.startsWith('Z') === true
  const renderers = pids.filter(
    (pid) => parent(pid) === String(process.pid) && read(pid, 'cmdline').includes('render.mjs'),
  )
  return [...renderers, ...pids.filter((pid) => renderers.includes(parent(pid) ?? ''))].filter(
    (pid) => !isZombie(pid),
  )
}
