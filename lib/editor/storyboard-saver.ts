import type { MergeConflict, Choices, Merged } from '@/lib/storyboard/merge'
import type { Storyboard } from '@/lib/storyboard/schema'
import type { ActionResult, SaveResult, StoryboardView } from '@/lib/views'
import { createAutosave, type AutosaveState } from '@/lib/editor/autosave'
import type { LocalCopies } from '@/lib/editor/local-copy'
import { stableJson } from '@/lib/editor/stable-json'

export type SaveStatus =
  | { kind: 'saved' | 'saving' }
  | { kind: 'offline'; onDevice: boolean }
  /**
   * Both changed the same fields, or (`conflicts` null) it is not known what ours was made on. Nothing is sent until the
   * person decides.
   */
  | { kind: 'conflict'; theirs: StoryboardView; conflicts: readonly MergeConflict[] | null }
  | { kind: 'refused'; sentence: string }

export type Version = { revision: number; document: Storyboard }
type Recovered = { document: Storyboard; newer: boolean }
type Merge = (sides: { base: Storyboard; mine: Storyboard; theirs: Storyboard }, choices?: Choices) => Merged

export type StoryboardSaver = {
  schedule: (document: Storyboard) => void
  /** The revision the server has once everything is saved, or null when it could not be. */
  flush: () => Promise<number | null>
  /** The person chose the other version: forget ours. */
  accept: (theirs: Version) => void
  /** What was not sent is safe elsewhere: drop the local copy and send nothing more. */
  forget: () => void
  /** The person chose ours: save it on top of theirs. */
  insist: (theirs: Version) => void
  /** The person decided field by field: both are merged so and saved. */
  decide: (theirs: Version, choices: Choices) => Promise<void>
  /** Another tab saved this. Taken over at once while nothing of ours waits. */
  receive: (theirs: Version) => Promise<void>
  /** Unsent work of an earlier visit, if any: of this tab, or of a tab that is not `open` any more. */
  recover: (onServer: StoryboardView, open: 'own only' | ReadonlySet<string>) => Recovered | null
  /** Write the local copy now (the page is going away). */
  keep: () => void
  /** The server has a newer revision than the one `mine` was made on: merged if that can be, else the person decides. */
  raise: (theirs: StoryboardView, mine: Storyboard) => Promise<void>
  status: () => SaveStatus
  subscribe: (listener: () => void) => () => void
  dispose: () => void
}

type Options = {
  storyboardId: string
  revision: number
  /** What the server has under `revision`. */
  document: Storyboard
  send: (input: {
    id: string
    baseRevision: number
    document: Storyboard
  }) => Promise<ActionResult<SaveResult>>
  copies: () => LocalCopies | null
  now: () => number
  loadMerge: () => Promise<Merge>
  /** What is on screen, an open gesture included. */
  current: () => Storyboard
  /** Changes of somebody else come into the editor: into every state it holds. */
  onRebase: (change: (each: Storyboard) => Storyboard) => void
  onMerged?: () => void
  onSaved?: (version: Version) => void
  delayMs?: number
}

const COPY_DELAY_MS = 100

