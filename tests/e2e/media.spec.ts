import { mkdirSync, rmSync } from 'node:fs'
import { expect, test } from '@/tests/support/app'
import { makeImage, scratchFolder } from '@/tests/support/film-media'
import { seededLibrary } from '@/tests/support/seeded-library'
import { startServer } from '@/tests/support/server'

test('files are found, tagged, filed, deleted and brought back', async ({ app }) => {
  await app.goto('/media')
  const filters = app.getByRole('complementary', { name: 'Filters' })
  const tiles = app.getByRole('listbox', { name: 'Media' }).getByRole('option')
  const bar = app.getByRole('toolbar', { name: 'Selected files' })
  await app.getByRole('searchbox', { name: 'Search media' }).fill('radio')
  await expect(tiles).toHaveCount(3)

  await test.step('many at once get a tag', async () => {
    await tiles.first().click()
    await app.keyboard.press('ControlOrMeta+a')
    await expect(bar).toContainText('3 selected')
    await bar.getByRole('button', { name: 'Tag' }).click()
    await app.getByLabel('Add a tag').fill('Props')
    await app.keyboard.press('Enter')
    await app.keyboard.press('Escape')
    await expect(filters.getByRole('button', { name: /^props/ })).toBeVisible()
  })

  await test.step('folders are made, filled and moved into each other by menu', async () => {
    for (const name of ['Act one', 'Night']) {
      await filters.getByRole('button', { name: 'New folder' }).click()
      await app.getByRole('textbox', { name: 'Name of the new folder' }).fill(name)
      await app.keyboard.press('Enter')
      await expect(filters.getByRole('button', { name: new RegExp(`^${name}`) })).toBeVisible()
    }
    await bar.getByRole('button', { name: 'Move' }).click()
    await app.getByRole('menuitem', { name: 'Night' }).click()
    await expect(filters.getByRole('button', { name: 'Night 3' })).toBeVisible()
    await filters.getByRole('button', { name: /^Night/ }).click({ button: 'right' })
    await app.getByRole('menuitem', { name: 'Move to' }).press('ArrowRight')
    await app.getByRole('menuitem', { name: 'Act one' }).press('Enter')
    await filters.getByRole('button', { name: /^Act one/ }).click()
    await app.getByRole('searchbox', { name: 'Search media' }).fill('')
    await expect(tiles).toHaveCount(3)
  })

  await test.step('what is used says where before it is deleted, and comes back from the bin', async () => {
    await filters.getByRole('button', { name: 'Used', exact: true }).click()
    await tiles.first().click()
    await expect(
      app.getByRole('region', { name: 'Where it is used' }).getByRole('link').first(),
    ).toBeVisible()
    const before = parseInt(await app.getByText(/^\d+ files$/).innerText(), 10)
    await app.keyboard.press('Delete')
    const dialog = app.getByRole('dialog')
    await expect(dialog).toContainText('used in')
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await expect(app.getByText(`${before - 1} files`)).toBeVisible()
    await filters.getByRole('button', { name: /^Bin/ }).click()
    await app.getByRole('listbox', { name: 'Bin' }).getByRole('option').first().click()
    await bar.getByRole('button', { name: 'Restore' }).click()
    await expect(app.getByText('The bin is empty')).toBeVisible()
  })

  await test.step('files come pasted, as a folder, and dragged from another tab', async () => {
    await filters.getByRole('button', { name: /^All media/ }).click()
    const folder = scratchFolder()
    mkdirSync(`${folder}/inside`)
    for (const [index, name] of ['one.png', 'inside/two.png', '.hidden.png'].entries())
      await makeImage(folder, name, { width: 320, height: 320, hue: 90 * index })
    await filters.getByLabel('Upload a folder').setInputFiles(folder)
    await app.evaluate(giveByHand, { kind: 'paste' as const, name: 'pasted.png' })
    for (const name of ['one.png', 'two.png', 'pasted.png'])
      await expect(tiles.filter({ hasText: name })).toBeVisible()
    await expect(tiles.filter({ hasText: 'hidden' })).toHaveCount(0)
    await app.evaluate(giveByHand, { kind: 'drop' as const, url: 'http://10.0.0.1/from-another-tab.png' })
    await expect(app.getByText(/is not an address of the open internet/).first()).toBeVisible()
  })
})

type Gift = { kind: 'paste'; name: string } | { kind: 'drop'; url: string }
/** In the page: a picture pasted, or an address let go over the window, as a browser tells of them. */
async function giveByHand(gift: Gift) {
  const dataTransfer = new DataTransfer()
  if (gift.kind === 'drop') {
    dataTransfer.setData('text/uri-list', gift.url)
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    return
  }
  const canvas = new OffscreenCanvas(320, 240)
  canvas.getContext('2d')?.fillText(gift.name, 20, 40)
  dataTransfer.items.add(new File([await canvas.convertToBlob()], gift.name, { type: 'image/png' }))
  document.body.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: dataTransfer, bubbles: true, cancelable: true }),
  )
}

test('ten thousand files feel like ten: paged, virtual, found and changed at once', async ({ page }) => {
  const dataDir = await seededLibrary(10_000)
  // The sample film brings its own.
  const all = `${10_000 + 37}`
  const server = await startServer({ DATA_DIR: dataDir })
  try {
    await page.goto(`${server.url}/media`)
    const grid = page.getByRole('listbox', { name: 'Media' })
    const tiles = grid.getByRole('option')
    const bar = page.getByRole('toolbar', { name: 'Selected files' })
    await expect(page.getByText(`${all} files`)).toBeVisible()
    expect(await tiles.count()).toBeLessThan(150)
    await tiles.first().click()
    await page.keyboard.press('End')
    await expect(grid.getByRole('option', { name: /^picture-0\.png/ })).toBeVisible()
    expect(await tiles.count()).toBeLessThan(150)
    await page.getByRole('searchbox', { name: 'Search media' }).fill('picture-987')
    await expect(page.getByText('11 files')).toBeVisible()
    await page.getByRole('searchbox', { name: 'Search media' }).fill('')
    await expect(page.getByText(`${all} files`)).toBeVisible()
    await tiles.first().click()
    await page.keyboard.press('ControlOrMeta+a')
    await expect(bar).toContainText(`${all} selected`)
    await bar.getByRole('button', { name: /favourite/i }).click()
    await expect(
      page.getByRole('complementary', { name: 'Filters' }).getByRole('button', { name: `Favourites ${all}` }),
    ).toBeVisible()
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
