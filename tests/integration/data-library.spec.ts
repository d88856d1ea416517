import { randomUUID } from 'node:crypto'
import { favourAssets, binAssets, moveAssets, restoreAssets, tagAssets } from '@/lib/server/asset-bulk'
import { assetIds, assetPage } from '@/lib/server/asset-search'
import { assetsVersion } from '@/lib/server/assets'
import { deleteFolder, makeFolder, moveFolder } from '@/lib/server/folders'
import { readShelves } from '@/lib/server/shelves'
import { createStoryboard, saveStoryboard } from '@/lib/server/storyboards'
import { assetOrders, type AssetSearch } from '@/lib/media/asset-search'
import { addRows, clipFacts, imageFacts, withFirstFrame } from '@/tests/support/library-rows'
import { expect, test } from '@/tests/support/store'

async function names(owner: string, search: AssetSearch): Promise<string[]> {
  return (await assetPage(owner, search)).assets.map(({ name }) => name)
}

test('a list read page by page while files come and go shows every file that stayed once', async ({
  store,
}) => {
  void store
  for (const order of assetOrders) {
    const owner = `pages-${randomUUID()}`
    const same = new Date('2026-03-01T10:00:00.000Z')
    await addRows(
      owner,
      Array.from({ length: 230 }, (_, index) => ({
        name: `file ${index % 40}.png`,
        createdAt: index % 3 === 0 ? same : new Date(same.getTime() + index),
        facts:
          index % 2
            ? imageFacts({ bytes: index % 7 })
            : clipFacts({ durationMs: (index % 5) * 1_000 + 3_000 }),
      })),
    )
    const before = new Set(await assetIds(owner, {}))
    const seen: string[] = []
    let cursor: string | undefined
    let page = 0
    const gone = new Set<string>()
    do {
      const part = await assetPage(owner, { order, limit: 25, ...(cursor !== undefined && { cursor }) })
      expect(part.total === null).toBe(cursor !== undefined)
      seen.push(...part.assets.map(({ id }) => id))
      cursor = part.next ?? undefined
      page += 1
      await addRows(owner, [
        { name: 'file 20.png' },
        { name: 'aaa.png' },
        { facts: imageFacts({ bytes: 3 }) },
      ])
      const leaving = [...before].find((id) => !seen.includes(id) && !gone.has(id))
      if (leaving && page % 2) {
        gone.add(leaving)
        await binAssets(owner, [leaving])
      }
    } while (cursor !== undefined)
    expect(new Set(seen).size, `${order}: no file twice`).toBe(seen.length)
    const missed = [...before].filter((id) => !seen.includes(id) && !gone.has(id))
    expect(missed, `${order}: no file left out`).toEqual([])
  }
})

test('files are found by words, kind, colour, tag, shape, size, favourite and use', async ({ store }) => {
  void store
  const owner = `find-${randomUUID()}`
  const [harbour, storm, clip] = await addRows(owner, [
    {
      name: 'Harbour 100%_dusk.png',
      colour: 'blue',
      facts: imageFacts({ width: 1600, height: 900, bytes: 5 }),
    },
    { name: 'storm.png', colour: 'grey', facts: imageFacts({ width: 400, height: 800, bytes: 3_000_000 }) },
    { name: 'waves.mp4', facts: clipFacts() },
  ])
  await tagAssets(owner, { ids: [storm ?? '', clip ?? ''], add: ['sea', 'night'], remove: [] })
  await favourAssets(owner, { ids: [clip ?? ''], favourite: true })
  const board = await createStoryboard(owner, {})
  await saveStoryboard(owner, {
    id: board.id,
    baseRevision: 1,
    document: withFirstFrame(board.document, harbour ?? ''),
  })

  expect(await names(owner, { text: 'dusk HARBOUR' })).toEqual(['Harbour 100%_dusk.png'])
  expect(await names(owner, { text: '%_' })).toEqual(['Harbour 100%_dusk.png'])
  expect(await names(owner, { text: 'night' })).toEqual(expect.arrayContaining(['storm.png', 'waves.mp4']))
  expect(await names(owner, { kind: 'video' })).toEqual(['waves.mp4'])
  expect(await names(owner, { colour: 'grey' })).toEqual(['storm.png'])
  expect(await names(owner, { tag: 'sea', kind: 'image' })).toEqual(['storm.png'])
  expect(await names(owner, { shape: 'tall' })).toEqual(['storm.png'])
  expect(await names(owner, { minSide: 900, kind: 'image' })).toEqual(['Harbour 100%_dusk.png'])
  expect(await names(owner, { minBytes: 1_000_000 })).toEqual(['storm.png'])
  expect(await names(owner, { favourite: true })).toEqual(['waves.mp4'])
  expect(await names(owner, { use: 'used' })).toEqual(['Harbour 100%_dusk.png'])
  expect(await names(owner, { use: 'unused', order: 'name' })).toEqual(['storm.png', 'waves.mp4'])
  expect(await names(`other-${owner}`, {})).toEqual([])
})

