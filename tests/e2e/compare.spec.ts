import { expect, test } from '@/tests/support/app'
import { axeFindsNothingWithin } from '@/tests/support/axe'
import { Studio } from '@/tests/support/studio'

test('two takes are compared frame by frame in step: wipe, swap, side by side, difference, pick', async ({
  app,
}) => {
  test.setTimeout(240_000)
  const studio = new Studio(app)
  await studio.create()
  await app.getByRole('radio', { name: /^Standard/ }).click()
  await studio.writePrompt(1, 'A grey pier')
  await studio.pressRuler()
  await studio.generate()
  await studio.playTake(1, 120_000)
  await app.keyboard.press('c')
  await expect(studio.message('1 of 2 finished takes: generate another to compare')).toBeVisible()
  await studio.writePrompt(1, 'A red pier')
  await studio.pressRuler()
  await studio.generate()
  await studio.playTake(2, 120_000)

  await studio.pressRuler()
  await app.keyboard.press('c')
  const tools = app.getByRole('toolbar', { name: 'Compare' })
  await expect(tools.getByRole('button', { name: 'A: take 2' })).toBeVisible()
  await expect(app.getByRole('region', { name: 'What is different' })).toContainText(/red.*grey|grey.*red/)
  await axeFindsNothingWithin(studio.viewer, 'compare')
  const times = () =>
    studio.viewer
      .locator('video')
      .evaluateAll((videos) => videos.map((video) => (video as HTMLVideoElement).currentTime))
  for (let i = 0; i < 5; i++) await app.keyboard.press('ArrowRight')
  const frame5 = 5.5 / 24
  await expect
    .poll(async () => (await times()).every((at) => Math.abs(at - frame5) < 0.01), { timeout: 15_000 })
    .toBe(true)

  const wipe = app.getByRole('slider', { name: 'Wipe between A and B' })
  await wipe.focus()
  await app.keyboard.press('Home')
  await expect(wipe).toHaveAttribute('aria-valuenow', '0')
  await studio.pressRuler()
  await app.keyboard.press('x')
  await expect(tools.getByRole('button', { name: 'A: take 1' })).toBeVisible()
  await app.keyboard.press('p')
  await expect(tools.getByRole('button', { name: 'B is picked' })).toBeVisible()
  await tools.getByRole('radio', { name: 'Side by side' }).click()
  await tools.getByRole('radio', { name: 'Difference' }).click()
  await expect(studio.viewer.locator('video')).toHaveCount(2)
  await studio.pressRuler()
  await app.keyboard.press('Escape')
  await expect(tools).toHaveCount(0)
  await expect(studio.viewer.getByRole('tab', { name: /^Take 1/ })).toHaveAttribute('aria-selected', 'true')
})
