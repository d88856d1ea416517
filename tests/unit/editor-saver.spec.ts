import { expect, test } from '@playwright/test'
import { localCopies } from '@/lib/editor/local-copy'
import { createStoryboardSaver } from '@/lib/editor/storyboard-saver'
import { setTitle } from '@/lib/storyboard/edits'
import { newStoryboard } from '@/lib/storyboard/new-storyboard'
import type { Storyboard } from '@/lib/storyboard/schema'
import type { ActionResult, SaveResult, StoryboardView } from '@/lib/views'

/** The browser's storage, as far as it is used. */
function memory(): Storage {
  const map = new Map<string, string>()
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    key: (i) => [...map.keys()][i] ?? null,
    clear: () => map.clear(),
    get length() {
      return map.size
    },
  }
}
/** A server with revisions, as lib/server/storyboards.ts keeps them. */
function server(document: Storyboard) {
  let saved: StoryboardView = { id: 'board', revision: 1, document, updatedAt: '' }
  let down = false
  return {
    get: () => saved,
    turn: (on: boolean) => (down = !on),
    send(input: { baseRevision: number; document: Storyboard }): Promise<ActionResult<SaveResult>> {
      if (down) return Promise.reject(new TypeError('fetch failed'))
      if (input.baseRevision !== saved.revision)
        return Promise.resolve({ ok: true, value: { conflict: saved } })
      saved = { ...saved, revision: saved.revision + 1, document: input.document }
      return Promise.resolve({ ok: true, value: { revision: saved.revision } })
    },
  }
}
const base = newStoryboard('Film', { sceneId: 's1', shotId: 'a' })
function tab(
  store: Storage,
  backend: ReturnType<typeof server>,
  name: string,
  revision = backend.get().revision,
) {
  return createStoryboardSaver({
    storyboardId: 'board',
    revision,
    send: backend.send,
    copies: () => localCopies(store, 'board', name),
    now: () => 0,
    delayMs: 1,
  })
}

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

  second.insist(2)
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
  saver.raise(backend.get(), mine)
  expect(await saver.flush()).toBeNull()
  expect(backend.get().document.title).toBe('Theirs')
  saver.accept(2)
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
    send: () => Promise.resolve({ ok: false, code: 'invalid', sentence: 'Too long.', raw: null }),
    copies: () => null,
    now: () => 0,
  })
  saver.schedule(base)
  expect(await saver.flush()).toBeNull()
  expect(saver.status()).toEqual({ kind: 'refused', sentence: 'Too long.' })
})
