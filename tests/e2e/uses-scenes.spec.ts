import path from 'node:path'
import sharp from 'sharp'
import { test, expect } from '@/tests/support/app'
import { colourClip, isGreen, share } from '@/tests/support/colour'
import { brightness, frameOf, probe } from '@/tests/support/films'
import { exampleOf, Uses } from '@/tests/support/uses'
import { scratchFolder } from '@/tests/support/film-media'

test.describe.configure({ mode: 'serial' })
const folder = scratchFolder()

async function halves(name: string, dark: 'left' | 'right'): Promise<string> {
  const file = path.join(folder, name)
  const light = await sharp({ create: { width: 640, height: 720, channels: 3, background: '#f5e6c8' } })
    .png()
    .toBuffer()
  await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#301810' } })
    .composite([{ input: light, left: dark === 'left' ? 640 : 0, top: 0 }])
    .jpeg()
    .toFile(file)
  return file
}
const rightMinusLeft = (file: string, frame: number) => {
  const seen = frameOf(file, frame)
  return brightness(seen.at(0.8, 0.4)) - brightness(seen.at(0.2, 0.4))
}

test('the files of these scenes are in the library', async ({ app }) => {
  test.setTimeout(120_000)
  const uses = new Uses(app, folder)
  await uses.create()
  await uses.upload(
    await halves('noon.jpg', 'left'),
    await halves('night.jpg', 'right'),
    colourClip(folder, 'source.mp4', { color: 'red' }),
    colourClip(folder, 'moves.mp4', { color: 'lime' }),
  )
  for (const name of ['noon.jpg', 'night.jpg', 'source.mp4', 'moves.mp4'])
    await expect(uses.library.getByRole('option', { name: new RegExp(name) })).toBeVisible({
      timeout: 60_000,
    })
})

test('omni 1: text to video, silent, as long as asked', async ({ app }) => {
  const uses = new Uses(app, folder)
  await uses.scene()
  await uses.prompt1('A paper boat drifts down a rain gutter')
  await expect(uses.inspector.getByText('From words, 5 s')).toBeVisible()
  expect(await uses.form()).toEqual(exampleOf('omni-1'))
  const { video, audio } = probe((await uses.film()).file)
  expect(video).toMatchObject({ width: 1280, height: 720, nb_read_frames: '72' })
  expect(audio).toBeUndefined()
})

test('omni 2: native audio is heard, upright', async ({ app }) => {
  const uses = new Uses(app, folder)
  await uses.scene({ quality: 'Standard', aspect: '9:16', seconds: 10, sound: true })
  await uses.prompt1('A brass band rehearses in a small courtyard')
  expect(await uses.form()).toEqual(exampleOf('omni-2'))
  const { video, audio } = probe((await uses.film()).file)
  expect(video).toMatchObject({ width: 720, height: 1280 })
  expect(audio).toMatchObject({ codec_name: 'aac' })
})

test('omni 3: the film opens on the first frame', async ({ app }) => {
  const uses = new Uses(app, folder)
  await uses.scene({ seconds: 8 })
  await uses.fill('First frame', 'noon.jpg')
  await uses.prompt1('The camera drifts back')
  expect(await uses.form()).toEqual(exampleOf('omni-3'))
  await expect(uses.inspector.getByText('From a first frame, 8 s')).toBeVisible()
  expect(rightMinusLeft((await uses.film()).file, 0)).toBeGreaterThan(90)
})

test('omni 4: from the first frame to the end frame', async ({ app }) => {
  const uses = new Uses(app, folder)
  await uses.scene()
  await uses.fill('First frame', 'noon.jpg')
  await uses.fill('End frame', 'night.jpg')
  await uses.prompt1('Noon slides into night. Static camera.')
  expect(await uses.form()).toEqual(exampleOf('omni-4'))
  const { file } = await uses.film()
  expect(rightMinusLeft(file, 0)).toBeGreaterThan(90)
  expect(rightMinusLeft(file, 71)).toBeLessThan(-90)
})

