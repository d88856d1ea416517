import { expect, type Page, type TestInfo } from '@playwright/test'
import { expectLook } from '@/tests/support/looks'
import { media } from '@/tests/support/make-media'
import type { Studio } from '@/tests/support/studio'

/** The inspector by rule: one shot and nothing yet, a video for its motion, a video to edit. */
export async function inspectorByRule(studio: Studio, info: TestInfo) {
  const { inspector, page } = studio
  await studio.create()
  await expect(studio.prompt(1)).toBeVisible()
  await expectLook(inspector, 'inspector-one-shot', info)
  await studio.upload(await media('clip.mp4'))
  await inspector.getByRole('button', { name: 'Choose video' }).click()
  await page.getByRole('listbox', { name: 'Video' }).getByRole('option', { name: /^clip/ }).click()
  await page.mouse.move(0, 0)
  await expect(inspector.getByText('Off with a reference video')).toBeVisible()
  // The small picture of so busy a clip is not scaled the same each time.
  const thumb = [inspector.locator('img')]
  await expectLook(inspector, 'inspector-motion-video', info, thumb)
  await inspector.getByRole('radio', { name: 'Edit it' }).click()
  await page.mouse.move(0, 0)
  await expect(inspector.getByRole('heading', { name: 'Prompt', exact: true })).toBeVisible()
  await expectLook(inspector, 'inspector-edited-video', info, thumb)
  await studio.saved()
}

/** The sample, a copy of it and a new storyboard, by name. */
export async function boards(page: Page, info: TestInfo) {
  await page.goto('/')
  await page.getByRole('button', { name: 'More for Low Tide' }).click()
  await page.getByRole('menuitem', { name: /^Duplicate/ }).click()
  await expect(page.getByRole('button', { name: /^More for/ })).toHaveCount(3)
  await page.getByRole('button', { name: 'Last edited' }).click()
  await page.getByRole('menuitemradio', { name: 'Name' }).click()
  await expect(page.getByRole('menu')).toBeHidden()
  await page.mouse.move(0, 0)
  await expectLook(page, 'boards', info, [page.locator('time')])
}

/** Another shot is too long: what to fix, with the third in hand. Undone again. */
export async function editorError(studio: Studio, info: TestInfo) {
  const { page, inspector } = studio
  await studio.shots().nth(4).click()
  await studio.prompt(2).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.insertText(' The rain beats on the window.'.repeat(18))
  await studio.shots().nth(5).click()
  await expect(studio.prompt(3)).toBeVisible()
  await expect(inspector.getByText(/^1 thing to fix/)).toBeVisible()
  await studio.saved()
  await page.mouse.move(0, 0)
  await expectLook(page, 'editor-error', info)
  await studio.undo()
  await expect(inspector.getByText('Ready to generate')).toBeVisible()
  await studio.shots().nth(5).click()
  await expect(studio.prompt(3)).toBeVisible()
}

/** Parts that open or move: menus, the sheet of keys, a boundary in the hand. */
export async function parts(studio: Studio, info: TestInfo) {
  const { page } = studio
  await studio.shots().nth(5).click({ button: 'right' })
  const menu = page.getByRole('menu')
  await expect(menu).toBeVisible()
  await page.mouse.move(0, 0)
  await expectLook(menu, 'shot-menu', info)
  await page.keyboard.press('Escape')
  await studio.bar.getByRole('button', { name: 'Export' }).click()
  await expect(menu).toBeVisible()
  await page.mouse.move(0, 0)
  await expectLook(menu, 'export-menu', info)
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()

  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await expect(keys).toBeVisible()
  await expectLook(keys, 'keys-sheet', info)
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()

  await studio.dragBoundary(4, 1, { release: false })
  await expect(studio.timeline.getByText('total stays 15 s')).toBeVisible()
  await expectLook(studio.timeline, 'boundary-drag', info, [page.locator('time')])
  await page.keyboard.press('Escape')
  await page.mouse.up()
}
