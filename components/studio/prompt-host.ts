import type { MentionRow } from '@/lib/editor/mention-rows'
import type { ReferenceLabel } from '@/lib/editor/reference-labels'

/** What the rest of the inspector may ask of the field. */
export type PromptHandle = {
  /** Offsets in the prompt. */
  select: (from: number, to: number) => void
  openMenu: () => void
}

/** Where a chip reads its name and picture, and hears that they changed. */
export type ChipSource = {
  look: (token: string) => ReferenceLabel
  subscribe: (listener: () => void) => () => void
}

/** What the field asks of the studio. The same object for the life of the editor. */
export type PromptHost = ChipSource & {
  rows: (query: string) => MentionRow[] | Promise<MentionRow[]>
  /** Of everything that may be mentioned. */
  names: () => string[]
  /** Plain text from the clipboard as a prompt with tokens. */
  paste: (text: string) => string
  change: (prompt: string) => void
  /** A change that is an undo step of its own, not a part of the typing around it. */
  inserting: (insert: () => void) => void
  undo: () => void
  redo: () => void
  /** The typing so far is an undo step. */
  settle: () => void
}
