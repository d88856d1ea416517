import { readdirSync } from 'node:fs'
import { and, eq } from 'drizzle-orm'
import { expect, test } from '@/tests/support/store'
import { engineElements } from '@/lib/server/db/schema'
import { listElements } from '@/lib/server/elements/library'
import { elementUses } from '@/lib/server/elements/usage'
import { firstRunFacts } from '@/lib/server/first-run-facts'
import { readLibrary } from '@/lib/server/library'
import { stopDecoder } from '@/lib/server/media/decoder'
import { seedSample } from '@/lib/server/sample'
import { listStoryboards } from '@/lib/server/storyboard-cards'
import { getStoryboard, openSample, setArchived } from '@/lib/server/storyboards'
import { preflight } from '@/lib/storyboard/preflight'

test.afterAll(stopDecoder)

test('the sample has the length of its scenes and a cover, and is only for its owner', async ({
  store: _,
}) => {
  await seedSample('anna')
  const [card, ...others] = await listStoryboards('anna')
  expect(others).toEqual([])
  expect(card).toMatchObject({ title: 'Low Tide', isSample: true, archived: false, running: 0 })
  expect(card?.scenes.map(({ durationMs }) => durationMs)).toEqual([12_000, 15_000, 10_000, 8_000])
  expect(card?.coverUrl).toMatch(/^\/api\/blobs\/[0-9a-f]{64}\.webp$/)
  expect(await listStoryboards('somebody else')).toEqual([])
})

test('every scene of the sample can be generated as it is', async ({ store: _ }) => {
  await seedSample('bea')
  const { document } = await getStoryboard('bea', (await openSample('bea')).id)
  const library = await readLibrary('bea')
  const context = {
    assets: new Map(library.assets.map((asset) => [asset.id, asset])),
    elements: new Map(library.elements.map((element) => [element.id, element])),
  }
  for (const scene of document.scenes)
    expect(preflight(scene, context).map(({ sentence }) => `${scene.name}: ${sentence}`)).toEqual([])
})

test('its twelve elements are ready on the embedded engine and count where they are used', async ({
  store,
}) => {
  await seedSample('cleo')
  const made = await listElements('cleo')
  expect(made).toHaveLength(12)
  for (const element of made) {
    expect(element.state).toBe('ready')
    const known = await store.db
      .select()
      .from(engineElements)
      .where(and(eq(engineElements.ownerId, 'cleo'), eq(engineElements.id, element.queueElementId ?? '')))
    expect(known[0]?.pictureKeys).toHaveLength(1 + element.referAssetIds.length)
  }
  const uses = await elementUses('cleo')
  const shots = (id: string) => (uses[id] ?? []).reduce((sum, use) => sum + use.shots, 0)
  const used = Object.fromEntries(made.map(({ id, name }) => [name, shots(id)]))
  expect(used).toMatchObject({ Mara: 5, Lighthouse: 4, Juno: 4, 'Red skiff': 2, Raincoat: 0 })
  expect(await firstRunFacts('cleo')).toMatchObject({ elements: 12, takes: 0, queue: { kind: 'embedded' } })
})

test('seeding twice, also at once or after it was archived, leaves one sample', async ({ store: _ }) => {
  await Promise.all([seedSample('dora'), seedSample('dora'), seedSample('dora')])
  const { id } = await openSample('dora')
  await setArchived('dora', id, true)
  await seedSample('dora')
  expect((await listStoryboards('dora')).map((card) => [card.id, card.archived])).toEqual([[id, true]])
  expect((await readLibrary('dora')).elements).toHaveLength(12)
})

test('two people with the sample share no element, and the stills are stored once', async ({ store }) => {
  const files = () => readdirSync(`${process.env.DATA_DIR}/blobs`, { recursive: true }).length
  await seedSample('emma')
  const before = files()
  await seedSample('fay')
  expect(files()).toBe(before)
  const ids = await store.db
    .select({ owner: engineElements.ownerId, id: engineElements.id })
    .from(engineElements)
  expect(new Set(ids.map(({ id }) => id)).size).toBe(ids.length)
})
