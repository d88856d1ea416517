import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Locator } from '@playwright/test'
import type { GenerationView } from '@/lib/views'
import { Studio } from '@/tests/support/studio'

type Payload = Record<string, unknown>
const examples = JSON.parse(
  readFileSync(new URL('../fixtures/contract-examples.json', import.meta.url), 'utf8'),
) as Record<string, { request: { payload: Payload } }>

/** The payload of contract.md section 4 with addresses, ids and words taken out, so that only its form is left. */
export function exampleOf(name: string): Payload {
  return formOf(examples[name]?.request.payload ?? {})
}

const WORDS = new Set(['element_name', 'element_description'])
export function formOf(value: unknown, key = ''): Payload {
  return strip(value, key) as Payload
}
function strip(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((each) => strip(each, key))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, strip(each, name)]))
  if (typeof value !== 'string') return value
  if (/^https?:/.test(value)) return 'address'
  if (key === 'element_id' && /^\d+$/.test(value)) return 'id'
  if (key === 'prompt') return (value.match(/<<<\w+_\d+>>>/g) ?? []).join(' ')
  return WORDS.has(key) ? 'words' : value
}

export type SceneSettings = {
  quality?: 'Standard' | 'Pro'
  aspect?: '16:9' | '9:16' | '1:1'
  seconds?: number
  sound?: boolean
  watermark?: boolean
}
export type Film = { file: string; watermarked: string | null }

/** Builds one storyboard of many scenes as a person does, and sends each; the films are looked at when all are there. */
export class Uses extends Studio {
  /** The number of the scene that is being built. */
  scene = 0

  override shots(): Locator {
    return this.timeline
      .getByRole('group', { name: `Scene ${this.scene}`, exact: true })
      .getByRole('button', { name: /^Shot \d+, \d+ s$/ })
  }

  /** The next scene of the open storyboard. */
  async next({
    quality = 'Pro',
    aspect = '16:9',
    seconds = 5,
    sound = false,
    watermark = false,
  }: SceneSettings = {}) {
    this.scene++
    if (this.scene > 1) await this.page.keyboard.press('Shift+A')
    await expect(this.inspector.getByText(`Scene ${this.scene}`, { exact: true })).toBeVisible()
    await this.inspector.getByRole('radio', { name: new RegExp(`^${quality}`) }).click()
    await this.inspector.getByRole('radio', { name: aspect }).click()
    if (seconds !== 5) await this.seconds(seconds)
    await this.inspector.getByRole('switch', { name: 'Sound' }).setChecked(sound)
    if (watermark) await this.inspector.getByRole('switch', { name: 'Watermarked copy' }).click()
  }

  async seconds(value: number) {
    const field = this.inspector.getByLabel('Duration of the scene in seconds')
    await field.fill(String(value))
    await field.press('Enter')
  }

  async fill(slot: 'First frame' | 'End frame' | 'Video', name: string) {
    await this.inspector.getByRole('button', { name: `Choose ${slot.toLowerCase()}` }).click()
    await this.page
      .getByRole('listbox', { name: slot })
      .getByRole('option', { name: new RegExp(`^${name}`) })
      .click()
  }

  /** `text` may mention elements by @name. */
  async write(text: string, shot = 1) {
    const [first = '', ...rest] = text.split(/ ?@/)
    await this.writePrompt(shot, first)
    for (const piece of rest) {
      const [name = '', ...words] = piece.split(' ')
      await this.mention(shot, name)
      if (words.length > 0) await this.page.keyboard.type(` ${words.join(' ')}`)
    }
  }

  /** The exact JSON that preflight shows, without what differs from machine to machine. */
  async form(): Promise<Payload> {
    const preflight = this.inspector.getByRole('region', { name: 'Preflight' })
    const request = preflight.getByRole('button', { name: 'The request' })
    if ((await request.getAttribute('aria-expanded')) !== 'true') await request.click()
    const text = await preflight.getByLabel('Request as JSON').innerText()
    return formOf((JSON.parse(text) as { payload: Payload }).payload)
  }

  /** Short and small, because it is only looked at. */
  async send({ seconds = 3 }: { seconds?: number | null } = {}) {
    await this.inspector.getByRole('radio', { name: /^Standard/ }).click()
    if (seconds !== null) await this.seconds(seconds)
    await this.generate()
    await expect(this.page.getByRole('button', { name: /^Queue take 2/ })).toBeVisible()
  }

  /** The films of all scenes by their numbers, once the last is there, as files in `folder`; each is played in the browser too. */
  async films(folder: string, timeout: number): Promise<Map<number, Film>> {
    const id = /storyboards\/([0-9a-f-]{36})/.exec(this.page.url())?.[1]
    let takes: GenerationView[] = []
    await expect
      .poll(
        async () => {
          const answer = await this.page.request.get(`/api/storyboards/${id}/generations`)
          takes = ((await answer.json()) as { generations: GenerationView[] }).generations
          return takes.filter(({ state }) => state !== 'done').map((take) => [take.sceneNumber, take.error])
        },
        { timeout, intervals: [1_000] },
      )
      .toEqual([])
    const urls = takes.map(({ videoUrl }) => videoUrl ?? '')
    expect(await this.page.evaluate(playAll, urls)).toEqual(urls.map(() => true))
    const films = new Map<number, Film>()
    for (const { sceneNumber, videoUrl, watermarkUrl } of takes)
      films.set(sceneNumber ?? 0, {
        file: await this.download(videoUrl ?? '', path.join(folder, `scene-${sceneNumber}.mp4`)),
        watermarked:
          watermarkUrl && (await this.download(watermarkUrl, path.join(folder, `scene-${sceneNumber}w.mp4`))),
      })
    return films
  }

  private async download(url: string, file: string): Promise<string> {
    const answer = await this.page.request.get(url)
    expect(answer.ok()).toBe(true)
    writeFileSync(file, await answer.body())
    return file
  }
}

async function playAll(urls: string[]): Promise<boolean[]> {
  const played = []
  for (const url of urls) {
    const video = document.createElement('video')
    video.muted = true
    video.src = url
    await video.play()
    played.push(video.videoWidth > 0 && video.duration > 2.9)
    video.removeAttribute('src')
    video.load()
  }
  return played
}
