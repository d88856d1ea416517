import { expect, type Page } from '@playwright/test'

/** A part of the program with these words in it is on its way until `arrive`; `asked` waits until the page wants it. */
export async function holdChunk(page: Page, words: string) {
  let arrive = () => {}
  const gate = new Promise<void>((resolve) => (arrive = resolve))
  let held = 0
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    const response = await route.fetch()
    if ((await response.text()).includes(words)) {
      held += 1
      await gate
    }
    await route.fulfill({ response })
  })
  return { arrive: () => arrive(), asked: () => expect.poll(() => held).toBeGreaterThan(0) }
}
