import { readFileSync } from 'node:fs'
import { assetsById } from '@/lib/server/assets'
import { cancelFit, listFits, requestFits } from '@/lib/server/fits'
import { whyUnfit, type Purpose } from '@/lib/storyboard/fit'
import { firstChoice, planFit, type FitChoice } from '@/lib/storyboard/fit-plan'
import type { FitView } from '@/lib/views-fits'
import { media as file, type MediaName } from '@/tests/support/make-media'
import { expect, test, type MediaIn } from '@/tests/support/media-in'

const OWNER = 'local'
test.beforeEach(() => test.setTimeout(120_000))

/** A file in the library, and the recipe proposed for it. */
async function proposed(media: MediaIn, name: MediaName, purpose: Purpose, change: Partial<FitChoice> = {}) {
  return proposedFor(media, { name, data: readFileSync(await file(name)) }, purpose, change)
}
async function proposedFor(
  media: MediaIn,
  { name, data }: { name: string; data: Uint8Array },
  purpose: Purpose,
  change: Partial<FitChoice> = {},
) {
  await media.startWorkers()
  const { assetId } = await media.settled(await media.send(data, name))
  const asset = (await assetsById(OWNER, [assetId ?? ''])).get(assetId ?? '')
  const recipe = asset && planFit(asset.facts, purpose, { ...firstChoice, ...change })
  if (!asset || !recipe) throw new Error(`${name} has no plan`)
  return { asset, ask: { assetId: asset.id, purpose, recipe } }
}
async function ended(id: string | undefined): Promise<FitView> {
  const look = async () => (await listFits(OWNER, [id ?? '']))[0]
  await expect.poll(async () => (await look())?.state, { timeout: 90_000 }).toMatch(/done|failed|cancelled/)
  const view = await look()
  if (!view) throw new Error('no such fit')
  return view
}

const cases: [MediaName, Purpose, Partial<FitChoice>, Record<string, unknown>][] = [
  ['wide.webp', 'frame', {}, { width: 750, height: 300, mime: 'image/jpeg' }],
  ['wide.webp', 'reference', { mode: 'pad' }, { width: 3600, height: 1440 }],
  ['phone.heic', 'element', { ratio: 1 }, { width: 480, height: 480 }],
  ['heavy.png', 'frame', {}, { width: 2000, height: 2000, mime: 'image/jpeg' }],
  ['vector.svg', 'frame', { ratio: 16 / 9 }, { width: 2048, height: 1152, mime: 'image/png' }],
  ['fast.mp4', 'video', {}, { fps: 35, durationMs: 4000, variableFps: false }],
  ['long.mp4', 'video', { startMs: 1500, durationMs: 3000 }, { durationMs: 3000 }],
  ['old.avi', 'elementVideo', {}, { width: 1920, height: 1080, mime: 'video/mp4', audioCodec: 'aac' }],
  ['one-frame.mp4', 'video', { ratio: 9 / 16, mode: 'pad' }, { durationMs: 3000 }],
  ['turned.mp4', 'video', {}, { width: 720, height: 1280 }],
]
for (const [name, purpose, choice, facts] of cases)
  test(`${name} becomes a legal ${purpose} ${JSON.stringify(choice)}, its original stays`, async ({
    media,
  }) => {
    const { asset, ask } = await proposed(media, name, purpose, choice)
    const [asked] = await requestFits(OWNER, { fits: [ask] })
    const view = await ended(asked?.id)
    expect(view, view.error ?? '').toMatchObject({ state: 'done', percent: 100 })
    expect(view.result).toMatchObject({ derivedFromId: asset.id, purpose, facts })
    expect(view.result && whyUnfit('copy', view.result.facts, purpose)).toBeNull()
    const { assetDetail } = await import('@/lib/server/asset-detail')
    expect((await assetDetail(OWNER, asset.id)).copies).toContainEqual({ asset: view.result, purpose })
    expect((await assetDetail(OWNER, view.result?.id ?? '')).original).toMatchObject({ id: asset.id, name })
    const { blobs } = await import('@/lib/server/blob/blobs')
    expect(readFileSync(await blobs().path(asset.blobKey)).equals(readFileSync(await file(name)))).toBe(true)
  })

