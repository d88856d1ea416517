import { readFileSync } from 'node:fs'
import { test, expect } from '@/tests/support/app'
import { colourClip, corner, isGreen, isOrange, share } from '@/tests/support/colour'
import { makeElement } from '@/tests/support/element-dialog'
import { makeImage, scratchFolder } from '@/tests/support/film-media'
import { frameOf } from '@/tests/support/films'
import { exampleOf, formOf, Uses } from '@/tests/support/uses'

test.describe.configure({ mode: 'serial' })
const folder = scratchFolder()
const picture = (name: string, hue: number) => makeImage(folder, name, { width: 640, height: 640, hue })

const people = [
  { use: 1, name: 'Mara', hue: 30, others: 2, tags: ['Character'] },
  { use: 2, name: 'Biscuit', hue: 140, others: 3, tags: ['Animal'] },
  { use: 3, name: 'Compass', hue: 200, others: 1, tags: ['Item'] },
  { use: 4, name: 'Library', hue: 260, others: 2, tags: ['Scene'] },
  { use: 7, name: 'Queen', hue: 300, others: 1, tags: ['Character', 'Costume'] },
]

test('create element 1 to 7 by clicking: each is sent as the contract says, and becomes ready', async ({
  app,
  server,
}) => {
  test.setTimeout(240_000)
  await app.goto('/elements')
  for (const { name, hue, others, tags } of people) {
    const files = await Promise.all(
      Array.from({ length: 1 + others }, (_, index) => picture(`${name}-${index}.png`, hue + 3 * index)),
    )
    await makeElement(app, { name, description: `${name} as seen from all sides`, tags, pictures: files })
  }
  const leo = colourClip(folder, 'leo.mp4', { color: 'orange', width: 1920, height: 1080 })
  const words = { description: 'Man in his fifties, grey beard', tags: ['Character'] }
  await makeElement(app, { name: 'Leo', ...words, video: leo })
  await makeElement(app, { name: 'Leo again', ...words, video: leo, voice: '829824295735410756' })
  const ready = app.getByRole('complementary', { name: 'Filters' }).getByRole('button', { name: /^Ready/ })
  await expect(ready).toHaveText(/7$/, { timeout: 90_000 })

  const sent = await sentElements(app, server)
  const uses = new Map([...people.map(({ use, name }) => [use, name] as const), [5, 'Leo'], [6, 'Leo again']])
  for (const [use, name] of uses) expect(sent.get(name), name).toEqual(exampleOf(`element-${use}`))
})

test('the files of these scenes are in the library', async ({ app }) => {
  const uses = new Uses(app, folder)
  await uses.create()
  await uses.upload(
    await makeImage(folder, 'gate.jpg', { width: 1280, height: 720, hue: 210 }),
    colourClip(folder, 'moves.mp4', { color: 'lime' }),
  )
  for (const name of ['gate.jpg', 'moves.mp4'])
    await expect(uses.library.getByRole('option', { name: new RegExp(name) })).toBeVisible({
      timeout: 60_000,
    })
})

const shows = (file: string, frame: number, is: typeof isOrange) => share(frameOf(file, frame), is, corner)

test('omni 7, and end to end: the element just made is used, and its portrait is in the film', async ({
  app,
}) => {
  const uses = new Uses(app, folder)
  await uses.scene({ seconds: 8, sound: true })
  await uses.prompt1('@Mara crosses a wet night market')
  await expect(uses.inspector.getByText('From words, 8 s, 1 element, sound')).toBeVisible()
  expect(await uses.form()).toEqual(exampleOf('omni-7'))
  const { file } = await uses.film()
  expect(shows(file, 30, isOrange)).toBeGreaterThan(0.01)
  expect(shows(file, 30, isGreen)).toBeLessThan(0.002)
})

test('omni 8: both portraits are in the film', async ({ app }) => {
  const uses = new Uses(app, folder)
  await uses.scene({ seconds: 10, sound: true })
  await uses.prompt1('@Mara and @Biscuit argue cheerfully')
  expect(await uses.form()).toEqual(exampleOf('omni-8'))
  const { file } = await uses.film()
  expect(shows(file, 30, isOrange)).toBeGreaterThan(0.01)
  expect(shows(file, 30, isGreen)).toBeGreaterThan(0.01)
})

test('omni 9: an element before a first frame', async ({ app }) => {
  const uses = new Uses(app, folder)
  await uses.scene({ seconds: 6 })
  await uses.fill('First frame', 'gate.jpg')
  await uses.prompt1('@Mara waits at the gate')
  expect(await uses.form()).toEqual(exampleOf('omni-9'))
  const { file } = await uses.film()
  const blue = ([red, , b]: [number, number, number]) => b > red + 15
  expect(share(frameOf(file, 0), blue, { x: [0.1, 0.9], y: [0.2, 0.7] })).toBeGreaterThan(0.5)
  expect(shows(file, 30, isOrange)).toBeGreaterThan(0.01)
})

test('omni 10: an element beside a feature video', async ({ app }) => {
  const uses = new Uses(app, folder)
  await uses.scene({ quality: 'Standard', aspect: '1:1' })
  await uses.fill('Video', 'moves.mp4')
  await uses.inspector.getByRole('switch', { name: 'Keep original' }).click()
  await uses.prompt1('@Mara copies the moves. Static camera.')
  expect(await uses.form()).toEqual(exampleOf('omni-10'))
  const { file } = await uses.film()
  expect(share(frameOf(file, 30), isGreen, { x: [0.08, 0.3], y: [0.12, 0.22] })).toBeGreaterThan(0.8)
  expect(shows(file, 30, isOrange)).toBeGreaterThan(0.01)
})

test('omni 12: the element is in each of its shots', async ({ app }) => {
  const uses = new Uses(app, folder)
  await uses.scene({ seconds: 10, sound: true })
  await app.getByRole('button', { name: /^Add shot/ }).click()
  await app.getByRole('button', { name: /^Even out/ }).click()
  await uses.expectDurations([5, 5])
  await uses.prompt1('@Mara enters a bookshop', 1)
  await uses.prompt1('@Mara sits by the window', 2)
  expect(await uses.form()).toEqual(exampleOf('omni-12'))
  const { file } = await uses.film({ seconds: 4 })
  for (const frame of [24, 72]) expect(shows(file, frame, isOrange)).toBeGreaterThan(0.01)
})

/** What the queue was sent to make each element, by its name, in form. */
async function sentElements(app: Uses['page'], server: { url: string; dataDir: string }) {
  const key = readFileSync(`${server.dataDir}/api-key`, 'utf8').trim()
  const answer = await app.request.get(`${server.url}/api/v1/ie/requestqueue/apikey/requests`, {
    headers: { authorization: `Bearer ${key}` },
  })
  const { requests } = (await answer.json()) as {
    requests: { model: string; payload: Record<string, unknown> }[]
  }
  return new Map(
    requests
      .filter(({ model }) => model === 'kling-create-element')
      .map(({ payload }) => [String(payload.element_name), formOf(payload)] as const),
  )
}
