import type { GenerationView } from '@/lib/views'
import type { EditorStore } from '@/lib/editor/store'
import type { Player } from '@/lib/editor/player'
import type { TimelineView } from '@/lib/editor/timeline-view'
import type { StudioPrefsStore } from '@/lib/editor/studio-prefs'
import type { ShotClipboard } from '@/lib/editor/clipboard'
import type { CompareStore } from '@/lib/editor/compare'

export type CommandGroup = 'Play' | 'Shots' | 'Scenes' | 'Takes' | 'Edit' | 'View' | 'Storyboard'
/** What opens over the studio. */
export type StudioPanel =
  'keys' | 'palette' | 'history' | 'scenes' | 'defaults' | 'batch' | 'limit' | 'import'

/** What a command may use. The studio fills in what speaks to the server or the page. */
export type CommandContext = {
  store: EditorStore
  player: Player
  view: TimelineView
  prefs: StudioPrefsStore
  clipboard: ShotClipboard
  compare: CompareStore
  /** Takes of the active scene, newest first. */
  takes: () => readonly GenerationView[]
  /** Said to screen readers. */
  announce: (sentence: string) => void
  /** A short message, with undo or another way on. The next edit takes such a message away. */
  tell: (sentence: string, options?: { undo?: boolean; action?: { label: string; run: () => void } }) => void
  /** Their footers flash once. */
  flash: (shotIds: readonly string[]) => void
  generate: () => void
  /** Why the active scene cannot be generated now, or null. */
  whyNotGenerate: () => string | null
  pickTake: (generationId: string) => void
  focusSearch: () => void
  focusRegion: (step: 1 | -1) => void
  toggleFullScreen: () => void
  showLibrary: (how: 'toggle' | 'open') => void
  open: (panel: StudioPanel) => void
  /** The name of the storyboard or of the active scene becomes a field. */
  rename: (what: 'storyboard' | 'scene') => void
  duplicateStoryboard: () => void
  /** Saves the storyboard as a JSON file on this device. */
  exportStoryboard: () => void
  go: (path: string) => void
  setTheme: (theme: 'system' | 'dark' | 'light') => void
}

/** One table row: key, menu entry, tooltip, help sheet and predicate in one place. */
export type Command = {
  id: string
  label: string
  group: CommandGroup
  keys: readonly string[]
  /** Held keys repeat the command. */
  repeats?: boolean
  /** Its key works while typing too. */
  everywhere?: boolean
  /** While it is off its key is left to others and nothing is said. */
  quiet?: boolean
  /** The browser turns its usual keys into an event of its own (copy, cut, paste), which is handled there. */
  native?: boolean
  /** More words it is found by. */
  words?: string
  /** A sentence why it is off now, true when it can run, false when it means nothing here. */
  can?: (context: CommandContext) => true | false | string
  run: (context: CommandContext) => void
}

export function availability(command: Command, context: CommandContext): true | false | string {
  return command.can ? command.can(context) : true
}
