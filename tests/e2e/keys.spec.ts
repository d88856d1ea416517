import { writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { commands } from '@/lib/editor/commands'
import { expect, test } from '@/tests/support/app'
import { board, scene } from '@/tests/support/boards'
import { seen, type Seen } from '@/tests/support/studio-probe'
import { Studio } from '@/tests/support/studio'

type Check = {
  /** Keys pressed before, so that the command applies. */
  before?: readonly string[]
  /** Which shot is selected, from 0; the second one unless said otherwise. */
  shot?: number
  effect: (before: Seen, after: Seen) => boolean
}
const effect = (check: Check['effect'], ...before: string[]): Check => ({ before, effect: check })
const opens = (dialog: string) => effect((_, now) => now.dialog === dialog)
const turns = (name: RegExp) =>
  effect((was, now) => {
    const state = (of: Seen) => Object.entries(of.pressed).find(([label]) => name.test(label))
    return String(state(was)) !== String(state(now))
  })
const changed =
  (...keys: (keyof Seen)[]) =>
  (was: Seen, now: Seen) =>
    keys.some((key) => JSON.stringify(was[key]) !== JSON.stringify(now[key]))
const shows = (number: number) => effect((_, now) => new RegExp(`Take.*${number}`).test(now.source), '0')
const moves = (by: number) => effect((was, now) => Math.abs(now.position - was.position - by) < 0.02)

/** One effect per command that has a key. The third scene has nine takes; shot 2 of the first is selected. */
const checks: Record<string, Check> = {
  play: effect((_, now) => now.playing),
  'play-back': effect((_, now) => now.playing),
  stop: effect((_, now) => !now.playing, 'Space'),
  'play-on': effect((_, now) => now.playing),
  'frame-back': moves(-1 / 24),
  'frame-on': moves(1 / 24),
  'second-back': moves(-1),
  'second-on': moves(1),
  'cut-back': effect((_, now) => now.position === 0),
  'cut-on': effect((was, now) => now.position === was.position + 3),
  'film-start': effect((_, now) => now.position === 0),
  'film-end': effect(changed('activeScene', 'position')),
  'mark-in': turns(/^Loop/),
  'mark-out': { ...turns(/^Loop/), before: ['Alt+x'] },
  'clear-marks': effect((_, now) => 'Loop the scene' in now.pressed, 'i'),
  loop: turns(/^Loop/),
  'add-shot': effect((was, now) => now.shots.length === was.shots.length + 1),
  split: effect((was, now) => now.shots.length === was.shots.length + 1, 'Shift+ArrowRight'),
  duplicate: effect((was, now) => now.shots.length === was.shots.length + 1),
  shorten: effect((_, now) => now.shots[1] === 'Shot 2, 2 s'),
  lengthen: effect((_, now) => now.shots[1] === 'Shot 2, 4 s'),
  'even-out': effect((_, now) => now.shots.slice(0, 3).every((shot) => shot.endsWith('3 s')), ']'),
  lock: effect((was, now) => now.locked === was.locked + 1),
  'move-back': effect((_, now) => now.selected[0] === 0),
  'move-on': effect((_, now) => now.selected[0] === 2),
  'delete-shot': effect((was, now) => now.shots.length === was.shots.length - 1),
  'add-scene': effect((was, now) => now.scenes.length === was.scenes.length + 1),
  'duplicate-scene': effect((was, now) => now.scenes.length === was.scenes.length + 1),
  'scene-back': { ...effect(changed('scenes')), shot: 4 },
  'scene-on': effect(changed('scenes')),
  'delete-scene': effect((was, now) => now.scenes.length === was.scenes.length - 1),
  'scene-list': opens('Scenes'),
  'rename-scene': effect((_, now) => now.field.startsWith('Name of')),
  copy: effect((_, now) => now.said.includes('Shot copied')),
  cut: effect((was, now) => now.shots.length === was.shots.length - 1),
  paste: effect((was, now) => now.shots.length === was.shots.length + 1, 'ControlOrMeta+c'),
  undo: effect((was, now) => now.shots.length === was.shots.length - 1, 'a'),
  redo: effect((was, now) => now.shots.length === was.shots.length + 1, 'a', 'ControlOrMeta+z'),
  'select-all': effect((_, now) => now.selected.length === 3),
  deselect: effect((_, now) => now.selected.length === 0),
  'zoom-in': effect((was, now) => now.zoom > was.zoom),
  'zoom-out': effect((was, now) => now.zoom < was.zoom),
  'zoom-fit': effect(changed('zoom'), '+', '+'),
  snap: turns(/Snap/),
  guides: turns(/^Safe areas/),
  mute: turns(/[Mm]ute/),
  'full-screen': effect((was, now) => now.fullScreen !== was.fullScreen),
  library: effect((was, now) => now.library !== was.library),
  search: effect((_, now) => now.field.startsWith('Search')),
  'region-on': effect(changed('region')),
  'region-back': effect(changed('region')),
  keys: opens('Keys'),
  commands: opens('Commands and search'),
  history: opens('Earlier versions'),
}
const takeChecks: Record<string, Check> = {
  'show-animatic': effect((_, now) => now.source === 'Animatic', '1'),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => [`take-${number}`, shows(number)])),
  'source-on': effect(changed('source')),
  'source-back': effect(changed('source')),
}
/** Exercised by the step that makes the takes. */
const inSteps = ['generate', 'pick']
/** Needs a state of its own, elsewhere: the spec that has it. */
const elsewhere: Record<string, string> = {
  'fit-shots': 'a scene whose shots do not add up',
  compare: 'two finished takes',
  'compare-swap': 'two compared takes',
  'generate-all': 'several scenes ready',
}

