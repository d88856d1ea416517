import { test, expect } from '@/tests/support/app'
import { Studio } from '@/tests/support/studio'

const autosave = (studio: Studio) => studio.page.getByRole('status', { name: 'Autosave' })
const banner = (studio: Studio) =>
  studio.page.getByRole('alert').filter({ hasText: 'This storyboard was changed in another tab.' })

test('what another tab changed is said, and only the person decides what stays', async ({ app, context }) => {
  const mine = new Studio(app)
  const url = await mine.create()
  await mine.writePrompt(1, 'Rain on the harbour')
  await mine.saved()
  const theirs = new Studio(await context.newPage())
  await theirs.page.goto(url)
  await expect(theirs.prompt(1)).toHaveText('Rain on the harbour')

  await test.step('the later tab keeps its words on screen and sends nothing', async () => {
    await theirs.writePrompt(1, 'Snow on the harbour')
    await theirs.saved()
    await mine.writePrompt(1, 'Fog on the harbour')
    await expect(banner(mine)).toBeVisible()
    await expect(autosave(mine)).toHaveText('Not saved: changed in another tab')
    await expect(mine.prompt(1)).toHaveText('Fog on the harbour')
    await mine.generate()
    await expect(app.getByText('Not sent: the latest changes are not saved yet.')).toBeVisible()
    await theirs.page.reload()
    await expect(theirs.prompt(1)).toHaveText('Snow on the harbour')
    await expect(autosave(theirs)).toHaveText('Saved')
  })

  await test.step('the question is still there after a reload', async () => {
    await app.reload()
    await expect(banner(mine)).toBeVisible()
    await expect(mine.prompt(1)).toHaveText('Fog on the harbour')
  })

  await test.step('the newer version is loaded when the person says so', async () => {
    await banner(mine).getByRole('button', { name: 'Load the newer version' }).click()
    await expect(mine.prompt(1)).toHaveText('Snow on the harbour')
    await expect(banner(mine)).toHaveCount(0)
    await mine.saved()
    await mine.writePrompt(1, 'Snow on the pier')
    await mine.saved()
  })

  await test.step('or theirs is replaced when the person says so', async () => {
    await theirs.writePrompt(1, 'Hail on the harbour')
    await expect(banner(theirs)).toBeVisible()
    await banner(theirs).getByRole('button', { name: 'Replace it with mine' }).click()
    await theirs.saved()
    await app.reload()
    await expect(mine.prompt(1)).toHaveText('Hail on the harbour')
  })

  await test.step('or both are kept', async () => {
    await theirs.writePrompt(1, 'Sun on the harbour')
    await theirs.saved()
    await mine.writePrompt(1, 'Night on the harbour')
    await banner(mine).getByRole('button', { name: 'Keep mine as a copy' }).click()
    await expect(app).not.toHaveURL(url)
    await app.waitForURL(/\/storyboards\/[0-9a-f-]{36}/)
    await expect(mine.prompt(1)).toHaveText('Night on the harbour')
    await app.goto(url)
    await expect(mine.prompt(1)).toHaveText('Sun on the harbour')
    await expect(banner(mine)).toHaveCount(0)
  })
})

test.describe('with the network cut', () => {
  test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED/] })
  test('ten tabs save at once: one is saved, nine are asked, nothing is mixed', async ({
    app,
    context,
    browser,
  }) => {
    test.setTimeout(180_000)
    const first = new Studio(app)
    const url = await first.create()
    const studios = [first]
    while (studios.length < 10) {
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
    expect(states.filter((state) => state === 'Not saved: changed in another tab')).toHaveLength(9)

    const winner = states.indexOf('Saved')
    for (const [i, studio] of studios.entries())
      await expect(studio.prompt(1)).toHaveText(`Words of tab ${i}`)
    const saved = new Studio(await (await browser.newContext()).newPage())
    await saved.page.goto(url)
    await expect(saved.prompt(1)).toHaveText(`Words of tab ${winner}`)
    await saved.page.context().close()
  })
})
