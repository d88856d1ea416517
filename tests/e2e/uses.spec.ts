import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { test, expect } from '@/tests/support/app'
import { colourClip } from '@/tests/support/colour'
import { fillElement, makeElement } from '@/tests/support/element-dialog'
import { makeImage, scratchFolder } from '@/tests/support/film-media'
import { lookAtFilms } from '@/tests/support/uses-films'
import { exampleOf, formOf, Uses } from '@/tests/support/uses'

const folder = scratchFolder()
const picture = (name: string, hue: number) => makeImage(folder, name, { width: 640, height: 640, hue })
const pictures = (name: string, hue: number, count: number) =>
  Promise.all(Array.from({ length: count }, (_, index) => picture(`${name}-${index}.png`, hue + 3 * index)))

const people = [
  { use: 1, name: 'Mara', hue: 30, count: 3, tags: ['Character'] },
  { use: 2, name: 'Biscuit', hue: 140, count: 4, tags: ['Animal'] },
  { use: 3, name: 'Compass', hue: 200, count: 2, tags: ['Item'] },
  { use: 4, name: 'Library', hue: 260, count: 3, tags: ['Scene'] },
  { use: 7, name: 'Queen', hue: 300, count: 2, tags: ['Character', 'Costume'] },
]

test('all 7 ways to make an element and all 16 to make a film are built by clicking, sent as the contract says, and told apart by eye', async ({
  app,
  server,
}) => {
  test.setTimeout(600_000)
  const orange = colourClip(folder, 'host.mp4', { color: 'orange', width: 1920, height: 1080 })

  await test.step('create element 1 to 7', async () => {
    await app.goto('/elements')
    const ready = app.getByRole('complementary', { name: 'Filters' }).getByRole('button', { name: /^Ready/ })
    const readyNow = async () => Number((await ready.innerText()).replace(/\D/g, ''))
    const sample = await readyNow()
    for (const { name, hue, count, tags } of people)
      await makeElement(app, {
        ...{ name, tags, description: `${name} as seen from all sides` },
        pictures: await pictures(name, hue, count),
      })
    const leo = { description: 'Man in his fifties, grey beard', tags: ['Character'], video: orange }
    await makeElement(app, { ...leo, name: 'Leo' })
    await makeElement(app, { ...leo, name: 'Leo again', voice: '829824295735410756' })
    await expect.poll(readyNow, { timeout: 90_000 }).toBe(sample + 7)
    const sent = await sentElements(app, server)
    const uses = [...people.map(({ use, name }) => [use, name] as const), [5, 'Leo'] as const]
    for (const [use, name] of [...uses, [6, 'Leo again'] as const])
      expect(sent.get(name), name).toEqual(exampleOf(`element-${use}`))
  })

  const uses = new Uses(app)
  await uses.create()
  const files = await scenery()
  await uses.upload(...files)
  for (const file of files)
    await expect(uses.library.getByRole('option', { name: new RegExp(path.basename(file)) })).toBeVisible({
      timeout: 60_000,
    })

  const same = async (use: number) =>
    expect(await uses.form(), `omni ${use}`).toEqual(exampleOf(`omni-${use}`))
  const says = (words: string) => expect(uses.inspector.getByText(words, { exact: true })).toBeVisible()

  await test.step('omni 1: text to video', async () => {
    await uses.next()
    await uses.write('A paper boat drifts down a rain gutter')
    await says('From words, 5 s')
    await same(1)
    await uses.send()
  })

  await test.step('omni 2: with native audio', async () => {
    await uses.next({ quality: 'Standard', aspect: '9:16', seconds: 10, sound: true })
    await uses.write('A brass band rehearses in a small courtyard')
    await same(2)
    await uses.send()
  })

  await test.step('omni 3: first frame', async () => {
    await uses.next({ seconds: 8 })
    await uses.fill('First frame', 'noon.jpg')
    await uses.write('The camera drifts back')
    await same(3)
    await says('From a first frame, 8 s')
    await uses.send()
  })

  await test.step('omni 4: first and end frame', async () => {
    await uses.next()
    await uses.fill('First frame', 'noon.jpg')
    await uses.fill('End frame', 'night.jpg')
    await uses.write('Noon slides into night. Static camera.')
    await same(4)
    await uses.send()
  })

  await test.step('omni 5: edit a base video', async () => {
    await uses.next()
    await uses.fill('Video', 'source.mp4')
    await uses.inspector.getByRole('radio', { name: 'Edit it' }).click()
    await uses.write('Make it snow')
    await same(5)
    await uses.send({ seconds: null })
  })

  await test.step('omni 6: feature reference video', async () => {
    await uses.next()
    await uses.fill('Video', 'moves.mp4')
    await uses.inspector.getByRole('switch', { name: 'Keep original' }).click()
    await uses.write('A skater repeats the same moves. Static camera.')
    await same(6)
    await uses.send()
  })

  await test.step('omni 7: one element, just made', async () => {
    await uses.next({ seconds: 8, sound: true })
    await uses.write('@Mara crosses a wet night market')
    await says('From words, 8 s, 1 element, sound')
    await same(7)
    await uses.send()
  })

  await test.step('omni 8: several elements', async () => {
    await uses.next({ seconds: 10, sound: true })
    await uses.write('@Mara and @Biscuit argue cheerfully')
    await same(8)
    await uses.send()
  })

  await test.step('omni 9: element and first frame', async () => {
    await uses.next({ seconds: 6 })
    await uses.fill('First frame', 'gate.jpg')
    await uses.write('@Mara waits at the gate')
    await same(9)
    await uses.send()
  })

  await test.step('omni 10: element and feature video', async () => {
    await uses.next({ quality: 'Standard', aspect: '1:1' })
    await uses.fill('Video', 'moves.mp4')
    await uses.inspector.getByRole('switch', { name: 'Keep original' }).click()
    await uses.write('@Mara copies the moves. Static camera.')
    await same(10)
    await uses.send()
  })

  await test.step('omni 11: multi-shot', async () => {
    await uses.next({ seconds: 15 })
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
    await uses.write('Wide shot of a harbour before dawn', 1)
    await uses.write('Close on hands untying a rope', 2)
    await uses.write('The boat leaves, gulls follow', 3)
    await same(11)
    await uses.send()
    await uses.expectDurations([1, 1, 1])
  })

  await test.step('omni 12: multi-shot with an element', async () => {
    await uses.next({ seconds: 10, sound: true })
    await app.getByRole('button', { name: /^Add shot/ }).click()
    await app.getByRole('button', { name: /^Even out/ }).click()
    await uses.expectDurations([5, 5])
    await uses.write('@Mara enters a bookshop', 1)
    await uses.write('@Mara sits by the window', 2)
    await same(12)
    await uses.send({ seconds: 4 })
  })

  await test.step('omni 13: inline image element', async () => {
    await uses.next()
    await here(uses, {
      name: 'Keeper',
      description: 'Tall woman, green coat',
      pictures: await pictures('keeper', 28, 3),
    })
    await uses.write('@Keeper strolls through an orchard')
    await same(13)
    await uses.send()
  })

  await test.step('omni 14: inline video element, with a name alone', async () => {
    await uses.next({ seconds: 8, sound: true })
    await here(uses, { name: 'Host', video: orange })
    await uses.write('@Host greets the crowd')
    await same(14)
    await uses.send()
  })

  await test.step('omni 15: stored and inline elements', async () => {
    await uses.next({ seconds: 10 })
    await uses.write('Two people meet: @Mara')
    await here(uses, { pictures: await pictures('new', 140, 2) })
    await uses.mention(1, 'New')
    await same(15)
    await uses.send()
  })

  await test.step('omni 16: watermarked copy', async () => {
    await uses.next({ quality: 'Standard', watermark: true })
    await uses.write('A drone circles a lighthouse island')
    await same(16)
    await uses.send()
  })

  lookAtFilms(await uses.films(folder, 200_000))
})

