'use client'
import { useMemo } from 'react'
import { useStudio } from '@/components/studio/studio-context'
import type { EditorStore } from '@/lib/editor/store'
import type { Storyboard } from '@/lib/storyboard/schema'

type Edit<A extends unknown[]> = (storyboard: Storyboard, ...args: A) => Storyboard

/** How a control changes the storyboard: `edit` is one undo step; `drag` belongs to the gesture it is called in. */
export function useEdits() {
  const { store } = useStudio()
  return useMemo(() => editsOf(store), [store])
}

function editsOf(store: EditorStore) {
  const state = () => store.getState()
  return {
    edit<A extends unknown[]>(edit: Edit<A>, ...args: A) {
      state().commitGesture()
      state().edit(edit, ...args)
    },
    /** Computed from the storyboard as it was when the gesture began: moving back undoes what moving there did. */
    drag<A extends unknown[]>(edit: Edit<A>, ...args: A) {
      state().edit((present) => edit(state().history.base ?? present, ...args))
    },
    /** Spread on a slider. */
    gesture: {
      onGestureStart() {
        state().commitGesture()
        state().beginGesture()
      },
      onGestureEnd: () => state().commitGesture(),
      onGestureCancel: () => state().cancelGesture(),
    },
  }
}
