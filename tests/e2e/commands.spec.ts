import { expect, test } from '@/tests/support/app'
import { holdChunk } from '@/tests/support/held-chunk'
import { Studio } from '@/tests/support/studio'
import { Uses } from '@/tests/support/uses'

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

  await test.step('a curl line, copied from one scene and imported, is a scene that asks for the same', async () => {
    const request = new Uses(app)
    const scene = await request.form()
    await app.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await studio.inspector.getByRole('button', { name: 'Copy curl' }).click()
    await expect(studio.inspector.getByRole('button', { name: 'Copied' })).toBeVisible()
    const line = await app.evaluate(() => navigator.clipboard.readText())
    expect(line).toMatch(/^curl .*requests/s)
    expect(line, 'the key is a variable').toContain('Bearer $SHOTBOARD_API_KEY')
    await run('import', /^Import a request/)
    const dialog = app.getByRole('dialog', { name: 'Import a request' })
    await dialog.getByRole('textbox', { name: 'Request' }).fill(line)
    await dialog.getByRole('button', { name: 'Add as a scene' }).click()
    await expect(app.getByText('The request is a scene now').first()).toBeVisible()
    expect(await request.form()).toEqual(scene)
  })
  await run('settings', /^Settings/)
  await app.waitForURL('**/settings')
})

test('letters typed before the prompt editor has arrived are kept, and a name with a blank in it is found after @', async ({
  app,
}) => {
  const studio = new Studio(app)
  const editor = await holdChunk(app, 'ProseMirror')
  await studio.openSample()
  const before = await studio.durations()
  await studio.promptField(1).click()
  await app.keyboard.press('ControlOrMeta+a')
  await app.keyboard.type('Fog at sea, ')
  await editor.asked()
  await expect(studio.prompt(1)).toHaveCount(0)
  const typing = app.keyboard.type('split and saved, the ', { delay: 15 })
  editor.arrive()
  await typing
  await app.keyboard.type('@Lamp l')
  await expect(studio.prompt(1)).toHaveText('Fog at sea, split and saved, the @Lamp l')
  await expect(app.getByRole('option', { name: /^Lamp lens/ })).toBeVisible()
  await app.keyboard.press('Enter')
  await app.keyboard.type('turns, @Mara walks')
  await expect(studio.prompt(1)).toHaveText('Fog at sea, split and saved, the @Lamp lens turns, @Mara walks')
  await expect(app.getByRole('listbox', { name: 'Elements and pictures' })).toBeHidden()
  await studio.expectDurations(before)

  await test.step('nor are letters commands while the palette is on its way', async () => {
    await studio.pressRuler()
    const palette = await holdChunk(app, 'Commands, scenes, takes, elements, files')
    await app.keyboard.press('ControlOrMeta+k')
    await palette.asked()
    await app.keyboard.type('adds')
    await app.keyboard.press('Backspace')
    palette.arrive()
    const field = app.getByRole('dialog', { name: 'Commands and search' }).getByRole('combobox')
    await expect(field).toHaveValue('add')
    await field.press('Escape')
    await studio.expectDurations(before)
  })
})
