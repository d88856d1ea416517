import { expect, type Locator, type Page } from '@playwright/test'

export type Wanted = {
  name?: string
  description?: string
  tags?: readonly string[]
  pictures?: readonly string[]
  video?: string
  voice?: string
}

/** Fills the dialog of elements as a person does; `dialog` is open. */
export async function fillElement(dialog: Locator, wanted: Wanted) {
  const { name, description, tags = [], pictures = [], video, voice } = wanted
  if (video) {
    await dialog.getByRole('radio', { name: 'From a video' }).click()
    await dialog.getByLabel('Add a video from this computer').setInputFiles(video)
  }
  if (pictures.length > 0) {
    await dialog.getByLabel('Add a front view from this computer').setInputFiles([...pictures])
    await expect(dialog.getByRole('img', { name: /^(Front view|Angle)/ })).toHaveCount(pictures.length)
  }
  if (name) await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  if (description) await dialog.getByRole('textbox', { name: 'Description' }).fill(description)
  if (voice) {
    await dialog.getByRole('radio', { name: 'By its id' }).click()
    await dialog.getByRole('textbox', { name: 'Voice id' }).fill(voice)
  }
  for (const tag of tags) await dialog.getByRole('button', { name: tag, exact: true }).click()
}

/** Makes an element of the library from the Elements page. */
export async function makeElement(page: Page, wanted: Wanted) {
  await page.getByRole('button', { name: /^New element/ }).click()
  const dialog = page.getByRole('dialog', { name: 'New element' })
  await fillElement(dialog, wanted)
  await expect(dialog.getByText('All checks passed')).toBeVisible({ timeout: 30_000 })
  await dialog.getByRole('button', { name: /^Create element/ }).click()
  await expect(dialog).toBeHidden({ timeout: 15_000 })
}
