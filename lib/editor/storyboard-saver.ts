import type { Storyboard } from '@/lib/storyboard/schema'
import type { ActionResult, SaveResult, StoryboardView } from '@/lib/views'
import { createAutosave, type AutosaveState } from '@/lib/editor/autosave'
import type { LocalCopies } from '@/lib/editor/local-copy'
import { stableJson } from '@/lib/editor/stable-json'

export type SaveStatus =
  | { kind: 'saved' | 'saving' }
  | { kind: 'offline'; onDevice: boolean }
  /** Someone saved a newer revision elsewhere. Nothing is sent until the person decides. */
  | { kind: 'conflict'; theirs: StoryboardView }
  | { kind: 'refused'; sentence: string }

export type StoryboardSaver = {
  schedule: (document: Storyboard) => void
  /** The revision the server has once everything is saved, or null when it could not be. */
  flush: () => Promise<number | null>
  /** The person chose the other version: forget ours. */
  accept: (revision: number) => void
  /** What was not sent is safe elsewhere: drop the local copy and send nothing more. */
  forget: () => void
  /** The person chose ours: save it on top of `revision`. */
  insist: (revision: number) => void
  /** Unsent work of an earlier visit, if any: of this tab, or of a tab that is not `open` any more. */
  recover: (
    onServer: StoryboardView,
    open: 'own only' | ReadonlySet<string>,
  ) => { document: Storyboard; newer: boolean } | null
  /** Write the local copy now (the page is going away). */
  keep: () => void
  /** The server has a newer revision than the one `mine` was made on: the person decides before anything is sent. */
  raise: (theirs: StoryboardView, mine: Storyboard) => void
  status: () => SaveStatus
  subscribe: (listener: () => void) => () => void
  dispose: () => void
}

type Options = {
  storyboardId: string
  revision: number
  send: (input: {
    id: string
    baseRevision: number
    document: Storyboard
  }) => Promise<ActionResult<SaveResult>>
  copies: () => LocalCopies | null
  now: () => number
  onSaved?: (version: { revision: number; document: Storyboard }) => void
  delayMs?: number
}

const COPY_DELAY_MS = 100

/** Autosave of one storyboard: revision check, local copy until the server has it, never silent about a newer version. */
export function createStoryboardSaver(options: Options): StoryboardSaver {
  let revision = options.revision
  let status: SaveStatus = { kind: 'saved' }
  let stopped: SaveStatus | null = null
  let unsent: Storyboard | null = null
  let copyTimer: ReturnType<typeof setTimeout> | null = null
  let onDevice = true
  let device: LocalCopies | null = null
  const copies = () => (device ??= options.copies())
  const listeners = new Set<() => void>()

  function update(next: SaveStatus) {
    status = next
    for (const listener of listeners) listener()
  }
  function keep() {
    if (copyTimer) clearTimeout(copyTimer)
    copyTimer = null
    if (unsent) onDevice = copies()?.write({ base: revision, document: unsent, at: options.now() }) ?? false
  }
  function settle(saved: Storyboard) {
    if (unsent !== saved) return
    unsent = null
    if (copyTimer) clearTimeout(copyTimer)
    copies()?.clear()
  }
  async function save(document: Storyboard): Promise<'saved' | 'stop'> {
    const result = await options.send({ id: options.storyboardId, baseRevision: revision, document })
    if (!result.ok) {
      if (result.code === 'unavailable' || result.code === 'internal') throw new Error(result.sentence)
      stopped = { kind: 'refused', sentence: result.sentence }
      return 'stop'
    }
    if ('conflict' in result.value) {
      if (!sameDocument(result.value.conflict.document, document)) {
        stopped = { kind: 'conflict', theirs: result.value.conflict }
        return 'stop'
      }
      revision = result.value.conflict.revision
    } else revision = result.value.revision
    options.onSaved?.({ revision, document })
    settle(document)
    return 'saved'
  }
  function onState(state: AutosaveState) {
    if (state === 'offline') {
      keep()
      update({ kind: 'offline', onDevice })
    } else if (state === 'stopped') update(stopped ?? { kind: 'refused', sentence: 'Saving stopped.' })
    else update({ kind: state })
  }
  const autosave = createAutosave({ save, onState, delayMs: options.delayMs ?? 600 })

  return {
    schedule(document) {
      unsent = document
      copyTimer ??= setTimeout(keep, COPY_DELAY_MS)
      autosave.schedule(document)
    },
    flush: async () => ((await autosave.flush()) ? revision : null),
    accept(next) {
      revision = next
      stopped = null
      unsent = null
      if (copyTimer) clearTimeout(copyTimer)
      copyTimer = null
      copies()?.clear()
      autosave.resume({ keep: false })
      update({ kind: 'saved' })
    },
    forget() {
      unsent = null
      if (copyTimer) clearTimeout(copyTimer)
      copies()?.clear()
      autosave.dispose()
    },
    insist(next) {
      revision = next
      stopped = null
      update({ kind: 'saving' })
      autosave.resume({ keep: true })
    },
    recover(onServer, open) {
      const copy = copies()?.read(open) ?? null
      if (!copy) return null
      if (sameDocument(copy.document, onServer.document)) {
        copies()?.clear()
        return null
      }
      return { document: copy.document, newer: onServer.revision > copy.base }
    },
    keep,
    raise(theirs, mine) {
      stopped = { kind: 'conflict', theirs }
      unsent = mine
      autosave.schedule(mine)
      autosave.stop()
    },
    status: () => status,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispose() {
      if (copyTimer) clearTimeout(copyTimer)
      autosave.dispose()
      listeners.clear()
    },
  }
}

function sameDocument(a: Storyboard, b: Storyboard): boolean {
  return a === b || stableJson(a) === stableJson(b)
}
