import { writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { commands } from '@/lib/editor/commands'
import { expect, test } from '@/tests/support/app'
import { board, scene } from '@/tests/support/boards'
import { keyChecks, takeKeyChecks, type KeyCheck } from '@/tests/support/key-checks'
import { seen } from '@/tests/support/studio-probe'
import { Studio } from '@/tests/support/studio'

const quick = [10, 20, 40, 80, 160]
/** By a story of their own, below: they need takes. */
const inSteps = ['generate', 'pick', 'compare', 'compare-swap']
const keyed = commands.filter(({ keys }) => keys.length > 0)
const keysOf = (id: string) => keyed.find((command) => command.id === id)?.keys ?? []

const press = (keys: string) =>
  keys
    .replace('Mod+', 'ControlOrMeta+')
    .replace(/(^|\+)([A-Z])$/, (_, plus: string, key: string) => plus + key.toLowerCase())

test('every key of the sheet does what it says, also Ctrl Enter in a prompt, and none fires while typing', async ({
  app,
}, info) => {
  test.setTimeout(240_000)
  const known = [...Object.keys(keyChecks), ...Object.keys(takeKeyChecks), ...inSteps]
  expect(known.toSorted()).toEqual(keyed.map(({ id }) => id).toSorted())

  const studio = new Studio(app)
  await openFilm(studio, info.outputPath('film.json'))
  const from = async (shot: number) => {
    await app.keyboard.press('k')
    await app.keyboard.press('Home')
    await studio.shots().nth(shot).click()
    await expect.poll(async () => (await seen(app)).selected, { intervals: quick }).toEqual([shot])
  }
  const generate = async (number: number) => {
    await app.keyboard.press('ControlOrMeta+Enter')
    await expect.poll(async () => (await seen(app)).takes, { intervals: quick }).toBe(number)
    await expect(app.getByRole('button', { name: /^Queue take/ })).toBeEnabled()
  }

  await test.step('keys are letters in a prompt, Ctrl Enter generates there', async () => {
    await from(4)
    await studio.prompt(1).click()
    await app.keyboard.press('End')
    const before = await seen(app)
    const letters = keyed.flatMap(({ keys }) => keys).filter((key) => /^[A-Z0-9?/.,+=-]$/.test(key))
    await app.keyboard.type(letters.join('').toLowerCase())
    const after = await seen(app)
    expect({ ...after, said: '', zoom: 0 }).toEqual({ ...before, said: '', zoom: 0 })
    await expect(studio.prompt(1)).toHaveText(`A kettle${letters.join('').toLowerCase()}`)
    await generate(1)
    await app.keyboard.press('ControlOrMeta+Shift+Enter')
    await expect(app.getByRole('dialog', { name: 'Generate all scenes' })).toBeVisible()
    await app.keyboard.press('Escape')
    await expect(studio.prompt(1)).toBeFocused()
    await app.keyboard.press('Escape')
    await generate(2)
  })

  for (const [id, check] of Object.entries(keyChecks))
    for (const key of keysOf(id)) await exercise(app, { id, key, check, start: () => from(check.shot ?? 1) })

  await test.step('compare, swap, pick', async () => {
    await from(4)
    await studio.playTake(2, 120_000)
    await from(4)
    await app.keyboard.press('c')
    const tools = app.getByRole('toolbar', { name: 'Compare' })
    await expect(tools.getByRole('button', { name: 'A: take 2' })).toBeVisible()
    await app.keyboard.press('x')
    await expect(tools.getByRole('button', { name: 'A: take 1' })).toBeVisible()
    await app.keyboard.press('c')
    await expect(tools).toHaveCount(0)
    await app.keyboard.press('1')
    await app.keyboard.press('p')
    await expect(app.getByRole('tab', { name: /^Take 1.*picked/ })).toBeVisible()
  })
  for (let number = 3; number <= 9; number++) await generate(number)
  for (const [id, check] of Object.entries(takeKeyChecks))
    for (const key of keysOf(id)) await exercise(app, { id, key, check, start: () => from(4) })
})

async function openFilm(studio: Studio, file: string) {
  const film = board(
    scene({ id: 'a', name: 'One', shots: [3, 3, 3], quality: 'std' }),
    scene({ id: 'b', name: 'Two', shots: [4], quality: 'std' }),
    scene({ id: 'c', name: 'Three', shots: [3], prompts: ['A kettle'], quality: 'std' }),
    scene({ id: 'd', name: 'Four', shots: [4], durationMs: 6_000, quality: 'std' }),
  )
  await writeFile(file, JSON.stringify(film))
  // The home offers a file once there is a storyboard.
  await studio.create()
  await studio.page.goto('/')
  await studio.page.getByLabel('Storyboard file').setInputFiles(file)
  await studio.page.waitForURL(/\/storyboards\//)
  await expect(studio.shots()).toHaveCount(6)
  await studio.shots().first().click()
  await expect(studio.prompt(1)).toBeVisible()
}

type Exercise = { id: string; key: string; check: KeyCheck; start: () => Promise<void> }

/** Presses a key where it applies, sees its effect, and puts everything back. */
async function exercise(page: Page, { id, key, check, start }: Exercise) {
  await test.step(`${id}: ${key}`, async () => {
    await start()
    const plan = await seen(page)
    for (const each of check.before ?? []) await page.keyboard.press(each)
    const before = await seen(page)
    await page.keyboard.press(press(key))
    await expect
      .poll(async () => check.effect(before, await seen(page)), {
        message: `${id} by ${key}`,
        intervals: quick,
        timeout: 10_000,
      })
      .toBe(true)
    const after = await seen(page)
    if (after.dialog || after.field) await page.keyboard.press('Escape')
    if (after.fullScreen || after.library !== plan.library) await page.keyboard.press(press(key))
    await expect.poll(async () => (await seen(page)).dialog, { intervals: quick }).toBeNull()
    await page.keyboard.press('k')
    for (let i = 0; i < 4; i++) {
      const now = await seen(page)
      if (String([now.shots, now.scenes, now.locked]) === String([plan.shots, plan.scenes, plan.locked]))
        break
      await page.keyboard.press('ControlOrMeta+z')
    }
  })
}
