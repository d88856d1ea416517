import { eq, sql } from 'drizzle-orm'
import { storyboards } from '@/lib/server/db/schema'
import { storyboardRevisions } from '@/lib/server/db/schema-revisions'
import { getKeyMap, getSceneDefaults, saveKeyMap, saveSceneDefaults } from '@/lib/server/preferences'
import { getRevision, keepVersion, listRevisions, nameRevision } from '@/lib/server/revisions'
import { listStoryboards } from '@/lib/server/storyboard-cards'
import {
  createStoryboard,
  getStoryboard,
  importStoryboard,
  renameStoryboard,
  saveStoryboard,
} from '@/lib/server/storyboards'
import { setTitle } from '@/lib/storyboard/edits'
import { setPrompt } from '@/lib/storyboard/shot-edits'
import type { Storyboard } from '@/lib/storyboard/schema'
import { expect, test } from '@/tests/support/store'

test('saves of one minute are one version, the state before the first save is kept, and each says what changed', async ({
  store,
}) => {
  const board = await createStoryboard('a', { title: 'Film' })
  const first = board.document.scenes[0]?.shots[0]?.id ?? ''
  const save = (baseRevision: number, document: Storyboard) =>
    saveStoryboard('a', { id: board.id, baseRevision, document })
  await save(1, setPrompt(board.document, first, 'Fog'))
  await save(2, setPrompt(board.document, first, 'Fog and rain'))
  expect(
    (await listRevisions('a', { id: board.id })).map(({ revision, changes }) => [revision, changes]),
  ).toEqual([
    [3, '1 prompt'],
    [1, 'The first one kept'],
  ])
  await store.db.update(storyboardRevisions).set({ savedAt: sql`now() - interval '90 seconds'` })
  await save(3, setTitle(board.document, 'Other'))
  const versions = await listRevisions('a', { id: board.id })
  expect(versions.map(({ revision }) => revision)).toEqual([4, 3, 1])
  expect(versions[0]?.changes).toBe('Title, 1 prompt')
  const document = await getRevision('a', { revisionId: versions[1]?.id ?? '' })
  expect(document.document.scenes[0]?.shots[0]?.prompt).toBe('Fog and rain')
})

test('a named version is never thinned, and another owner sees none', async ({ store }) => {
  const board = await createStoryboard('a', {})
  const { id } = board
  await saveStoryboard('a', { id, baseRevision: 1, document: setTitle(board.document, 'One') })
  await keepVersion('a', { id, name: 'For Ines' })
  await store.db.update(storyboardRevisions).set({ savedAt: sql`now() - interval '40 days'` })
  await saveStoryboard('a', { id, baseRevision: 2, document: setTitle(board.document, 'Two') })
  const kept = await listRevisions('a', { id })
  expect(kept.map(({ name }) => name)).toContain('For Ines')
  expect(await listRevisions('b', { id })).toEqual([])
  const named = kept.find(({ name }) => name !== null)
  await expect(getRevision('b', { revisionId: named?.id ?? '' })).rejects.toThrow('not kept any more')
  await nameRevision('a', { revisionId: named?.id ?? '', name: '' })
  expect((await listRevisions('a', { id })).every(({ name }) => name === null)).toBe(true)
})

test('a save that lost leaves no version behind', async ({ store }) => {
  expect(store.kind).toBeTruthy()
  const board = await createStoryboard('a', {})
  await saveStoryboard('a', { id: board.id, baseRevision: 1, document: setTitle(board.document, 'Won') })
  await saveStoryboard('a', { id: board.id, baseRevision: 1, document: setTitle(board.document, 'Lost') })
  const versions = await listRevisions('a', { id: board.id })
  expect(versions.map(({ revision }) => revision)).toEqual([2, 1])
})

test('what a newer Shotboard wrote is neither saved over nor renamed, and its card is still there', async ({
  store,
}) => {
  const board = await createStoryboard('a', { title: 'From the future' })
  const future = { version: 2, title: 'From the future', reels: [] }
  await store.db
    .update(storyboards)
    .set({ document: future as unknown as Storyboard })
    .where(eq(storyboards.id, board.id))
  const save = saveStoryboard('a', { id: board.id, baseRevision: 1, document: board.document })
  await expect(save).rejects.toThrow(/newer Shotboard .*Nothing was overwritten/)
  await expect(renameStoryboard('a', { id: board.id, title: 'x' })).rejects.toThrow(/newer Shotboard/)
  expect((await getStoryboard('a', board.id)).document).toEqual(future)
  const card = (await listStoryboards('a')).find(({ id }) => id === board.id)
  expect(card).toMatchObject({ title: 'From the future', scenes: [] })
})

test('a storyboard file becomes a new storyboard; one of a newer version or none at all is refused with a sentence', async ({
  store,
}) => {
  expect(store.kind).toBeTruthy()
  const board = await createStoryboard('a', { title: 'Once more' })
  const copy = await importStoryboard('a', { document: structuredClone(board.document) })
  expect(copy.id).not.toBe(board.id)
  expect(copy.document).toEqual(board.document)
  await expect(importStoryboard('a', { document: { ...board.document, version: 7 } })).rejects.toThrow(
    'This storyboard was made with a newer Shotboard (version 7). This one reads up to version 1.',
  )
  await expect(importStoryboard('a', { document: [1] })).rejects.toThrow('This is not a storyboard.')
})

test('keys and defaults of new storyboards are kept for their owner', async ({ store }) => {
  expect(store.kind).toBeTruthy()
  expect(await getKeyMap('keys')).toBeNull()
  const map = { preset: 'premiere' as const, changes: { split: ['Q'] } }
  await saveKeyMap('keys', { map })
  await saveKeyMap('keys', { map })
  expect(await getKeyMap('keys')).toEqual(map)
  expect(await getKeyMap('other')).toBeNull()
  const defaults = { quality: 'std', aspect: '9:16', sound: true, durationMs: 8_000 } as const
  await saveSceneDefaults('keys', { defaults })
  const board = await createStoryboard('keys', {})
  expect(board.document.defaults).toEqual(defaults)
  expect(board.document.scenes[0]).toMatchObject(defaults)
  await saveSceneDefaults('keys', { defaults: null })
  expect(await getSceneDefaults('keys')).toBeNull()
})