/** Autosave of one storyboard: revision check, local copy until the server has it, merge with what others saved, never silent. */
export function createStoryboardSaver(options: Options): StoryboardSaver {
  /** What the server has, as far as is known; null document: unknown. */
  let base: { revision: number; document: Storyboard | null } = options
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
  function stopCopying() {
    if (copyTimer) clearTimeout(copyTimer)
    copyTimer = null
  }
  function keep() {
    stopCopying()
    if (!unsent) return
    const copy = { base: base.revision, document: unsent, at: options.now() }
    onDevice = copies()?.write(base.document ? { ...copy, baseDocument: base.document } : copy) ?? false
  }
  function settle(saved: Storyboard) {
    if (unsent !== saved) return
    unsent = null
    stopCopying()
    copies()?.clear()
  }
  function stop(next: SaveStatus): 'stop' {
    stopped = next
    return 'stop'
  }
  /** Ours and theirs into one, here and in the editor; conflicts without a choice leave everything as it is. */
  function meet(merge: Merge, theirs: Version, { mine, choices }: { mine: Storyboard; choices?: Choices }) {
    const from = base.document
    if (!from) return null
    const into = (each: Storyboard) => merge({ base: from, mine: each, theirs: theirs.document }, choices)
    const merged = into(mine)
    // Words still being typed count too: they would be lost to the other side.
    const conflicts = [merged, into(options.current())].find((each) => each.conflicts.length > 0)?.conflicts
    if (conflicts && !choices) return { storyboard: mine, conflicts }
    base = theirs
    options.onRebase((each) => (each === mine ? merged.storyboard : into(each).storyboard))
    return { storyboard: merged.storyboard, conflicts: [] }
  }
  async function save(document: Storyboard): Promise<'saved' | 'stop'> {
    let sent = document
    while (sent !== base.document) {
      const result = await options.send({
        id: options.storyboardId,
        baseRevision: base.revision,
        document: sent,
      })
      if (!result.ok) {
        if (result.code === 'unavailable' || result.code === 'internal') throw new Error(result.sentence)
        return stop({ kind: 'refused', sentence: result.sentence })
      }
      if (!('conflict' in result.value)) {
        base = { revision: result.value.revision, document: sent }
        break
      }
      const theirs = result.value.conflict
      if (sameDocument(theirs.document, sent)) {
        base = theirs
        break
      }
      const merged = meet(await options.loadMerge(), theirs, { mine: sent })
      if (!merged || merged.conflicts.length > 0)
        return stop({ kind: 'conflict', theirs, conflicts: merged?.conflicts ?? null })
      if (unsent === sent) unsent = merged.storyboard
      sent = merged.storyboard
      keep()
      options.onMerged?.()
    }
    options.onSaved?.({ revision: base.revision, document: sent })
    settle(sent)
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

  function schedule(document: Storyboard) {
    if (document === base.document && unsent === null) return
    unsent = document
    copyTimer ??= setTimeout(keep, COPY_DELAY_MS)
    autosave.schedule(document)
  }
  function goOn(mine: Storyboard) {
    stopped = null
    unsent = mine
    autosave.schedule(mine)
    update({ kind: 'saving' })
    autosave.resume({ keep: true })
  }

  return {
    schedule,
    flush: async () => ((await autosave.flush()) ? base.revision : null),
    accept(theirs) {
      base = theirs
      stopped = null
      unsent = null
      stopCopying()
      copies()?.clear()
      autosave.resume({ keep: false })
      update({ kind: 'saved' })
    },
    forget() {
      unsent = null
      stopCopying()
      copies()?.clear()
      autosave.dispose()
    },
    insist(theirs) {
      base = theirs
      stopped = null
      update({ kind: 'saving' })
      autosave.resume({ keep: true })
    },
    async decide(theirs, choices) {
      const merge = await options.loadMerge()
      const merged = unsent && meet(merge, theirs, { mine: unsent, choices })
      if (merged) goOn(merged.storyboard)
    },
    async receive(theirs) {
      if (autosave.get() === 'offline') await autosave.flush()
      const merge = await options.loadMerge()
      const idle = unsent === null && stopped === null && autosave.get() === 'saved'
      if (idle && base.document && theirs.revision > base.revision)
        meet(merge, theirs, { mine: base.document })
    },
    recover(onServer, open) {
      const copy = copies()?.read(open) ?? null
      if (!copy) return null
      if (sameDocument(copy.document, onServer.document)) {
        copies()?.clear()
        return null
      }
      const newer = onServer.revision > copy.base
      if (newer) base = { revision: copy.base, document: copy.baseDocument ?? null }
      return { document: copy.document, newer }
    },
    keep,
    async raise(theirs, mine) {
      unsent = mine
      const merged = meet(await options.loadMerge(), theirs, { mine })
      if (merged && merged.conflicts.length === 0) {
        goOn(merged.storyboard)
        options.onMerged?.()
        return
      }
      stopped = { kind: 'conflict', theirs, conflicts: merged?.conflicts ?? null }
      autosave.schedule(mine)
      autosave.stop()
    },
    status: () => status,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispose() {
      stopCopying()
      autosave.dispose()
      listeners.clear()
    },
  }
}

function sameDocument(a: Storyboard, b: Storyboard): boolean {
  return a === b || stableJson(a) === stableJson(b)
}
