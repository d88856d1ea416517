'use client'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { useEdits } from '@/components/studio/use-edits'
import { newId } from '@/lib/editor/new-id'
import { selectStoryboard } from '@/lib/editor/store'
import { storeInlineElement } from '@/lib/storyboard/element-edits'
import { inlineElement, inputOfInline } from '@/lib/storyboard/inline-element'
import type { InlineInput } from '@/lib/storyboard/inline-input'
import { addElement, replaceInlineElement } from '@/lib/storyboard/reference-edits'

/** The dialog that makes elements. Another feature owns it, so the page hands it in. */
export type ElementDialog = (dialog: {
  close: () => void
  start: InlineInput | null
  /** With `save` it is for the scene only; without, it is for the library and `stored` is called. */
  save: ((input: InlineInput) => void) | null
  stored: (elementId: string) => void
}) => ReactNode

/** Adds a new element that only the scene has, last in order. */
export function useSceneElements(sceneId: string | undefined) {
  const { edit } = useEdits()
  return {
    add(input: InlineInput) {
      if (sceneId) edit(addElement, sceneId, inlineElement(newId(), input))
    },
  }
}

export function SceneElementPanel({ dialog }: { dialog: ElementDialog }) {
  const { panels } = useStudio()
  const { edit } = useEdits()
  const open = useStore(panels, (state) => state.sceneElement)
  const found = useEditor((state) =>
    selectStoryboard(state)
      .scenes.find(({ id }) => id === open?.sceneId)
      ?.references.elements.find(({ id }) => id === open?.id),
  )
  const { add } = useSceneElements(open?.sceneId)
  const inline = found?.kind === 'inline' ? found : null
  if (!open || (open.id !== null && !inline)) return null
  const { sceneId, toLibrary } = open
  return dialog({
    close: () => panels.setState({ sceneElement: null }),
    start: inline && inputOfInline(inline),
    save: toLibrary
      ? null
      : (input) =>
          inline ? edit(replaceInlineElement, sceneId, inlineElement(inline.id, input)) : add(input),
    stored(elementId) {
      if (inline) edit(storeInlineElement, sceneId, inline.id, elementId)
    },
  })
}
