'use client'
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { CommandContext } from '@/lib/editor/command'
import type { CompareStore } from '@/lib/editor/compare'
import type { EditorState, EditorStore } from '@/lib/editor/store'
import type { Player } from '@/lib/editor/player'
import type { StoryboardSaver } from '@/lib/editor/storyboard-saver'
import type { StudioPrefs, StudioPrefsStore } from '@/lib/editor/studio-prefs'
import type { StudioPanelsStore } from '@/lib/editor/studio-panels'
import type { TimelineGestureStore } from '@/lib/editor/timeline-gesture'
import type { TimelineView } from '@/lib/editor/timeline-view'

export type Studio = {
  store: EditorStore
  player: Player
  prefs: StudioPrefsStore
  view: TimelineView
  gesture: TimelineGestureStore
  compare: CompareStore
  panels: StudioPanelsStore
  saver: StoryboardSaver
  /** What commands run with; also the way to run them: `runCommand('split', studio.context)`. */
  context: CommandContext
}
export const StudioContext = createContext<Studio | null>(null)

export function useStudio(): Studio {
  const studio = useContext(StudioContext)
  if (!studio) throw new Error('useStudio outside <Studio>')
  return studio
}

/** Subscribe to a part of the editor. The selector must return a stable value. */
export function useEditor<T>(selector: (state: EditorState) => T): T {
  return useStore(useStudio().store, selector)
}
export function usePrefs<T>(selector: (prefs: StudioPrefs) => T): T {
  return useStore(useStudio().prefs, selector)
}
