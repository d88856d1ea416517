import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { scratchFolder } from '@/tests/support/film-media'
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

/** Sets a scene as a person does, and gets its film. */
export class Uses extends Studio {
  constructor(
    page: Page,
    readonly folder = scratchFolder(),
  ) {
    super(page)
  }

  /** A new storyboard with one scene; `settings` are those that differ from Pro, 16:9, 5 s, silent. */
  async scene(
    settings: {
      quality?: string
      aspect?: string
      seconds?: number
      sound?: boolean
      watermark?: boolean
    } = {},
  ) {
    await this.create()
    const { quality, aspect, seconds, sound, watermark } = settings
    if (quality) await this.inspector.getByRole('radio', { name: new RegExp(`^${quality}`) }).click()
    if (aspect) await this.inspector.getByRole('radio', { name: aspect }).click()
    if (seconds) await this.seconds(seconds)
    if (sound) await this.inspector.getByRole('switch', { name: 'Sound' }).click()
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

  /** `text` may mention elements by @name at its end or between words. */
  async prompt1(text: string, shot = 1) {
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
    await preflight.getByRole('button', { name: 'The request' }).click()
    const text = await preflight.getByLabel('Request as JSON').innerText()
    await preflight.getByRole('button', { name: 'The request' }).click()
    return formOf((JSON.parse(text) as { payload: Payload }).payload)
  }

  /** Short and small, because it is only looked at: then generated, played in the browser, and fetched as a file. */
  async film({ seconds = 3 as number | null } = {}): Promise<{ file: string; watermarked: string | null }> {
    await this.inspector.getByRole('radio', { name: /^Standard/ }).click()
    if (seconds !== null) await this.seconds(seconds)
    await this.saved()
    await this.generate()
    const video = await this.playTake(1)
    const src = await video.evaluate((node: HTMLVideoElement) => node.currentSrc)
    const id = /storyboards\/([0-9a-f-]{36})/.exec(this.page.url())?.[1]
    const answer = await this.page.request.get(`/api/storyboards/${id}/generations`)
    const { generations } = (await answer.json()) as { generations: { watermarkUrl: string | null }[] }
    const marked = generations[0]?.watermarkUrl
    return { file: await this.fetch(src), watermarked: marked ? await this.fetch(marked) : null }
  }

  private async fetch(url: string): Promise<string> {
    const answer = await this.page.request.get(url)
    expect(answer.ok()).toBe(true)
    const file = path.join(this.folder, `film-${Math.random().toString(36).slice(2)}.mp4`)
    writeFileSync(file, await answer.body())
    return file
  }
}