test('the same copy is never made twice: not at once, not later, not after it was binned', async ({
  media,
}) => {
  const { ask } = await proposed(media, 'scan.tiff', 'frame', { at: { x: 0.1, y: 0.2 }, ratio: 1 })
  const asked = await Promise.all([1, 2, 3].map(() => requestFits(OWNER, { fits: [ask] })))
  const ids = new Set(asked.flat().map(({ id }) => id))
  expect(ids.size).toBe(1)
  const first = await ended([...ids][0])
  const [again] = await requestFits(OWNER, { fits: [ask] })
  expect(again).toMatchObject({ state: 'done', result: { id: first.result?.id } })
  const { binAssets } = await import('@/lib/server/asset-bulk')
  await binAssets(OWNER, [first.result?.id ?? ''])
  const [back] = await requestFits(OWNER, { fits: [ask] })
  expect(back).toMatchObject({ state: 'done', result: { id: first.result?.id } })
})

test('two originals whose copies are the same bytes both name that one copy', async ({ media }) => {
  const pano = readFileSync(await file('pano.png'))
  const copies: unknown[] = []
  for (const words of ['one', 'two']) {
    const data = Buffer.concat([pano, Buffer.from(words)])
    const { asset, ask } = await proposedFor(media, { name: `${words}.png`, data }, 'frame')
    const [asked] = await requestFits(OWNER, { fits: [ask] })
    copies.push((await ended(asked?.id)).result?.id)
    const { assetDetail } = await import('@/lib/server/asset-detail')
    expect((await assetDetail(OWNER, asset.id)).copies).toMatchObject([
      { asset: { id: copies[0] }, purpose: 'frame' },
    ])
  }
  expect(copies[1]).toBe(copies[0])
})

test('a copy that is cancelled stops, and can be asked for again', async ({ media }) => {
  const { ask } = await proposed(media, 'low.mp4', 'video', { mode: 'pad', ratio: 1 })
  await media.shutDown()
  const [asked] = await requestFits(OWNER, { fits: [ask] })
  await cancelFit(OWNER, asked?.id ?? '')
  await media.startWorkers()
  expect(await ended(asked?.id)).toMatchObject({ state: 'cancelled', result: null })
  const [again] = await requestFits(OWNER, { fits: [ask] })
  expect(again?.id).toBe(asked?.id)
  expect(await ended(again?.id)).toMatchObject({ state: 'done' })
})

test('a copy whose server was stopped in the middle is made after the restart', async ({ media }) => {
  const { ask } = await proposed(media, 'long.mp4', 'elementVideo', { startMs: 700 })
  const [asked] = await requestFits(OWNER, { fits: [ask] })
  await expect.poll(async () => (await listFits(OWNER, [asked?.id ?? '']))[0]?.state).toBe('running')
  await media.shutDown()
  await media.startWorkers()
  expect(await ended(asked?.id)).toMatchObject({ state: 'done' })
})

test('recipes a browser makes up are refused', async ({ media }) => {
  const { ask } = await proposed(media, 'photo.jpg', 'frame')
  if (ask.recipe.kind !== 'image') throw new Error('no picture')
  const outside = { ...ask.recipe, region: { ...ask.recipe.region, x: 5000 } }
  await expect(requestFits(OWNER, { fits: [{ ...ask, recipe: outside }] })).rejects.toThrow(
    'photo.jpg was not fitted. The crop lies outside the picture.',
  )
  const tiny = { ...ask.recipe, width: 20, height: 15 }
  await expect(requestFits(OWNER, { fits: [{ ...ask, recipe: tiny }] })).rejects.toThrow(/at least 300 px/)
})
