'use client'
import { useContext } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { TakesContext } from '@/components/studio/use-takes'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { useLibraryUse } from '@/components/studio/use-library-use'
import { Palette } from '@/components/shell/palette'
import { commandEntries, libraryEntries, planEntries, takeEntries } from '@/lib/editor/palette-entries'
import { storyboardEntries } from '@/lib/editor/storyboard-entries'
import { selectStoryboard } from '@/lib/editor/store'
import { storyboardsQuery } from '@/lib/queries/storyboards'

/** Ctrl K: every command, and everything of this storyboard and library by its name. */
export function StudioPalette({ onClose }: { onClose: () => void }) {
  const { context, store, panels } = useStudio()
  const storyboard = useEditor(selectStoryboard)
  const { bySceneId } = useContext(TakesContext)
  const index = useLibraryIndex()
  const use = useLibraryUse()
  const cards = useQuery(storyboardsQuery).data ?? []
  const entries = [
    ...commandEntries(context),
    ...planEntries(context, storyboard, index),
    ...takeEntries(context, storyboard, bySceneId),
    ...libraryEntries(index, use),
    ...storyboardEntries(
      context,
      cards.filter((card) => card.id !== store.getState().storyboardId),
    ),
  ]
  return <Palette entries={entries} typed={panels.getState().typed} onClose={onClose} />
}
