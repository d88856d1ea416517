import { readFile, writeFile } from 'node:fs/promises'
import type { Storyboard } from '@/lib/storyboard/schema'
import { expect, test } from '@/tests/support/app'
import { Studio } from '@/tests/support/studio'

test('an earlier version is looked at, restored in one step and taken back by undo', async ({ app }) => {
  test.setTimeout(120_000)
  const studio = new Studio(app)
  await studio.create()
  await studio.writePrompt(1, 'Before the storm')
  await studio.saved()
  await app.locator('body').press('F6')
  const dialog = app.getByRole('dialog', { name: 'Earlier versions' })
  await app.keyboard.press('Shift+H')
  await dialog.getByRole('textbox', { name: 'Name for this version' }).fill('Calm')
  await dialog.getByRole('button', { name: 'Keep' }).click()
  await expect(dialog.getByRole('button', { name: /Calm/ }).first()).toBeVisible()
  await app.keyboard.press('Escape')

  await studio.writePrompt(1, 'In the storm')
  await app.getByRole('button', { name: /^Add shot/ }).click()
  await studio.saved()
  await app.keyboard.press('F6')
  await app.keyboard.press('Shift+H')
  await dialog.getByRole('button', { name: /Calm/ }).first().click()
  await expect(dialog.getByRole('region', { name: 'Preview' })).toContainText('Before the storm')
  await expect(dialog.getByRole('region', { name: 'Preview' })).toContainText(
    'Since then: 1 shot added, 1 prompt',
  )
  await dialog.getByRole('button', { name: 'Restore this version' }).click()
  await studio.expectDurations([5])
  await studio.saved()
  await studio.undo()
  await studio.expectDurations([4, 1])
})

test('scenes are listed, named, moved by keyboard, copied and deleted; new ones start as the storyboard says', async ({
  app,
}) => {
  test.setTimeout(120_000)
  const studio = new Studio(app)
  await studio.create()
  const list = app.getByRole('dialog', { name: 'Scenes' })
  const menu = async (item: string) => {
    await app.getByRole('button', { name: 'Untitled', exact: true }).click()
    await app.getByRole('menuitem', { name: item }).click()
  }
  await menu('What new scenes start with')
  const defaults = app.getByRole('dialog', { name: 'New scenes' })
  await defaults.getByRole('switch', { name: 'Like the scene before' }).click()
  await defaults.getByRole('radio', { name: '9:16' }).click()
  await app.keyboard.press('Escape')
  await menu('List of scenes')
  await list.getByRole('button', { name: 'New scene' }).click()
  await list.getByRole('textbox', { name: 'Name of scene 1' }).fill('First')
  const second = list.getByRole('textbox', { name: 'Name of scene 2' })
  await second.fill('Second')
  await second.press('Enter')
  await list.getByRole('textbox', { name: 'Name of scene 2' }).press('Alt+ArrowUp')
  await expect(list.getByRole('textbox', { name: 'Name of scene 1' })).toHaveValue('Second')
  await list.getByRole('button', { name: 'Duplicate scene 1' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(3)
  await list.getByRole('button', { name: 'Delete scene 2' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await list.getByRole('button', { name: 'Go to scene 1' }).click()
  await expect(studio.inspector.getByRole('radio', { name: '9:16' })).toHaveAttribute('aria-checked', 'true')
})

test('a storyboard goes out as a file and comes in again; a newer one says why not, a deleted file shows its place', async ({
  app,
}, info) => {
  test.setTimeout(120_000)
  const studio = new Studio(app)
  await app.goto('/')
  await app.getByRole('link', { name: 'Low Tide' }).first().hover()
  await app.getByRole('button', { name: 'More for Low Tide' }).first().click()
  const download = app.waitForEvent('download')
  await app.getByRole('menuitem', { name: 'Save as a JSON file' }).click()
  const saved = await (await download).path()
  const board = JSON.parse(await readFile(saved, 'utf8')) as Storyboard
  const gone = structuredClone(board)
  gone.title = 'With a gap'
  const [scene] = gone.scenes
  if (scene) scene.references.firstFrameId = 'a-file-of-another-server'
  await studio.create()
  await app.goto('/')
  const field = app.getByLabel('Storyboard file')

  const newer = info.outputPath('newer.json')
  await writeFile(newer, JSON.stringify({ ...board, version: 9 }))
  await field.setInputFiles(newer)
  await expect(app.getByText(/made with a newer Shotboard \(version 9\)/)).toBeVisible()

  const file = info.outputPath('gap.json')
  await writeFile(file, JSON.stringify(gone))
  await field.setInputFiles(file)
  await app.waitForURL(/\/storyboards\//)
  await expect(
    studio.inspector.getByRole('button', { name: 'First frame: deleted file. Change' }),
  ).toContainText('Deleted')
  await expect(app.getByRole('button', { name: /to fix$/ })).toBeVisible()
  await studio.inspector.getByRole('button', { name: 'Remove first frame' }).click()
  await studio.saved()
})

test('a clock that jumps keeps neither the save nor the words "saved" waiting', async ({ app }) => {
  const studio = new Studio(app)
  await app.clock.install({ time: new Date('2026-03-10T12:00:00Z') })
  await studio.create()
  await app.clock.setSystemTime(new Date('2031-01-01T00:00:00Z'))
  await studio.writePrompt(1, 'After the jump')
  await app.clock.setSystemTime(new Date('2019-01-01T00:00:00Z'))
  await studio.saved()
  await app.reload()
  await expect(studio.prompt(1)).toHaveText('After the jump')
})
