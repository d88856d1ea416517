import { localCopies } from '@/lib/editor/local-copy'
import { createEditorStore, selectSettled, selectStoryboard } from '@/lib/editor/store'
import { createStoryboardSaver, type Version } from '@/lib/editor/storyboard-saver'
import { mergeStoryboards } from '@/lib/storyboard/merge'
import { newStoryboard } from '@/lib/storyboard/new-storyboard'
import type { Storyboard } from '@/lib/storyboard/schema'
import type { ActionResult, SaveResult, StoryboardView } from '@/lib/views'

/** The browser's storage, as far as it is used. */
export function memory(): Storage {
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
export function server(document: Storyboard) {
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
export const base = newStoryboard('Film', { sceneId: 's1', shotId: 'a' })
export const promptOf = (film: Storyboard) => film.scenes[0]?.shots[0]?.prompt
export function tab(
  store: Storage,
  backend: ReturnType<typeof server>,
  name: string,
  revision = backend.get().revision,
) {
  return open(store, backend, { name, revision }).saver
}

/** A tab with an editor in it, whose edits are saved. */
export function open(
  store: Storage,
  backend: ReturnType<typeof server>,
  {
    name,
    revision = backend.get().revision,
    at = base,
  }: { name: string; revision?: number; at?: Storyboard },
) {
  const editor = createEditorStore('board', at)
  const saved: Version[] = []
  let merges = 0
  const saver = createStoryboardSaver({
    storyboardId: 'board',
    revision,
    document: at,
    send: backend.send,
    copies: () => localCopies(store, 'board', name),
    now: () => 0,
    loadMerge: () => Promise.resolve(mergeStoryboards),
    current: () => selectStoryboard(editor.getState()),
    onRebase: (change) => editor.getState().rebase(change),
    onMerged: () => merges++,
    onSaved: (version) => saved.push(version),
    delayMs: 1,
  })
  let settled = selectSettled(editor.getState())
  editor.subscribe((state) => {
    const next = selectSettled(state)
    if (next === settled) return
    settled = next
    saver.schedule(next)
  })
  const film = () => selectStoryboard(editor.getState())
  return { saver, editor, film, saved, merges: () => merges, edit: editor.getState().edit }
}