test('folders nest, never into themselves; a deleted one gives what it held to the one above', async ({
  store,
}) => {
  void store
  const owner = `folders-${randomUUID()}`
  const ids = await addRows(owner, [{ name: 'a.png' }, { name: 'b.png' }, { name: 'c.png' }])
  const film = await makeFolder(owner, { name: 'Film', parentId: null })
  const stills = await makeFolder(owner, { name: 'Stills', parentId: film.id })
  await moveAssets(owner, { ids: ids.slice(0, 1), folderId: film.id })
  await moveAssets(owner, { ids: ids.slice(1, 2), folderId: stills.id })
  expect(await names(owner, { folder: film.id, order: 'name' })).toEqual(['a.png', 'b.png'])
  expect(await names(owner, { folder: stills.id })).toEqual(['b.png'])
  expect(await names(owner, { folder: 'none' })).toEqual(['c.png'])
  await expect(moveFolder(owner, { id: film.id, parentId: stills.id })).rejects.toThrow(
    'A folder cannot be moved into itself.',
  )
  await expect(moveAssets('stranger', { ids, folderId: film.id })).rejects.toThrow('no longer there')
  await deleteFolder(owner, stills.id)
  expect(await names(owner, { folder: film.id, order: 'name' })).toEqual(['a.png', 'b.png'])
  const shelves = await readShelves(owner)
  expect(shelves.folders).toEqual([{ id: film.id, parentId: null, name: 'Film', count: 2 }])
  expect(shelves).toMatchObject({ all: 3, unfiled: 1, bin: 0 })
})

test('two moves at once cannot make a ring of folders', async ({ store }) => {
  void store
  const owner = `ring-${randomUUID()}`
  const a = await makeFolder(owner, { name: 'a', parentId: null })
  const b = await makeFolder(owner, { name: 'b', parentId: null })
  const moves = await Promise.allSettled([
    moveFolder(owner, { id: a.id, parentId: b.id }),
    moveFolder(owner, { id: b.id, parentId: a.id }),
  ])
  expect(moves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('many files are changed at once, those of another owner never', async ({ store }) => {
  void store
  const owner = `bulk-${randomUUID()}`
  const ids = await addRows(
    owner,
    Array.from({ length: 1_200 }, () => ({})),
  )
  const version = await assetsVersion(owner)
  expect(await tagAssets(owner, { ids, add: ['b', 'a', `"q,'\\`], remove: [] })).toEqual({ changed: 1_200 })
  expect(await assetsVersion(owner), 'lists are asked anew').not.toBe(version)
  expect((await assetPage(owner, { limit: 1 })).assets[0]?.tags).toEqual([`"q,'\\`, 'a', 'b'])
  await tagAssets(owner, { ids, add: [], remove: ['b', `"q,'\\`] })
  expect((await assetPage(owner, { limit: 1 })).assets[0]?.tags).toEqual(['a'])
  expect(await binAssets('stranger', ids)).toEqual({ changed: 0 })
  expect(await binAssets(owner, ids)).toEqual({ changed: 1_200 })
  expect((await assetPage(owner, { bin: true })).total).toBe(1_200)
  expect(await restoreAssets(owner, ids)).toEqual({ changed: 1_200 })
  expect((await assetPage(owner, {})).total).toBe(1_200)
})
