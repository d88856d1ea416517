import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { test, expect } from '@/tests/support/app'
import { makeImage, makeVideo, scratchFolder } from '@/tests/support/film-media'
import { Studio } from '@/tests/support/studio'

test.describe.configure({ mode: 'serial' })

test('a person makes a first film: upload, element, shots, generate, close the tab, play', async ({
  app,
  context,
}) => {
  test.setTimeout(180_000)
  const folder = scratchFolder()
  const front = await makeImage(folder, 'mara-front.png', { width: 640, height: 640, hue: 40 })
  const side = await makeImage(folder, 'mara-side.jpg', { width: 600, height: 640, hue: 60 })
  const frame = await makeImage(folder, 'harbour.jpg', { width: 1280, height: 720, hue: 210 })
  const small = await makeImage(folder, 'cat.png', { width: 280, height: 410, hue: 0 })
  const letter = path.join(folder, 'letter.png')
  writeFileSync(letter, 'Dear Mara, the boat leaves at nine.')
  const clip = makeVideo(folder, 'swell.mp4', { width: 1280, height: 720, seconds: 4 })

  const studio = new Studio(app)
  const url = await studio.create()

  await test.step('files go in, and one that cannot is told why and disturbs nobody', async () => {
    await studio.upload(front, side, frame, small, letter, clip)
    await expect(
      studio.library.getByRole('alert').filter({
        hasText:
          'letter.png is a text file. Use a picture (JPEG, PNG, HEIC, WebP), a video (MP4, MOV, WebM) or a sound (WAV, MP3).',
      }),
    ).toBeVisible()
    for (const name of ['mara-front.png', 'mara-side.jpg', 'harbour.jpg', 'cat.png', 'swell.mp4'])
      await expect(studio.library.getByRole('option', { name: new RegExp(name) })).toBeVisible({
        timeout: 30_000,
      })
  })

  await test.step('an element is made from a frontal and another picture and becomes ready', async () => {
    await studio.library.getByRole('tab', { name: /^Elements/ }).click()
    await studio.library.getByRole('button', { name: 'New element' }).first().click()
    const dialog = app.getByRole('dialog', { name: 'New element' })
    await dialog.getByLabel('Add a front view from this computer').setInputFiles(front)
    await expect(dialog.getByAltText(/mara-front\.png/)).toBeVisible()
    await dialog.getByLabel('Add another angle from this computer').setInputFiles(side)
    await expect(dialog.getByAltText(/mara-side\.jpg/)).toBeVisible()
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Nora')
    await dialog.getByRole('textbox', { name: 'Description' }).fill('Keeper of the light in a yellow coat')
    await dialog.getByRole('button', { name: 'Character' }).click()
    await dialog.getByRole('button', { name: /^Create element/ }).click()
    await expect(dialog).toBeHidden()
    const tile = studio.library.getByRole('option', { name: /Nora/ })
    await expect(tile).toBeVisible()
    await expect(tile).not.toHaveAccessibleName(/Creating/, { timeout: 30_000 })
  })

  await test.step('three shots with a mention, and every way to set a length', async () => {
    await app.getByRole('button', { name: /^Add shot/ }).click()
    await app.getByRole('button', { name: /^Add shot/ }).click()
    await expect(studio.shots()).toHaveCount(3)
    const field = studio.inspector.getByLabel('Duration of the scene in seconds')
    await field.fill('9')
    await field.press('Enter')
    await expect.poll(async () => (await studio.durations()).reduce((a, b) => a + b, 0)).toBe(9)
    await app.getByRole('button', { name: /^Even out/ }).click()
    await studio.expectDurations([3, 3, 3])

    await studio.dragBoundary(1, 1)
    await studio.expectDurations([4, 2, 3])
    await studio.undo()
    await studio.expectDurations([3, 3, 3])
    await studio.redo()
    await studio.expectDurations([4, 2, 3])

    await studio.timeline.getByRole('slider', { name: 'Length of shot 2' }).focus()
    await app.keyboard.press('ArrowRight')
    await studio.expectDurations([4, 3, 2])

    await studio.selectShot(3)
    const shotField = studio.inspector.getByLabel('Duration of shot 3 in seconds')
    await shotField.fill('3')
    await shotField.press('Enter')
    await studio.expectDurations([4, 2, 3])

    await studio.writePrompt(1, 'Slow push in on the harbour where')
    await studio.mention(1, 'Nora')
    await expect(studio.prompt(1).getByText('@Nora')).toBeVisible()
    await studio.writePrompt(2, 'Close on hands untying a rope')
    await studio.writePrompt(3, 'The boat leaves, gulls follow')
  })

  await test.step('a broken rule is a sentence next to its field', async () => {
    await studio.selectShot(2)
    await studio.prompt(2).click()
    await app.keyboard.press('ControlOrMeta+a')
    await app.keyboard.press('Delete')
    await expect(app.getByRole('button', { name: /^(Generate scene|Queue take)/ })).toBeDisabled()
    await studio.undo()
    await expect(studio.prompt(2)).toHaveText('Close on hands untying a rope')
  })

  await test.step('first frame, quality, sound', async () => {
    await studio.inspector.getByRole('radio', { name: /^Standard/ }).click()
    await studio.inspector.getByRole('button', { name: 'Choose first frame' }).click()
    const frames = app.getByRole('listbox', { name: 'First frame' })
    await expect(frames.getByRole('option', { name: /^cat\.png/ })).toContainText('Make it fit')
    await frames.getByRole('option', { name: /^harbour\.jpg/ }).click()
    await expect(studio.inspector.getByRole('meter', { name: 'References' })).toHaveAttribute(
      'aria-valuetext',
      /2 of 7/,
    )
    const sound = studio.inspector.getByRole('switch', { name: 'Sound' })
    if (!(await sound.isChecked())) await sound.click()
    await studio.saved()
  })

  await test.step('generate, close the tab, come back, play the take with its shots marked', async () => {
    await studio.generate()
    await expect(studio.take(1)).toBeVisible()
    await app.close()
    const page = await context.newPage()
    await page.goto(url)
    const back = new Studio(page)
    const video = await back.playTake(1)
    expect(
      await video.evaluate((node: HTMLVideoElement) => [
        node.videoWidth,
        node.videoHeight,
        Math.round(node.duration * 1000),
      ]),
    ).toEqual([1280, 720, 9000])
    await page.getByRole('button', { name: /^Play/ }).click()
    await expect.poll(() => video.evaluate((node: HTMLVideoElement) => node.currentTime)).toBeGreaterThan(0.3)
    await page.getByRole('button', { name: /^Pause/ }).click()

    await back.selectShot(2)
    await back.dragBoundary(2, 1)
    await back.expectDurations([4, 3, 2])
    await back.generate()
    const second = await back.playTake(2)
    expect(await second.evaluate((node: HTMLVideoElement) => node.duration)).toBeCloseTo(9, 1)
    await page.close()
  })
})
