'use client'
import { createContext, useContext, useRef } from 'react'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { groupTakes, takesOf } from '@/lib/editor/takes'
import { useGenerations } from '@/lib/queries/generations'
import type { GenerationView } from '@/lib/views'

export type StudioTakes = {
  bySceneId: ReadonlyMap<string, readonly GenerationView[]>
  usualMs: number | null
  free: boolean
}
export const TakesContext = createContext<StudioTakes>({ bySceneId: new Map(), usualMs: null, free: false })

/** The one subscription to the polled takes of this storyboard; everything below reads the context. */
export function useStudioTakes(): StudioTakes {
  const { store } = useStudio()
  const { generations, usualMs, free } = useGenerations(store.getState().storyboardId)
  const groups = useRef<StudioTakes>({ bySceneId: new Map(), usualMs: null, free: false })
  const bySceneId = groupTakes(generations, groups.current.bySceneId)
  const same =
    groups.current.usualMs === usualMs &&
    groups.current.free === free &&
    bySceneId.size === groups.current.bySceneId.size &&
    [...bySceneId].every(([id, takes]) => groups.current.bySceneId.get(id) === takes)
  if (!same) groups.current = { bySceneId, usualMs, free }
  return groups.current
}

export function useTakes(sceneId: string): readonly GenerationView[] {
  return takesOf(useContext(TakesContext).bySceneId, sceneId)
}
export function useUsualMs(): number | null {
  return useContext(TakesContext).usualMs
}
/** The built-in engine makes the takes and charges nothing. */
export function useIsFree(): boolean {
  return useContext(TakesContext).free
}
/** The take the viewer shows, or undefined while it shows the animatic. */
export function useShownTake(): GenerationView | undefined {
  const sceneId = useEditor((state) => state.sceneId)
  const source = useEditor((state) => state.source)
  return useTakes(sceneId).find((take) => take.id === source)
}
