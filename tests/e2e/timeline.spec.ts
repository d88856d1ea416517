import { expect, test } from '@/tests/support/app'
import { Studio } from '@/tests/support/studio'

test('500 lines from the clipboard: six in the scene, the rest offered as scenes, each one undo step', async ({
  app,
}) => {
  const studio = new Studio(app)
  await studio.create()
  await studio.pressRuler()
  await expect(studio.prompt(1)).toBeVisible()
  await studio.paste(Array.from({ length: 500 }, (_, i) => `Shot ${i + 1}: wave ${i + 1}`).join('\n'))
  await expect(
    studio.message('5 of 500 shots pasted from the text. 6 shots is the most in one scene'),
  ).toBeVisible()
  expect(await studio.durations()).toHaveLength(6)

  await app.getByRole('button', { name: 'Make 83 scenes of the rest' }).click()
  await expect(studio.message('83 scenes with 495 shots added')).toBeVisible()
  expect(await studio.durations()).toHaveLength(501)
  await studio.undo()
  await expect.poll(async () => (await studio.durations()).length).toBe(6)
  await studio.undo()
  await studio.expectDurations([5])
})

test('a rectangle drawn over the timeline selects shots, and one press changes them all', async ({ app }) => {
  const studio = new Studio(app)
  await studio.create()
  await studio.pressRuler()
  await studio.paste('A pier (2 s)\nWaves (2 s)')
  await studio.expectDurations([5, 2, 2])
  const last = await studio.shots().nth(2).boundingBox()
  if (!last) throw new Error('no shot on screen')
  await app.mouse.move(last.x + last.width + 50, last.y + 10)
  await app.mouse.down()
  await app.mouse.move(last.x - 10, last.y + 40, { steps: 6 })
  await app.mouse.up()
  await expect(studio.shots().and(app.locator('[aria-pressed="true"]'))).toHaveCount(2)
  await app.keyboard.press('Delete')
  await studio.expectDurations([9])

  await studio.undo()
  await app.keyboard.press('e')
  await studio.expectDurations([3, 3, 3])
  await expect(studio.message('Shots evened out')).toBeVisible()
})

test.describe('with the network cut', () => {
  test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED/] })
  test('a network lost in mid drag loses nothing: the drag goes on and is saved when it is back', async ({
    app,
    context,
  }) => {
    const studio = new Studio(app)
    await studio.create()
    await studio.pressRuler()
    await studio.paste('Waves (4 s)')
    await studio.expectDurations([5, 4])
    await studio.saved()
    await studio.dragBoundary(1, 2, { release: false })
    await context.setOffline(true)
    await studio.expectDurations([7, 2])
    await app.mouse.up()
    await expect(app.getByRole('status', { name: 'Autosave' })).toHaveText('Offline. Saving on this device')
    await studio.expectDurations([7, 2])
    await context.setOffline(false)
    await expect(app.getByRole('status', { name: 'Autosave' })).toHaveText('Saved', { timeout: 30_000 })
    await app.reload()
    await studio.expectDurations([7, 2])
  })
})