/** An element that only the scene has. */
async function here(uses: Uses, wanted: Parameters<typeof fillElement>[1]) {
  await uses.inspector.getByRole('button', { name: 'New element for this scene' }).click()
  const dialog = uses.page.getByRole('dialog', { name: 'New element for this scene' })
  await fillElement(dialog, wanted)
  await expect(dialog.getByText('All checks passed')).toBeVisible({ timeout: 30_000 })
  await dialog.getByRole('button', { name: /^Add to the scene/ }).click()
  await expect(dialog).toBeHidden()
}

async function scenery(): Promise<string[]> {
  return [
    await halves('noon.jpg', 'left'),
    await halves('night.jpg', 'right'),
    await makeImage(folder, 'gate.jpg', { width: 1280, height: 720, hue: 210 }),
    colourClip(folder, 'source.mp4', { color: 'red' }),
    colourClip(folder, 'moves.mp4', { color: 'lime' }),
  ]
}

async function halves(name: string, dark: 'left' | 'right'): Promise<string> {
  const file = path.join(folder, name)
  const light = sharp({ create: { width: 640, height: 720, channels: 3, background: '#f5e6c8' } })
  await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#301810' } })
    .composite([{ input: await light.png().toBuffer(), left: dark === 'left' ? 640 : 0, top: 0 }])
    .jpeg()
    .toFile(file)
  return file
}

/** What the queue was sent to make each element, by its name, in form. */
async function sentElements(app: Page, server: { url: string; dataDir: string }) {
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