test('omni 5: an edited video keeps its frames, its length and its sound', async ({ app }) => {
  const uses = new Uses(app, folder)
  await uses.scene()
  await uses.fill('Video', 'source.mp4')
  await uses.inspector.getByRole('radio', { name: 'Edit it' }).click()
  await uses.prompt1('Make it snow')
  expect(await uses.form()).toEqual(exampleOf('omni-5'))
  const { file } = await uses.film({ seconds: null })
  expect(probe(file)).toMatchObject({ video: { nb_read_frames: '72' }, audio: { codec_name: 'aac' } })
  const [red, green, blue] = frameOf(file, 40).at(0.5, 0.4)
  expect(red).toBeGreaterThan(200)
  expect(green + blue).toBeLessThan(60)
})

test('omni 6: a feature video moves beside the drawing, and its own sound can be left out', async ({
  app,
}) => {
  const uses = new Uses(app, folder)
  await uses.scene()
  await uses.fill('Video', 'moves.mp4')
  await uses.inspector.getByRole('switch', { name: 'Keep original' }).click()
  await uses.prompt1('A skater repeats the same moves. Static camera.')
  expect(await uses.form()).toEqual(exampleOf('omni-6'))
  const { file } = await uses.film()
  expect(probe(file).audio).toBeUndefined()
  const frame = frameOf(file, 30)
  expect(share(frame, isGreen, { x: [0.06, 0.28], y: [0.12, 0.38] })).toBeGreaterThan(0.9)
  expect(share(frame, isGreen, { x: [0.5, 0.95], y: [0.1, 0.4] })).toBeLessThan(0.05)
})

test('omni 11: shots cut where they were asked to', async ({ app }) => {
  const uses = new Uses(app, folder)
  await uses.scene({ seconds: 15 })
  for (let shot = 2; shot <= 3; shot++) await app.getByRole('button', { name: /^Add shot/ }).click()
  for (const [shot, seconds] of [
    [1, 5],
    [2, 4],
  ] as const) {
    await uses.selectShot(shot)
    const field = uses.inspector.getByLabel(`Duration of shot ${shot} in seconds`)
    await field.fill(String(seconds))
    await field.press('Enter')
  }
  await uses.expectDurations([5, 4, 6])
  await uses.prompt1('Wide shot of a harbour before dawn', 1)
  await uses.prompt1('Close on hands untying a rope', 2)
  await uses.prompt1('The boat leaves, gulls follow', 3)
  expect(await uses.form()).toEqual(exampleOf('omni-11'))
  const { file } = await uses.film()
  expect(probe(file).video).toMatchObject({ nb_read_frames: '72' })
  await uses.expectDurations([1, 1, 1])
  const apart = (a: number, b: number) => difference(frameOf(file, a), frameOf(file, b))
  for (const cut of [24, 48]) expect(apart(cut - 1, cut)).toBeGreaterThan(3 * apart(cut - 3, cut - 2) + 1)
})

test('omni 16: the watermark is on the second file and not on the first', async ({ app }) => {
  const uses = new Uses(app, folder)
  await uses.scene({ quality: 'Standard', watermark: true })
  await uses.prompt1('A drone circles a lighthouse island')
  expect(await uses.form()).toEqual(exampleOf('omni-16'))
  const { file, watermarked } = await uses.film()
  expect(probe(watermarked ?? '').video).toMatchObject({ nb_read_frames: '72', width: 1280 })
  expect(difference(frameOf(file, 30), frameOf(watermarked ?? '', 30))).toBeGreaterThan(0.5)
})

/** Mean difference of brightness over the frame, 0..255. */
function difference(one: ReturnType<typeof frameOf>, two: ReturnType<typeof frameOf>): number {
  let sum = 0
  let count = 0
  for (let x = 0.01; x < 1; x += 0.01)
    for (let y = 0.01; y < 1; y += 0.01) {
      sum += Math.abs(brightness(one.at(x, y)) - brightness(two.at(x, y)))
      count++
    }
  return sum / count
}
