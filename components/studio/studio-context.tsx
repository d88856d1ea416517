'use client'
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { EditorState, EditorStore } from '@/lib/editor/store'
import type { Player } from '@/lib/editor/player'

export type Studio = { store: EditorStore; player: Player }
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
