import { test, expect } from '@/tests/support/app'
import { axeFindsNothingWithin } from '@/tests/support/axe'
import { Studio } from '@/tests/support/studio'

const autosave = (studio: Studio) => studio.page.getByRole('status', { name: 'Autosave' })
const banner = (studio: Studio) =>
  studio.page.getByRole('alert').filter({ hasText: 'This storyboard was changed in another tab.' })

test('two tabs of one browser follow each other, and both keep what they changed while apart', async ({
  app,
  context,
}) => {
  test.setTimeout(150_000)
  const mine = new Studio(app)
  const url = await mine.create()
  await mine.writePrompt(1, 'Rain on the harbour')
  await mine.saved()
  const theirs = new Studio(await context.newPage())
  await theirs.page.goto(url)
  await expect(theirs.prompt(1)).toHaveText('Rain on the harbour')
  await expect(theirs.page.getByText('Open in another tab')).toBeVisible()
  await expect(app.getByText('Open in another tab')).toBeVisible()

  await test.step('a change comes over by itself', async () => {
    await theirs.writePrompt(1, 'Snow on the harbour')
    await theirs.saved()
    await expect(mine.prompt(1)).toHaveText('Snow on the harbour')
    await expect(banner(mine)).toHaveCount(0)
  })

  await test.step('undo takes back the own change only', async () => {
    await app.bringToFront()
    await app.getByRole('button', { name: /^Add shot/ }).click()
    await mine.saved()
    await theirs.expectDurations([4, 1])
    await mine.undo()
    await mine.saved()
    await theirs.expectDurations([5])
    await expect(theirs.prompt(1)).toHaveText('Snow on the harbour')
  })
  await theirs.page.close()
  await expect(app.getByText('Open in another tab')).toHaveCount(0)
})

test('what both sides changed is decided place by place; everything else is joined', async ({
  app,
  browser,
  baseURL,
}) => {
  test.setTimeout(150_000)
  const mine = new Studio(app)
  const url = await mine.create()
  await mine.writePrompt(1, 'Rain on the harbour')
  await mine.saved()
  const elsewhere = await browser.newContext({ ...(baseURL && { baseURL }) })
  const theirs = new Studio(await elsewhere.newPage())
  await theirs.page.goto(url)
  await theirs.writePrompt(1, 'Snow on the harbour')
  await theirs.page.getByRole('button', { name: /^Add shot/ }).click()
  await theirs.saved()

  await mine.writePrompt(1, 'Fog on the harbour')
  await expect(banner(mine)).toContainText('One place changed on both sides')
  await expect(autosave(mine)).toHaveText('Not saved: changed in another tab')
  await expect(mine.prompt(1)).toHaveText('Fog on the harbour')
  await mine.generate()
  await expect(app.getByText('Not sent: the latest changes are not saved yet.')).toBeVisible()

  await app.reload()
  await expect(banner(mine)).toBeVisible()
  await expect(mine.prompt(1)).toHaveText('Fog on the harbour')
  await banner(mine).getByRole('button', { name: 'Decide' }).click()
  const dialog = app.getByRole('dialog', { name: 'Changed on both sides' })
  await expect(dialog).toContainText('Snow on the harbour')
  await axeFindsNothingWithin(dialog, 'changed on both sides')
  await dialog.getByRole('radio', { name: /Fog on the harbour/ }).check()
  await dialog.getByRole('button', { name: 'Join both' }).click()
  await mine.saved()
  await expect(mine.prompt(1)).toHaveText('Fog on the harbour')
  await mine.expectDurations([4, 1])
  await theirs.page.reload()
  await expect(theirs.prompt(1)).toHaveText('Fog on the harbour')

  await test.step('or both are kept', async () => {
    await theirs.writePrompt(1, 'Sun on the harbour')
    await theirs.saved()
    await mine.writePrompt(1, 'Night on the harbour')
    await banner(mine).getByRole('button', { name: 'Keep mine as a copy' }).click()
    await expect(app).not.toHaveURL(url)
    await app.waitForURL(/\/storyboards\/[0-9a-f-]{36}/)
    await expect(mine.prompt(1)).toHaveText('Night on the harbour')
  })
  await elsewhere.close()
})

test.describe('with the network cut', () => {
  test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED/] })
  test('five tabs save at once: one is saved, four are asked, nothing is mixed', async ({
    app,
    context,
    browser,
  }) => {
    test.setTimeout(180_000)
    const first = new Studio(app)
    const url = await first.create()
    const studios = [first]
    while (studios.length < 5) {
      const studio = new Studio(await context.newPage())
      await studio.page.goto(url)
      await expect(studio.prompt(1)).toBeVisible()
      studios.push(studio)
    }
    for (const [i, studio] of studios.entries()) {
      await studio.page.bringToFront()
      await context.setOffline(true)
      await studio.writePrompt(1, `Words of tab ${i}`)
      await expect(autosave(studio)).toHaveText('Offline. Saving on this device')
    }
    await context.setOffline(false)
    for (const studio of studios)
      await expect(autosave(studio)).toHaveText(/^(Saved|Not saved)/, { timeout: 30_000 })
    const states = await Promise.all(studios.map((studio) => autosave(studio).innerText()))
    expect(states.filter((state) => state === 'Saved')).toHaveLength(1)
    expect(states.filter((state) => state === 'Not saved: changed in another tab')).toHaveLength(4)

    const winner = states.indexOf('Saved')
    for (const [i, studio] of studios.entries())
      await expect(studio.prompt(1)).toHaveText(`Words of tab ${i}`)
    const saved = new Studio(await (await browser.newContext()).newPage())
    await saved.page.goto(url)
    await expect(saved.prompt(1)).toHaveText(`Words of tab ${winner}`)
    await saved.page.context().close()
  })
})
