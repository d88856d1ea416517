import type { GenerationView } from '@/lib/views'
import type { EditorStore } from '@/lib/editor/store'
import type { Player } from '@/lib/editor/player'
import type { TimelineView } from '@/lib/editor/timeline-view'
import type { StudioPrefsStore } from '@/lib/editor/studio-prefs'
import type { ShotClipboard } from '@/lib/editor/clipboard'

export type CommandGroup = 'Play' | 'Shots' | 'Scenes' | 'Takes' | 'Edit' | 'View'

/** What a command may use. The studio fills in what speaks to the server or the page. */
export type CommandContext = {
  store: EditorStore
  player: Player
  view: TimelineView
  prefs: StudioPrefsStore
  clipboard: ShotClipboard
  /** Takes of the active scene, newest first. */
  takes: () => readonly GenerationView[]
  /** Said to screen readers. */
  announce: (sentence: string) => void
  /** A short message with undo. */
  tell: (sentence: string, options?: { undo?: boolean }) => void
  generate: () => void
  /** Why the active scene cannot be generated now, or null. */
  whyNotGenerate: () => string | null
  pickTake: (generationId: string) => void
  focusSearch: () => void
  focusRegion: (step: 1 | -1) => void
  toggleFullScreen: () => void
  showLibrary: (how: 'toggle' | 'open') => void
  showKeys: () => void
}

/** One table row: key, menu entry, tooltip, help sheet and predicate in one place. */
export type Command = {
  id: string
  label: string
  group: CommandGroup
  keys: readonly string[]
  /** Held keys repeat the command. */
  repeats?: boolean
  /** A sentence why it is off now, true when it can run, false when it means nothing here. */
  can?: (context: CommandContext) => true | false | string
  run: (context: CommandContext) => void
}

export function availability(command: Command, context: CommandContext): true | false | string {
  return command.can ? command.can(context) : true
}