const press = (keys: string) =>
  keys
    .replace('Mod+', 'ControlOrMeta+')
    .replace(/(^|\+)([A-Z])$/, (_, plus: string, key: string) => plus + key.toLowerCase())

test('every key of the sheet does what it says', async ({ app }, info) => {
  test.setTimeout(300_000)
  const keyed = commands.filter((command) => command.keys.length > 0).map((command) => command.id)
  const known = [...Object.keys(checks), ...Object.keys(takeChecks), ...inSteps, ...Object.keys(elsewhere)]
  expect(
    keyed.filter((id) => !known.includes(id)),
    'commands without a check',
  ).toEqual([])
  expect(
    known.filter((id) => !keyed.includes(id)),
    'checks without a command',
  ).toEqual([])

  const studio = new Studio(app)
  await studio.create()
  await app.goto('/')
  const film = board(
    scene({ id: 'a', name: 'One', shots: [3, 3, 3], quality: 'std' }),
    scene({ id: 'b', name: 'Two', shots: [4], quality: 'std' }),
    scene({ id: 'c', name: 'Three', shots: [3], prompts: ['A kettle'], quality: 'std' }),
  )
  const file = info.outputPath('film.json')
  await writeFile(file, JSON.stringify(film))
  await app.getByLabel('Storyboard file').setInputFiles(file)
  await app.waitForURL(/\/storyboards\//)
  await expect(studio.shots()).toHaveCount(5)
  await expect(studio.prompt(1)).toBeVisible()

  const from = async (shot: number) => {
    await app.keyboard.press('k')
    await app.keyboard.press('Home')
    await studio.shots().nth(shot).click()
    await expect.poll(async () => (await seen(app)).selected).toEqual([shot])
  }
  for (const [id, check] of Object.entries(checks)) {
    const keys = commands.find((command) => command.id === id)?.keys ?? []
    for (const key of keys) await exercise(app, { id, key, check, start: () => from(check.shot ?? 1) })
  }

  await test.step('generate', async () => {
    await from(4)
    for (let number = 1; number <= 9; number++) {
      await app.keyboard.press('ControlOrMeta+Enter')
      await expect.poll(async () => (await seen(app)).takes, { timeout: 20_000 }).toBe(number)
      await expect(app.getByRole('button', { name: /^Queue take/ })).toBeEnabled()
    }
  })
  for (const [id, check] of Object.entries(takeChecks)) {
    const key = commands.find((command) => command.id === id)?.keys[0] ?? ''
    await exercise(app, { id, key, check, start: () => from(4) })
  }
  await test.step('pick', async () => {
    await from(4)
    await app.keyboard.press('1')
    await expect(studio.viewer.locator('video')).toBeVisible({ timeout: 90_000 })
    await app.keyboard.press('p')
    await expect(app.getByRole('tab', { name: /^Take 1.*picked/ })).toBeVisible()
  })
})

type Exercise = { id: string; key: string; check: Check; start: () => Promise<void> }

/** Presses a key where it applies, sees its effect, and puts everything back. */
async function exercise(page: Page, { id, key, check, start }: Exercise) {
  await test.step(`${id}: ${key}`, async () => {
    await start()
    const plan = await seen(page)
    for (const each of check.before ?? []) await page.keyboard.press(each)
    const before = await seen(page)
    await page.keyboard.press(press(key))
    await expect
      .poll(async () => check.effect(before, await seen(page)), { message: `${id} by ${key}` })
      .toBe(true)
    const after = await seen(page)
    if (after.dialog) await page.keyboard.press('Escape')
    if (after.field) await page.keyboard.press('Escape')
    if (after.fullScreen) await page.keyboard.press(press(key))
    if (after.library !== plan.library) await page.keyboard.press(press(key))
    await expect.poll(async () => (await seen(page)).dialog).toBeNull()
    await page.keyboard.press('k')
    for (let i = 0; i < 4; i++) {
      const now = await seen(page)
      if (String([now.shots, now.scenes, now.locked]) === String([plan.shots, plan.scenes, plan.locked]))
        break
      await page.keyboard.press('ControlOrMeta+z')
    }
  })
}
