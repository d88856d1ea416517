import type { Locator, Page } from '@playwright/test'
import { test, expect } from '@/tests/support/app'
import { axeFindsNothingWithin } from '@/tests/support/axe'
import { Studio } from '@/tests/support/studio'

test('axe finds nothing in any dialog, menu or popover, in both themes', async ({ app }) => {
  const studio = new Studio(app)
  await studio.openSample()
  await expect(studio.prompt(1)).toBeVisible()
  await test.step('what keys open', () => byKeys(app, studio))
  await test.step('what the title opens', () => byTitle(app, studio))
  await test.step('menus and popovers of the editor', () => inEditor(app, studio))
  await test.step('the library', () => inLibrary(app, studio))
  await app.goto('/elements')
  await test.step('the elements', () => elements(app))
  await app.goto('/settings')
  await test.step('the settings', () => settings(app))
  await studio.create('Fog')
  await app.goto('/')
  await test.step('the storyboards', () => home(app))
})

/** Judges it, and Escape closes it. */
async function judge(page: Page, opened: Locator, where: string) {
  await axeFindsNothingWithin(opened, where)
  await page.keyboard.press('Escape')
  await expect(opened).toBeHidden()
}
const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })

async function home(page: Page) {
  const actions = page.getByRole('button', { name: /^More for/ }).first()
  await actions.click()
  await judge(page, page.getByRole('menu'), 'menu of a storyboard')
  await actions.click()
  await page.getByRole('menuitem', { name: /^Rename/ }).click()
  await judge(page, dialog(page, 'Rename storyboard'), 'rename a storyboard')
}

async function byKeys(page: Page, studio: Studio) {
  await studio.pressRuler()
  const opened = [
    ['ControlOrMeta+k', 'Commands and search'],
    ['?', 'Keys'],
    ['Shift+H', 'Earlier versions'],
    ['Shift+S', 'Scenes'],
    ['ControlOrMeta+Shift+Enter', 'Generate all scenes'],
  ] as const
  for (const [keys, name] of opened) {
    await page.keyboard.press(keys)
    await judge(page, dialog(page, name), name)
  }
}

async function byTitle(page: Page, studio: Studio) {
  const title = studio.bar.getByRole('button', { name: 'Low Tide' })
  await title.click()
  await judge(page, page.getByRole('menu'), 'menu of the title')
  const rows = [
    [/^What new scenes/, 'New scenes'],
    [/^Spending limit/, 'Spending limit of this storyboard'],
    [/^Import a request/, 'Import a request'],
  ] as const
  for (const [row, name] of rows) {
    await title.click()
    await page.getByRole('menuitem', { name: row }).click()
    await judge(page, dialog(page, name), name)
  }
}

async function inEditor(page: Page, studio: Studio) {
  await studio.shots().nth(1).click({ button: 'right' })
  await judge(page, page.getByRole('menu'), 'menu of a shot')
  await studio.inspector.getByRole('button', { name: 'Add a reference' }).click()
  await judge(page, dialog(page, 'Add a reference'), 'references to add')
  await studio.prompt(2).click()
  await page.keyboard.type(' @')
  await judge(page, page.getByRole('listbox', { name: 'Elements and pictures' }), 'mentions')
  await page.getByRole('button', { name: /^Play/ }).first().hover()
  await axeFindsNothingWithin(page.getByRole('tooltip'), 'a tooltip')
}

async function inLibrary(page: Page, studio: Studio) {
  const tile = studio.library.getByRole('option').first()
  await tile.click({ button: 'right' })
  await judge(page, page.getByRole('menu'), 'menu of a file')
  await tile.click()
  await page.keyboard.press('F2')
  await judge(page, dialog(page, 'Rename'), 'rename a file')
  await tile.click()
  await page.keyboard.press('Delete')
  await judge(page, page.getByRole('alertdialog').or(dialog(page, /^Delete/)), 'delete a file')
  await studio.library.getByRole('button', { name: 'From a link' }).click()
  await judge(page, dialog(page, 'Import from a link'), 'import from a link')
}

async function elements(page: Page) {
  await page.getByRole('button', { name: /^New element/ }).click()
  const form = dialog(page, 'New element')
  await axeFindsNothingWithin(form, 'new element from pictures')
  await form.getByText('From a video').click()
  await axeFindsNothingWithin(form, 'new element from a video')
  await form.getByText('By its id').click()
  await judge(page, form, 'new element by its id')
}

async function settings(page: Page) {
  const buttons = [
    [/^Add a queue/, 'Add a queue'],
    [/^Change keys/, 'Keys'],
    [/^New key/, 'New key'],
  ] as const
  for (const [button, name] of buttons) {
    await page.getByRole('button', { name: button }).first().click()
    await judge(page, dialog(page, name), name)
  }
}
