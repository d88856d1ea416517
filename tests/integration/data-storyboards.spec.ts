import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { assets, generations } from '@/lib/server/db/schema'
import { binAssets } from '@/lib/server/asset-bulk'
import { placesOfUse, usesOfAssets } from '@/lib/server/asset-uses'
import { assetsById, listAssets } from '@/lib/server/assets'
import { poll } from '@/lib/server/door'
import { listStoryboards, storyboardsTag } from '@/lib/server/storyboard-cards'
import {
  createStoryboard,
  duplicateStoryboard,
  getStoryboard,
  openSample,
  renameStoryboard,
  saveStoryboard,
  setArchived,
} from '@/lib/server/storyboards'
import { archiveElement } from '@/lib/server/elements/library'
import { withFirstFrame } from '@/tests/support/library-rows'
import { expect, test } from '@/tests/support/store'

test('a new storyboard has a title, one scene and revision 1', async ({ store }) => {
  expect(store.kind).toBeTruthy()
  const board = await createStoryboard('a', { title: 'Night ferry' })
  expect(board).toMatchObject({ revision: 1, document: { title: 'Night ferry', version: 1 } })
  expect(board.document.scenes).toHaveLength(1)
  expect(await getStoryboard('a', board.id)).toEqual(board)
})

test('another owner neither sees nor saves it', async ({ store }) => {
  expect(store.kind).toBeTruthy()
  const board = await createStoryboard('a', {})
  await expect(getStoryboard('b', board.id)).rejects.toThrow('This storyboard does not exist on this server.')
  const save = saveStoryboard('b', { id: board.id, baseRevision: 1, document: board.document })
  await expect(save).rejects.toThrow('does not exist')
  expect((await getStoryboard('a', board.id)).revision).toBe(1)
})

test('of ten tabs saving at once one wins, the others get its document, nothing is overwritten', async ({
  store,
}) => {
  expect(store.kind).toBeTruthy()
  const board = await createStoryboard('a', { title: 'Ten tabs' })
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, tab) =>
      saveStoryboard('a', {
        id: board.id,
        baseRevision: 1,
        document: { ...board.document, title: `Tab ${tab}` },
      }),
    ),
  )
  const saved = results.filter((result) => 'revision' in result)
  const conflicts = results.flatMap((result) => ('conflict' in result ? [result.conflict] : []))
  expect(saved).toEqual([{ revision: 2 }])
  expect(conflicts).toHaveLength(9)
  const winner = await getStoryboard('a', board.id)
  for (const conflict of conflicts) expect(conflict).toEqual(winner)
})

test('renaming counts as a change, so that an open editor cannot overwrite it', async ({ store }) => {
  expect(store.kind).toBeTruthy()
  const board = await createStoryboard('a', { title: 'Old' })
  const renamed = await renameStoryboard('a', { id: board.id, title: 'New "quoted" 名' })
  expect(renamed).toMatchObject({ revision: 2, document: { title: 'New "quoted" 名' } })
  const late = await saveStoryboard('a', { id: board.id, baseRevision: 1, document: board.document })
  expect(late).toMatchObject({ conflict: { revision: 2 } })
})

test('a copy starts anew with the same plan', async ({ store }) => {
  expect(store.kind).toBeTruthy()
  const board = await createStoryboard('a', { title: 'x'.repeat(120) })
  const copy = await duplicateStoryboard('a', board.id)
  expect(copy.id).not.toBe(board.id)
  expect(copy.document.scenes).toEqual(board.document.scenes)
  expect(copy.document.title).toBe(`${'x'.repeat(115)} copy`)
})

