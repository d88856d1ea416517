import { test, expect } from '@/tests/support/app'
import { board, scene } from '@/tests/support/boards'
import { Studio } from '@/tests/support/studio'

test('a file of a newer Shotboard is refused with a sentence; a picture that is gone is said and taken out by one click', async ({
  app,
}) => {
  const studio = new Studio(app)
  await studio.create('Fog')
  await app.goto('/')
  const cards = app.getByRole('button', { name: /^More for/ })
  await expect(cards.first()).toBeAttached()
  const listed = await cards.count()
  const open = (name: string, document: object) =>
    app
      .getByLabel('Storyboard file')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(document)) })

  const fine = scene({ shots: [5], prompts: ['Fog rolls in over the harbour.'] })
  await open('future.json', { ...board(fine), version: 7 })
  await expect(
    app.getByText(
      'This storyboard was made with a newer Shotboard (version 7). This one reads up to version 1.',
    ),
  ).toBeVisible()
  await expect(cards).toHaveCount(listed)

  const lost = { ...fine, references: { ...fine.references, imageIds: [crypto.randomUUID()] } }
  await open('lost.json', board(lost))
  await app.waitForURL(/\/storyboards\//)
  const preflight = studio.inspector.getByRole('region', { name: 'Preflight' })
  await expect(preflight.getByRole('alert')).toContainText(
    'A picture of this scene is no longer in the library.',
  )
  await expect(studio.prompt(1)).toHaveText('Fog rolls in over the harbour.')
  await preflight.getByRole('button', { name: /^Remove/ }).click()
  await expect(preflight.getByRole('status')).toContainText('Ready to generate')
  await app.keyboard.press('ControlOrMeta+z')
  await expect(preflight.getByRole('alert')).toBeVisible()
})
