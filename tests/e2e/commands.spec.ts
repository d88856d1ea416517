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

test('a recorded key works, tells whose it was, reaches other browsers and goes back', async ({
  app,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const studio = new Studio(app)
  const url = await studio.create()
  const sheet = app.getByRole('dialog', { name: 'Keys' })
  await app.keyboard.press('?')
  await sheet.getByRole('button', { name: 'Record a key for Even out' }).click()
  await app.keyboard.press('a')
  await expect(sheet.getByRole('alert')).toHaveText(/A is “Add shot” now/)
  await sheet.getByRole('button', { name: 'Use it here' }).click()
  await sheet.getByRole('button', { name: 'Record a key for Add shot' }).click()
  await app.keyboard.press('ControlOrMeta+w')
  await expect(sheet.getByRole('alert')).toHaveText('The browser keeps this key for itself.')
  await sheet.getByRole('button', { name: /^Press a key for Add shot/ }).press('Shift+q')
  await expect(sheet.getByRole('button', { name: '⇧Q: take it away from Add shot' })).toBeVisible()
  await app.keyboard.press('Escape')
  await expect(app.getByRole('button', { name: /^Add shot/ })).toContainText('⇧Q')
  await app.keyboard.press('Shift+q')
  await studio.expectDurations([4, 1])
  await app.keyboard.press('a')
  await expect(studio.shots()).toHaveCount(2)

  const elsewhere = await browser.newContext({ ...(baseURL && { baseURL }) })
  const other = new Studio(await elsewhere.newPage())
  await other.page.goto(url)
  await expect(other.page.getByRole('button', { name: /^Add shot/ })).toContainText('⇧Q')
  await elsewhere.close()

  await app.goto('/settings')
  await app.getByRole('button', { name: 'Change keys' }).click()
  await expect(sheet.getByRole('button', { name: 'Usual keys of Add shot' })).toBeVisible()
  await sheet.getByRole('radio', { name: 'Premiere' }).click()
  await sheet.getByRole('button', { name: 'Reset all' }).click()
  await expect(
    sheet.getByRole('button', { name: 'Ctrl K: take it away from Split at playhead' }),
  ).toBeVisible()
  const download = app.waitForEvent('download')
  await sheet.getByRole('button', { name: 'Export' }).click()
  const file = await (await download).path()
  await sheet.getByRole('radio', { name: 'Shotboard' }).click()
  await expect(sheet.getByRole('button', { name: 'S: take it away from Split at playhead' })).toBeVisible()
  await sheet.getByLabel('File with keys').setInputFiles(file)
  await expect(
    sheet.getByRole('button', { name: 'Ctrl K: take it away from Split at playhead' }),
  ).toBeVisible()
  await sheet.getByRole('radio', { name: 'Shotboard' }).click()
})
