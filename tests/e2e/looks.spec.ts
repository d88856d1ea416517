import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { Storyboard } from '@/lib/storyboard/schema'
import { expect, test } from '@/tests/support/app'
import { expectLook, looksFolder } from '@/tests/support/looks'
import { Studio } from '@/tests/support/studio'

/** Every designed screen beside its picture of last time. The sample, Low Tide, is what the design shows. */
test.skip(!existsSync(looksFolder) && !process.env.UPDATE_LOOKS, 'UPDATE_LOOKS=1 makes the pictures first')
test.describe.configure({ mode: 'serial' })

const times = (page: Page) => [page.locator('time')]

async function openSample(page: Page, scene = 2) {
  await page.goto('/')
  await page.getByRole('link', { name: 'Low Tide' }).first().click()
  const studio = new Studio(page)
  await expect(studio.timeline).toBeVisible()
  await page.getByRole('button', { name: new RegExp(`^Scene ${scene}\\b.* s$`) }).click()
  await expect(studio.prompt(1)).toBeVisible()
  return studio
}

test('the first run', async ({ app }, info) => {
  await app.goto('/')
  await expect(app.getByRole('button', { name: 'New storyboard' }).first()).toBeVisible()
  await expectLook(app, { name: 'first-run', info, mask: [app.locator('ol li').first()] })
})

for (const [name, theme, width, height] of [
  ['editor', 'dark', 1440, 900],
  ['editor-light', 'light', 1440, 900],
  ['editor-1280', 'dark', 1280, 800],
  ['editor-1024', 'dark', 1024, 768],
] as const)
  test(`the ${name}`, async ({ app }, info) => {
    await app.addInitScript((value) => localStorage.setItem('shotboard.theme', value), theme)
    await app.setViewportSize({ width, height })
    const studio = await openSample(app)
    await studio.selectShot(3).catch(() => undefined)
    await expectLook(app, { name, info })
  })

test('the editor with something to fix, and with its panels over it', async ({ app }, info) => {
  await openSample(app)
  await app.keyboard.press('ControlOrMeta+k')
  await expect(app.getByRole('option', { name: /^Play, pause/ })).toBeVisible()
  await expectLook(app, { name: 'palette', info })
  await app.keyboard.press('Escape')
  await app.keyboard.press('?')
  await expect(app.getByRole('dialog', { name: 'Keys' }).getByText('Play, pause')).toBeVisible()
  await expectLook(app, { name: 'keys', info })
  await app.keyboard.press('Escape')
  await app.keyboard.press('Shift+S')
  await expect(app.getByRole('dialog', { name: 'Scenes' })).toBeVisible()
  await expectLook(app, { name: 'scenes', info })
  await app.keyboard.press('Escape')

  await app.getByRole('button', { name: 'Low Tide', exact: true }).click()
  const download = app.waitForEvent('download')
  await app.getByRole('menuitem', { name: 'Save as a JSON file' }).click()
  const film = JSON.parse(await readFile(await (await download).path(), 'utf8')) as Storyboard
  const [, second] = film.scenes
  const shot = second?.shots[2]
  if (shot) shot.durationMs -= 1_000
  const file = info.outputPath('film.json')
  await writeFile(file, JSON.stringify({ ...film, title: 'Short by a second' }))
  await new Studio(app).create()
  await app.goto('/')
  await app.getByLabel('Storyboard file').setInputFiles(file)
  await app.waitForURL(/\/storyboards\//)
  await app.getByRole('button', { name: /^Scene 2\b.* s$/ }).click()
  await expect(app.getByText('1 thing to fix before generating')).toBeVisible()
  await expectLook(app, { name: 'editor-error', info })
})

test('storyboards, elements, queue and settings', async ({ app }, info) => {
  await app.goto('/')
  await expect(app.getByRole('heading', { name: 'Storyboards' })).toBeVisible()
  await expectLook(app, { name: 'storyboards', info, mask: times(app) })
  await app.goto('/elements')
  await expect(app.getByText('Mara').first()).toBeVisible()
  await expectLook(app, { name: 'elements', info, mask: times(app) })
  await app.keyboard.press('n')
  await expect(app.getByRole('dialog', { name: 'New element' })).toBeVisible()
  await expectLook(app, { name: 'element-new-pictures', info })
  await app.getByRole('dialog').getByRole('tab', { name: /video/i }).click()
  await expectLook(app, { name: 'element-new-video', info })
  await app.goto('/queue')
  await expect(app.getByRole('heading', { name: 'Queue' })).toBeVisible()
  await expectLook(app, { name: 'queue', info, mask: times(app) })
})

test('review on a phone', async ({ app }, info) => {
  await app.setViewportSize({ width: 390, height: 844 })
  await app.goto('/')
  await app.getByRole('link', { name: 'Low Tide' }).first().click()
  await expect(app.getByRole('region', { name: 'Takes' })).toBeVisible()
  await expectLook(app, { name: 'phone', info })
})
