import { expect, test } from '@/tests/support/app'
import { Studio } from '@/tests/support/studio'

test('Ctrl K finds commands, scenes, shots, elements, files and storyboards, and says why one is off', async ({
  app,
}) => {
  test.setTimeout(180_000)
  const studio = new Studio(app)
  await app.goto('/')
  await app.keyboard.press('ControlOrMeta+k')
  const palette = app.getByRole('dialog', { name: 'Commands and search' })
  await app.keyboard.type('low tide')
  await palette.getByRole('option', { name: /Low Tide/ }).click()
  await expect(studio.timeline).toBeVisible()
  await studio.selectShot(2)

  await test.step('while typing, and what is written stays', async () => {
    await studio.prompt(2).click()
    const before = await studio.prompt(2).innerText()
    await app.keyboard.press('ControlOrMeta+k')
    await expect(palette).toBeVisible()
    await app.keyboard.type('redo')
    await expect(palette.getByRole('option', { name: /^Redo/ })).toContainText('Nothing to redo')
    await app.keyboard.press('Enter')
    await expect(palette).toBeVisible()
    await app.keyboard.press('Escape')
    await expect(palette).toBeHidden()
    await expect(studio.prompt(2)).toHaveText(before, { useInnerText: true })
  })
  const run = async (words: string, option: RegExp) => {
    await app.keyboard.press('ControlOrMeta+k')
    await palette.getByRole('combobox').fill(words)
    await expect(palette.getByRole('option', { name: option }).first()).toBeVisible()
    await app.keyboard.press('Enter')
    await expect(palette).toBeHidden()
  }
  await run('split', /^Split at playhead/)
  await run('undo', /^Undo/)
  await run('Mara', /^Mara/)
  await run('all keys', /^All keys/)
  await expect(app.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await app.keyboard.press('Escape')
  await run('settings', /^Settings/)
  await app.waitForURL('**/settings')
})
