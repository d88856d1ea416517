import { expect, test } from '@playwright/test'
import { localCopies } from '@/lib/editor/local-copy'
import { createStoryboardSaver } from '@/lib/editor/storyboard-saver'
import { renameScene, setQuality, setTitle } from '@/lib/storyboard/edits'
import { mergeStoryboards } from '@/lib/storyboard/merge'
import { newStoryboard } from '@/lib/storyboard/new-storyboard'
import { addShot, setPrompt } from '@/lib/storyboard/shot-edits'
import { base, memory, open, promptOf, server, tab } from '@/tests/support/saver-tabs'

test('flush gives the revision the server has', async () => {
  const backend = server(base)
  const saver = tab(memory(), backend, 'one')
  saver.schedule(setTitle(base, 'Second'))
  expect(await saver.flush()).toBe(2)
  expect(backend.get().document.title).toBe('Second')
  expect(saver.status()).toEqual({ kind: 'saved' })
})

test('offline changes stay on the device, survive a reload and are sent when the server is back', async () => {
  const backend = server(base)
  const storage = memory()
  const saver = tab(storage, backend, 'one')
  backend.turn(false)
  const mine = setTitle(base, 'Offline')
  saver.schedule(mine)
  expect(await saver.flush()).toBeNull()
  expect(saver.status()).toEqual({ kind: 'offline', onDevice: true })
  saver.dispose()

  backend.turn(true)
  const reloaded = tab(storage, backend, 'one')
  const kept = reloaded.recover(backend.get(), 'own only')
  expect(kept).toEqual({ document: mine, newer: false })
  reloaded.schedule(mine)
  expect(await reloaded.flush()).toBe(2)
  expect(backend.get().document.title).toBe('Offline')
  expect(storage.length).toBe(0)
})

test('a newer revision from another tab is said and never overwritten', async () => {
  const backend = server(base)
  const storage = memory()
  const first = tab(storage, backend, 'one')
  const second = tab(storage, backend, 'two')
  first.schedule(setTitle(base, 'First'))
  await first.flush()
  second.schedule(setTitle(base, 'Second'))
  expect(await second.flush()).toBeNull()
  expect(second.status()).toMatchObject({ kind: 'conflict', theirs: { revision: 2 } })
  expect(backend.get().document.title).toBe('First')

  second.insist(backend.get())
  expect(await second.flush()).toBe(3)
  expect(backend.get().document.title).toBe('Second')
})

test('the same change made in two tabs is no conflict', async () => {
  const backend = server(base)
  const first = tab(memory(), backend, 'one')
  const second = tab(memory(), backend, 'two')
  first.schedule(setTitle(base, 'Same'))
  await first.flush()
  second.schedule(setTitle(base, 'Same'))
  expect(await second.flush()).toBe(2)
})

test('work kept on the device that is older than the server asks before anything is sent', async () => {
  const backend = server(base)
  const storage = memory()
  const mine = setTitle(base, 'Kept')
  localCopies(storage, 'board', 'one').write({ base: 1, document: mine, at: 1 })
  await backend.send({ baseRevision: 1, document: setTitle(base, 'Theirs') })
  const saver = tab(storage, backend, 'one')
  expect(saver.recover(backend.get(), 'own only')).toEqual({ document: mine, newer: true })
  await saver.raise(backend.get(), mine)
  expect(await saver.flush()).toBeNull()
  expect(backend.get().document.title).toBe('Theirs')
  saver.accept(backend.get())
  expect(saver.status()).toEqual({ kind: 'saved' })
  expect(storage.length).toBe(0)
})

test('what a closed tab left is taken over once, what an open tab has is its own', async () => {
  const backend = server(base)
  const storage = memory()
  const left = setTitle(base, 'Left behind')
  localCopies(storage, 'board', 'closed').write({ base: 1, document: left, at: 1 })
  const next = tab(storage, backend, 'next')
  expect(next.recover(backend.get(), 'own only')).toBeNull()
  expect(next.recover(backend.get(), new Set(['closed']))).toBeNull()
  expect(next.recover(backend.get(), new Set(['next']))).toEqual({ document: left, newer: false })
  next.schedule(left)
  await next.flush()
  next.schedule(setTitle(base, 'Gone on'))
  await next.flush()
  expect(tab(storage, backend, 'later').recover(backend.get(), new Set())).toBeNull()
  expect(storage.length).toBe(0)
})

test('a copy that cannot be read, or of a newer Shotboard, is left alone', () => {
  const storage = memory()
  storage.setItem('shotboard.unsent.board.one', '{"base":1,"document":{"version":99},"at":1}')
  expect(localCopies(storage, 'board', 'one').read(new Set())).toBeNull()
  expect(storage.length).toBe(1)
})

