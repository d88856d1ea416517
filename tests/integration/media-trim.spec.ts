import { mkdtempSync, openAsBlob, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { BlobSource } from 'mediabunny'
import type { Format } from '@/lib/media/file-kind'
import { openTrimmable, type TrimmableClip, type TrimRange } from '@/lib/media/trim-clip'
import { stopDecoder } from '@/lib/server/media/decoder'
import { probeFile } from '@/lib/server/media/probe'
import { media, type MediaName } from '@/tests/support/make-media'

const folder = mkdtempSync(path.join(tmpdir(), 'shotboard-trim-'))
test.afterAll(() => {
  stopDecoder()
  rmSync(folder, { recursive: true, force: true })
})

const formatOf = (name: string) => (name.split('.').at(-1) ?? '') as Format
async function open(name: MediaName): Promise<TrimmableClip | null> {
  return openTrimmable(new BlobSource(await openAsBlob(await media(name))), formatOf(name))
}
const running = () => ({ onPercent: () => undefined, signal: new AbortController().signal })

/** What the server says of the part of a clip that a browser cut out, and its bytes beside those that were foretold. */
async function trimmed(name: MediaName, range: TrimRange) {
  const clip = await open(name)
  if (!clip) throw new Error(`${name} cannot be trimmed`)
  const plan = await clip.plan(range)
  const file = path.join(folder, name)
  writeFileSync(file, new Uint8Array(await clip.make(plan, running())))
  clip.close()
  const probe = await probeFile(file)
  if (!probe.ok) throw new Error(JSON.stringify(probe))
  return { plan, facts: probe.facts, bytes: statSync(file).size }
}

test('a range is copied from a long clip without a new picture: 4 s of 24 s, their bytes and no more', async () => {
  const { plan, facts, bytes } = await trimmed('holiday.mov', { startMs: 8_000, endMs: 12_000 })
  expect(plan).toMatchObject({ way: 'copy', startMs: 8_000, endMs: 12_000 })
  expect(facts).toMatchObject({ mime: 'video/quicktime', width: 1920, height: 1080, fps: 25, codec: 'avc' })
  expect(facts.kind === 'video' && Math.abs(facts.durationMs - 4_000)).toBeLessThan(60)
  expect(bytes).toBeLessThan(statSync(await media('holiday.mov')).size / 5)
  expect(Math.abs(bytes / plan.bytes - 1)).toBeLessThan(0.05)
})

test('a copy begins at the key frame before the wanted start and says so', async () => {
  const { plan, facts } = await trimmed('holiday.mov', { startMs: 5_000, endMs: 10_000 })
  expect(plan).toMatchObject({ way: 'copy', startMs: 4_000, endMs: 10_000 })
  expect(facts.kind === 'video' && Math.abs(facts.durationMs - 6_000)).toBeLessThan(60)
})

test('a copy that is asked for is a copy also where a browser could encode', async () => {
  const clip = await open('holiday.mov')
  expect(await clip?.plan({ startMs: 6_000, endMs: 9_000 }, 'copy')).toMatchObject({
    ...{ way: 'copy', startMs: 4_000, endMs: 9_000 },
  })
  clip?.close()
})

const kept: [MediaName, object][] = [
  ['clip.mp4', { mime: 'video/mp4', width: 1280, height: 720, audioCodec: 'aac' }],
  ['turned.mp4', { mime: 'video/mp4', width: 720, height: 1280, audioCodec: 'aac' }],
  ['squeezed.mp4', { mime: 'video/mp4', width: 1280, height: 720 }],
  ['pieces.mp4', { mime: 'video/mp4', width: 1280, height: 720 }],
  ['hevc.mp4', { mime: 'video/mp4', codec: 'hevc' }],
  ['future.mp4', { mime: 'video/mp4', codec: 'av1' }],
  ['screen.webm', { mime: 'video/webm', codec: 'vp9', audioCodec: 'opus' }],
  ['camera.mkv', { mime: 'video/x-matroska', audioCodec: 'flac' }],
]
for (const [name, facts] of kept)
  test(`what is cut out of ${name} is taken in by the server as what it was`, async () => {
    const made = await trimmed(name, { startMs: 0, endMs: 2_000 })
    expect(made.facts).toMatchObject({ kind: 'video', ...facts })
    expect(made.facts.kind === 'video' && Math.abs(made.facts.durationMs - 2_000)).toBeLessThan(120)
  })

for (const name of ['old.avi', 'sound-only.mp4', 'no-frames.mp4', 'voice.m4a'] satisfies MediaName[])
  test(`${name} is not offered to be trimmed`, async () => {
    expect(await open(name)).toBeNull()
  })

test('a stopped trim makes nothing', async () => {
  const clip = await open('holiday.mov')
  const plan = await clip?.plan({ startMs: 0, endMs: 12_000 })
  if (!clip || !plan) throw new Error('no plan')
  const stop = new AbortController()
  const made = clip.make(plan, { onPercent: () => stop.abort(), signal: stop.signal })
  await expect(made).rejects.toThrow()
  clip.close()
})
