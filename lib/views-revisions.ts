import type { Storyboard } from '@/lib/storyboard/schema'

/** One kept state of a storyboard. `changes` says what is different from the one before it. */
export type RevisionView = {
  id: string
  revision: number
  name: string | null
  savedAt: string
  scenes: number
  durationMs: number
  changes: string
}
export type RevisionDocument = { id: string; document: Storyboard }
