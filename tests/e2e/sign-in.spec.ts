import { expect, test } from '@playwright/test'
import { startServer, type RunningServer } from '@/tests/support/server'

const PASSWORD = 'low tide at nine'
let server: RunningServer

test.beforeAll(async () => {
  test.setTimeout(120_000)
  server = await startServer({ SHOTBOARD_PASSWORD: PASSWORD })
})
test.afterAll(async () => {
  await server.stop()
})

test('with a password set, a person signs in once and stays signed in after a restart', async ({ page }) => {
  await page.goto(`${server.url}/`)
  await expect(page).toHaveURL(`${server.url}/sign-in`)
  await page.getByLabel('Password').fill('high tide at ten')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('This is not the password.')).toBeVisible()
  expect((await page.request.get(`${server.url}/api/library`)).status()).toBe(401)

  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(`${server.url}/`)
  const [cookie] = await page.context().cookies()
  expect(cookie).toMatchObject({ name: 'shotboard-session', httpOnly: true, sameSite: 'Lax' })
  const library = await page.request.get(`${server.url}/api/library`)
  expect(library.status()).toBe(200)
  const view = (await library.json()) as { assets: { url: string }[] }
  const picture = `${server.url}${view.assets[0]?.url}`
  expect((await page.request.get(picture)).status()).toBe(200)
  expect((await fetch(picture)).status).toBe(401)

  await server.kill()
  await server.restart()
  await page.reload()
  await expect(page).toHaveURL(`${server.url}/`)
})

test('five wrong passwords are enough for a minute', async ({ page }) => {
  await page.goto(`${server.url}/sign-in`)
  const enter = page.getByRole('button', { name: 'Sign in' })
  for (let i = 0; i < 6; i++) {
    await page.getByLabel('Password').fill(`wrong ${i}`)
    await enter.click()
    const sentence =
      i < 5 ? 'This is not the password.' : /Too many wrong passwords\. Wait \d+ s, then try again\./
    await expect(page.getByText(sentence)).toBeVisible()
  }
  expect(server.output()).not.toContain(PASSWORD)
})

test('the queue API keeps its own key', async () => {
  const url = `${server.url}/api/v1/ie/requestqueue/apikey/models`
  expect((await fetch(url)).status).toBe(401)
})