test('a refusal is said with its sentence and kept on the device', async () => {
  const saver = createStoryboardSaver({
    storyboardId: 'board',
    revision: 1,
    document: newStoryboard('Other', { sceneId: 's1', shotId: 'a' }),
    loadMerge: () => Promise.resolve(mergeStoryboards),
    current: () => base,
    onRebase: () => undefined,
    send: () => Promise.resolve({ ok: false, code: 'invalid', sentence: 'Too long.', raw: null }),
    copies: () => null,
    now: () => 0,
  })
  saver.schedule(base)
  expect(await saver.flush()).toBeNull()
  expect(saver.status()).toEqual({ kind: 'refused', sentence: 'Too long.' })
})

test('offline edits merge with what was saved elsewhere meanwhile, and undo takes back only the own ones', async () => {
  const backend = server(base)
  const mine = open(memory(), backend, { name: 'one' })
  backend.turn(false)
  mine.edit(setPrompt, 'a', 'Fog')
  mine.edit(addShot, 's1', { id: 'n', afterShotId: 'a' })
  expect(await mine.saver.flush()).toBeNull()
  backend.turn(true)
  await backend.send({ baseRevision: 1, document: setQuality(setTitle(base, 'Theirs'), 's1', 'std') })

  expect(await mine.saver.flush()).toBe(3)
  expect(mine.merges()).toBe(1)
  expect(backend.get().document).toEqual(mine.film())
  expect(mine.film()).toMatchObject({
    title: 'Theirs',
    scenes: [{ quality: 'std', shots: [{ prompt: 'Fog' }, { id: 'n' }] }],
  })
  mine.editor.getState().undo()
  mine.editor.getState().undo()
  expect(mine.film()).toMatchObject({
    title: 'Theirs',
    scenes: [{ quality: 'std', shots: [{ prompt: '' }] }],
  })
})

test('offline edits survive a reload and merge then', async () => {
  const backend = server(base)
  const storage = memory()
  const before = open(storage, backend, { name: 'one' })
  backend.turn(false)
  before.edit(setPrompt, 'a', 'Kept')
  await before.saver.flush()
  before.saver.dispose()
  backend.turn(true)
  await backend.send({ baseRevision: 1, document: setTitle(base, 'Theirs') })

  const after = open(storage, backend, { name: 'one', at: backend.get().document })
  const kept = after.saver.recover(backend.get(), 'own only')
  expect(kept).toMatchObject({ newer: true })
  if (!kept) return
  after.editor.getState().replace(kept.document)
  await after.saver.raise(backend.get(), kept.document)
  expect(await after.saver.flush()).toBe(3)
  expect(backend.get().document).toMatchObject({ title: 'Theirs' })
  expect(promptOf(backend.get().document)).toBe('Kept')
  expect(storage.length).toBe(0)
})

test('a field both changed waits for a decision; the rest of both is kept', async () => {
  const backend = server(base)
  const mine = open(memory(), backend, { name: 'one' })
  mine.edit(setPrompt, 'a', 'Rain')
  mine.edit(renameScene, 's1', 'Mine')
  await backend.send({ baseRevision: 1, document: setTitle(setPrompt(base, 'a', 'Snow'), 'Theirs') })
  expect(await mine.saver.flush()).toBeNull()
  const status = mine.saver.status()
  if (status.kind !== 'conflict') throw new Error(status.kind)
  expect(status.conflicts).toMatchObject([{ key: 's1/shot.a.prompt', mine: 'Rain', theirs: 'Snow' }])
  expect(promptOf(mine.film())).toBe('Rain')

  await mine.saver.decide(status.theirs, { 's1/shot.a.prompt': 'mine' })
  expect(await mine.saver.flush()).toBe(3)
  expect(backend.get().document).toMatchObject({ title: 'Theirs', scenes: [{ name: 'Mine' }] })
  expect(promptOf(backend.get().document)).toBe('Rain')
  expect(mine.saver.status()).toEqual({ kind: 'saved' })
})

test('what another tab saved is taken over while nothing waits, and not saved again', async () => {
  const backend = server(base)
  const one = open(memory(), backend, { name: 'one' })
  const two = open(memory(), backend, { name: 'two' })
  one.edit(setPrompt, 'a', 'From one')
  await one.saver.flush()
  const [version] = one.saved
  if (!version) throw new Error('not saved')
  await two.saver.receive(version)
  expect(promptOf(two.film())).toBe('From one')
  expect(await two.saver.flush()).toBe(2)
  expect(two.saved).toEqual([])
  two.edit(setTitle, 'From two')
  expect(await two.saver.flush()).toBe(3)
  expect(two.merges()).toBe(0)
})

test('words being typed are not taken away by another tab', async () => {
  const backend = server(base)
  const one = open(memory(), backend, { name: 'one' })
  const two = open(memory(), backend, { name: 'two' })
  two.editor.getState().beginGesture()
  two.edit(setPrompt, 'a', 'Typing')
  one.edit(setPrompt, 'a', 'From one')
  await one.saver.flush()
  if (one.saved[0]) await two.saver.receive(one.saved[0])
  expect(promptOf(two.film())).toBe('Typing')
  two.editor.getState().commitGesture()
  expect(await two.saver.flush()).toBeNull()
  expect(two.saver.status()).toMatchObject({
    kind: 'conflict',
    conflicts: [{ mine: 'Typing', theirs: 'From one' }],
  })
})
