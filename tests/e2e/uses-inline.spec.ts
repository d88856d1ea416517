import { test, expect } from '@/tests/support/app'
import { colourClip, corner, isGreen, isOrange, share } from '@/tests/support/colour'
import { fillElement, makeElement } from '@/tests/support/element-dialog'
import { makeImage, scratchFolder } from '@/tests/support/film-media'
import { frameOf } from '@/tests/support/films'
import { exampleOf, Uses } from '@/tests/support/uses'

test.describe.configure({ mode: 'serial' })
const folder = scratchFolder()
const picture = (name: string, hue: number) => makeImage(folder, name, { width: 640, height: 640, hue })
const shows = (file: string, is: typeof isOrange) => share(frameOf(file, 30), is, corner)

async function newHere(uses: Uses) {
  await uses.inspector.getByRole('button', { name: 'New element for this scene' }).click()
  return uses.page.getByRole('dialog', { name: 'New element for this scene' })
}
async function addHere(dialog: ReturnType<Uses['page']['getByRole']>) {
  await expect(dialog.getByText('All checks passed')).toBeVisible({ timeout: 30_000 })
  await dialog.getByRole('button', { name: /^Add to the scene/ }).click()
  await expect(dialog).toBeHidden()
}

test('omni 13: an element from pictures for one scene only; saved to the library it stays in the prompt', async ({
  app,
}) => {
  test.setTimeout(150_000)
  const uses = new Uses(app, folder)
  await uses.scene()
  const dialog = await newHere(uses)
  const pictures = await Promise.all([1, 2, 3].map((n) => picture(`keeper-${n}.png`, 28 + n)))
  await fillElement(dialog, { name: 'Keeper', description: 'Tall woman, green coat', pictures })
  await addHere(dialog)
  await uses.prompt1('@Keeper strolls through an orchard')
  expect(await uses.form()).toEqual(exampleOf('omni-13'))
  const { file } = await uses.film()
  expect(shows(file, isOrange)).toBeGreaterThan(0.01)

  const chip = uses.inspector.getByRole('list', { name: 'Elements' }).getByRole('listitem')
  await chip.hover()
  await chip.getByRole('button', { name: 'More for Keeper' }).click()
  await app.getByRole('menuitem', { name: 'Save to library' }).click()
  const keep = app.getByRole('dialog', { name: 'Save to library' })
  await keep.getByRole('button', { name: /^Create element/ }).click()
  await expect(keep).toBeHidden()
  await expect(uses.prompt(1).getByText('@Keeper')).toBeVisible()
  await expect
    .poll(async () => (await uses.form()).element_list, { timeout: 30_000 })
    .toEqual([{ element_id: 'id' }])
  await uses.undo()
  expect(await uses.form()).toMatchObject({ element_list: [{ frontal_image: 'address' }] })
})

test('omni 14: a person from a video for one scene only, with a name alone', async ({ app }) => {
  const uses = new Uses(app, folder)
  await uses.scene({ seconds: 8, sound: true })
  const dialog = await newHere(uses)
  const video = colourClip(folder, 'host.mp4', { color: 'orange', width: 1920, height: 1080 })
  await fillElement(dialog, { name: 'Host', video })
  await addHere(dialog)
  await uses.prompt1('@Host greets the crowd')
  expect(await uses.form()).toEqual(exampleOf('omni-14'))
  await expect(uses.inspector.getByText('From words, 8 s, 1 element, sound')).toBeVisible()
  await uses.film()
})

test('omni 15: one of the library beside one without a name of its own', async ({ app }) => {
  test.setTimeout(150_000)
  await app.goto('/elements')
  const mara = await Promise.all([1, 2].map((n) => picture(`mara-${n}.png`, 30 + n)))
  await makeElement(app, { name: 'Mara', description: 'Keeper of the light', pictures: mara })
  const uses = new Uses(app, folder)
  await uses.scene({ seconds: 10 })
  await uses.writePrompt(1, 'Two people meet: ')
  await uses.mention(1, 'Mara')
  const dialog = await newHere(uses)
  const pictures = await Promise.all([1, 2].map((n) => picture(`new-${n}.png`, 140 + n)))
  await fillElement(dialog, { pictures })
  await addHere(dialog)
  await uses.mention(1, 'New element')
  expect(await uses.form()).toEqual(exampleOf('omni-15'))
  const { file } = await uses.film()
  expect(shows(file, isOrange)).toBeGreaterThan(0.01)
  expect(shows(file, isGreen)).toBeGreaterThan(0.01)
})

test('a request pasted as a curl line is the scene it came from', async ({ app }) => {
  const uses = new Uses(app, folder)
  await uses.scene({ quality: 'Standard', aspect: '1:1', seconds: 4 })
  await uses.prompt1('@Mara waits in the rain')
  const form = await uses.form()
  const preflight = uses.inspector.getByRole('region', { name: 'Preflight' })
  await preflight.getByRole('button', { name: 'The request' }).click()
  const json = await preflight.getByLabel('Request as JSON').innerText()
  await app
    .getByRole('button', { name: /^Untitled|^Storyboard/ })
    .first()
    .click()
  await app.getByRole('menuitem', { name: 'Import a request as a scene' }).click()
  const dialog = app.getByRole('dialog', { name: 'Import a request' })
  const field = dialog.getByRole('textbox', { name: 'Request' })
  await field.fill('{"model": }')
  await expect(dialog.getByRole('alert')).toHaveText(/line 1, column 11: a value is expected/)
  await expect(dialog.getByRole('button', { name: 'Add as a scene' })).toBeDisabled()
  await field.fill(`curl -X POST https://queue.example/requests -d '${json.replaceAll("'", `'\\''`)}'`)
  await expect(dialog.getByText('1 of 1 reference is in this library')).toBeVisible()
  await dialog.getByRole('button', { name: 'Add as a scene' }).click()
  await expect(dialog).toBeHidden()
  await expect(uses.inspector.getByText('From words, 4 s, 1 element')).toBeVisible()
  expect(await uses.form()).toEqual(form)
})
