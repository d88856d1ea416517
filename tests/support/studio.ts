import { expect, type Locator, type Page } from '@playwright/test'

/** Drives the editor as a person would: by role and name. */
export class Studio {
  readonly library: Locator
  readonly inspector: Locator
  readonly timeline: Locator
  readonly viewer: Locator
  readonly bar: Locator

  constructor(readonly page: Page) {
    this.library = page.getByRole('complementary', { name: 'Library' })
    this.inspector = page.getByLabel('Inspector', { exact: true })
    this.timeline = page.getByRole('region', { name: 'Timeline' })
    this.viewer = page.getByRole('main', { name: 'Viewer' })
    // A message may offer Undo too.
    this.bar = page.getByRole('banner', { name: 'Storyboard' })
  }

  /** A new storyboard, with these words in its first shot; resolves with its address. */
  async create(words?: string): Promise<string> {
    await this.page.goto('/')
    await this.page.getByRole('button', { name: 'New storyboard' }).first().click()
    await this.page.waitForURL(/\/storyboards\/[0-9a-f-]{36}/)
    await expect(this.timeline).toBeVisible()
    if (words !== undefined) {
      await this.writePrompt(1, words)
      await this.saved()
    }
    return this.page.url()
  }

  /** The sample that comes with every Shotboard, without a visit to the first page. */
  async openSample() {
    const answer = await this.page.request.get('/api/storyboards')
    const cards = (await answer.json()) as { id: string; isSample: boolean }[]
    await this.page.goto(`/storyboards/${cards.find((card) => card.isSample)?.id}`)
    await expect(this.timeline).toBeVisible()
  }

  async upload(...files: string[]) {
    await this.library.getByRole('tab', { name: /^Media/ }).click()
    await this.library.getByLabel('Upload files').setInputFiles(files)
  }

  shots(): Locator {
    return this.timeline.getByRole('button', { name: /^Shot \d+, \d+ s$/ })
  }

  async durations(): Promise<number[]> {
    const names = await this.shots().evaluateAll((nodes) =>
      nodes.map((node) => node.getAttribute('aria-label') ?? ''),
    )
    return names.map((name) => Number(/, (\d+) s/.exec(name)?.[1]))
  }

  async expectDurations(wanted: number[]) {
    await expect.poll(() => this.durations()).toEqual(wanted)
  }

  async selectShot(number: number) {
    await this.shots()
      .nth(number - 1)
      .click()
    await expect(this.prompt(number)).toBeVisible()
  }

  /** The field that is there from the first moment, also before its editor has arrived. */
  promptField(number: number): Locator {
    return this.inspector.getByRole('textbox', { name: `Prompt of shot ${number}`, exact: true })
  }

  prompt(number: number): Locator {
    return this.promptField(number).and(this.page.locator('[contenteditable]'))
  }

  async writePrompt(number: number, text: string) {
    await this.selectShot(number)
    const field = this.prompt(number)
    await field.click()
    await this.page.keyboard.press('ControlOrMeta+a')
    await this.page.keyboard.type(text)
  }

  async mention(number: number, name: string) {
    await this.prompt(number).click()
    await this.page.keyboard.press('End')
    await this.page.keyboard.type(` @${name}`)
    await expect(this.page.getByRole('option', { name: new RegExp(name) }).first()).toBeVisible()
    await this.page.keyboard.press('Enter')
  }

  boundary(left: number): Locator {
    return this.timeline.getByRole('separator', {
      name: `Boundary between shot ${left} and shot ${left + 1}`,
    })
  }

  /** Drags in small steps, as a hand does. Seconds are read from the first shot's width. */
  async dragBoundary(left: number, seconds: number, { release = true } = {}) {
    const shot = this.shots().nth(0)
    const width = (await shot.boundingBox())?.width ?? 0
    const first = (await this.durations())[0] ?? 1
    const box = await this.boundary(left).boundingBox()
    if (!box) throw new Error('the boundary is not on screen')
    const x = box.x + box.width / 2
    const y = box.y + box.height / 2
    const dx = (seconds * width) / first
    await this.page.mouse.move(x, y)
    await this.page.mouse.down()
    for (let step = 1; step <= 20; step++) await this.page.mouse.move(x + (dx * step) / 20, y)
    if (release) await this.page.mouse.up()
  }

  /** A message over the viewer; the same words may be said to screen readers too. */
  message(words: string): Locator {
    return this.page.getByRole('region', { name: /^Notifications/ }).getByText(words)
  }

  /** Text from the clipboard, on the timeline. */
  async paste(text: string) {
    await this.page.evaluate((words) => {
      const data = new DataTransfer()
      data.setData('text/plain', words)
      const init = { clipboardData: data, bubbles: true, cancelable: true }
      document.body.dispatchEvent(new ClipboardEvent('paste', init))
    }, text)
  }

  /** Takes the focus out of any field: keys are commands then. */
  async pressRuler() {
    await this.page.locator('[data-ruler]').click({ position: { x: 5, y: 10 } })
  }

  async saved() {
    await expect(this.page.getByRole('status', { name: 'Autosave' })).toHaveText('Saved')
  }

  async undo() {
    await this.bar.getByRole('button', { name: /^Undo/ }).click()
  }

  async redo() {
    await this.bar.getByRole('button', { name: /^Redo/ }).click()
  }

  async generate() {
    await this.page.getByRole('button', { name: /^(Generate scene|Queue take)/ }).click()
  }

  take(number: number): Locator {
    return this.timeline.getByRole('button', { name: new RegExp(`^Take ${number}\\b`) })
  }

  /** The viewer's <video> of a take, once it can play. */
  async playTake(number: number, timeout = 60_000) {
    await this.page.getByRole('tab', { name: new RegExp(`^Take ${number}\\b`) }).click({ timeout })
    const video = this.viewer.locator('video')
    await expect(video).toBeVisible({ timeout })
    await expect
      .poll(() => video.evaluate((node: HTMLVideoElement) => node.readyState >= 2 && node.videoWidth > 0))
      .toBe(true)
    return video
  }
}