test('cards tell picked, taken and planned scenes, the cover and what runs', async ({ store }) => {
  const owner = `cards-${randomUUID()}`
  const board = await createStoryboard(owner, { title: 'Cards' })
  const [scene] = board.document.scenes
  if (!scene) throw new Error('no scene')
  const scenes = ['s1', 's2', 's3'].map((id, i) => ({ ...scene, id, durationMs: 3000 + i * 1000 }))
  await saveStoryboard(owner, { id: board.id, baseRevision: 1, document: { ...board.document, scenes } })
  const base = {
    ownerId: owner,
    kind: 'take' as const,
    storyboardId: board.id,
    queueId: 'embedded',
    model: 'kling-v3-omni',
    payload: {},
    payloadHash: '',
  }
  const thumb = (digit: string) => `${digit.repeat(64)}.jpg`
  await store.db.insert(generations).values([
    { ...base, sceneId: 's1', takeNumber: 1, state: 'done', thumbKey: thumb('a') },
    { ...base, sceneId: 's1', takeNumber: 2, state: 'done', thumbKey: thumb('b'), picked: true },
    { ...base, sceneId: 's1', takeNumber: 3, state: 'done', thumbKey: thumb('c') },
    { ...base, sceneId: 's2', takeNumber: 1, state: 'done', thumbKey: thumb('d') },
    { ...base, sceneId: 's3', takeNumber: 1, state: 'failed' },
    { ...base, sceneId: 's3', takeNumber: 2, state: 'running' },
    { ...base, sceneId: 's3', takeNumber: 3, state: 'accepted' },
    { ...base, sceneId: 's3', takeNumber: 4, state: 'reserved' },
  ])
  const before = await storyboardsTag(owner)
  expect(await listStoryboards(owner)).toEqual([
    expect.objectContaining({
      id: board.id,
      title: 'Cards',
      archived: false,
      isSample: false,
      coverUrl: `/api/blobs/${thumb('b')}`,
      running: 1,
      waiting: 2,
      scenes: [
        { durationMs: 3000, state: 'picked' },
        { durationMs: 4000, state: 'taken' },
        { durationMs: 5000, state: 'planned' },
      ],
    }),
  ])
  await setArchived(owner, board.id, true)
  expect(await storyboardsTag(owner)).not.toBe(before)
  expect(await listStoryboards(owner)).toMatchObject([{ archived: true }])
  await setArchived(owner, board.id, false)
  expect(await listStoryboards(owner)).toMatchObject([{ archived: false }])
})

test('a polled view answers 304 until something changed', async ({ store }) => {
  expect(store.kind).toBeTruthy()
  const ask = (etag?: string | null) =>
    poll(new Request('http://127.0.0.1/', { headers: etag ? { 'if-none-match': etag } : {} }), {
      tag: storyboardsTag,
      view: listStoryboards,
    })
  await createStoryboard('local', {})
  const first = await ask()
  expect(first.status).toBe(200)
  expect((await ask(first.headers.get('etag'))).status).toBe(304)
  await createStoryboard('local', {})
  const changed = await ask(first.headers.get('etag'))
  expect(changed.status).toBe(200)
  expect(changed.headers.get('etag')).not.toBe(first.headers.get('etag'))
})

test('a file in use goes to the bin and keeps working; an undo that names a deleted file brings it back', async ({
  store,
}) => {
  const owner = `used-${randomUUID()}`
  const id = await addAsset(owner, 'harbor.png')
  const board = await createStoryboard(owner, { title: 'Night ferry' })
  const used = withFirstFrame(board.document, id)
  await saveStoryboard(owner, { id: board.id, baseRevision: 1, document: used })
  expect(placesOfUse(await usesOfAssets(owner, [id]))).toEqual(['“Night ferry”, scene 1'])
  await binAssets(owner, [id])
  expect(await listAssets(owner)).toEqual([])
  expect((await assetsById(owner, [id])).get(id)?.name, 'what names it finds it').toBe('harbor.png')

  const renamed = { ...used, title: 'Day ferry' }
  await saveStoryboard(owner, { id: board.id, baseRevision: 2, document: renamed })
  expect(await listAssets(owner), 'a save that says nothing new about it leaves it in the bin').toEqual([])

  await saveStoryboard(owner, { id: board.id, baseRevision: 3, document: board.document })
  await saveStoryboard(owner, { id: board.id, baseRevision: 4, document: used })
  expect(await listAssets(owner), 'an undo that brings the reference back brings the file back').toHaveLength(
    1,
  )

  async function addAsset(ownerId: string, name: string) {
    const facts = { kind: 'image' as const, mime: 'image/png', bytes: 10, width: 600, height: 600 }
    const values = { ownerId, name, sha256: randomUUID(), blobKey: `${'0'.repeat(64)}.png`, facts }
    const [row] = await store.db.insert(assets).values(values).returning()
    return row?.id ?? ''
  }
})

test('the sample comes once, with elements that are ready, and comes back from the archive', async ({
  store,
}) => {
  const owner = `sample-${randomUUID()}`
  const sample = await openSample(owner)
  expect(sample.document.scenes.length).toBeGreaterThan(0)
  await setArchived(owner, sample.id, true)
  expect((await openSample(owner)).id).toBe(sample.id)
  expect((await listStoryboards(owner)).map((card) => card.archived)).toEqual([false])
  const rows = await store.db.select().from(assets).where(eq(assets.ownerId, owner))
  expect(rows.length).toBeGreaterThan(0)
  const stored = sample.document.scenes.flatMap((scene) => scene.references.elements)
  const [element] = stored
  if (element) await expect(archiveElement(owner, element.id)).rejects.toThrow(/is used in “.+”, scene/)
})
