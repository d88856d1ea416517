'use client'
import { createContext, useContext, useEffect, useRef } from 'react'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { forgetArrived } from '@/lib/editor/press'
import { groupTakes, takesOf } from '@/lib/editor/takes'
import { useGenerations } from '@/lib/queries/generations'
import type { PriceTable } from '@/lib/storyboard/price'
import type { GenerationView } from '@/lib/views'

export type StudioTakes = {
  bySceneId: ReadonlyMap<string, readonly GenerationView[]>
  free: boolean
  prices: PriceTable | null
}
const noTakes: StudioTakes = { bySceneId: new Map(), free: false, prices: null }
export const TakesContext = createContext<StudioTakes>(noTakes)

/** The one subscription to the polled takes of this storyboard; everything below reads the context. */
export function useStudioTakes(): StudioTakes {
  const { store } = useStudio()
  const { generations, free, prices } = useGenerations(store.getState().storyboardId)
  const groups = useRef<StudioTakes>(noTakes)
  useEffect(() => forgetArrived(generations.map(({ clickId }) => clickId)), [generations])
  const bySceneId = groupTakes(generations, groups.current.bySceneId)
  const same =
    groups.current.free === free &&
    groups.current.prices?.version === prices?.version &&
    bySceneId.size === groups.current.bySceneId.size &&
    [...bySceneId].every(([id, takes]) => groups.current.bySceneId.get(id) === takes)
  if (!same) groups.current = { bySceneId, free, prices }
  return groups.current
}

export function useTakes(sceneId: string): readonly GenerationView[] {
  return takesOf(useContext(TakesContext).bySceneId, sceneId)
}
/** The prices where new work goes, and whether that charges anything. */
export function usePrices(): Pick<StudioTakes, 'free' | 'prices'> {
  return useContext(TakesContext)
}
/** The take the viewer shows, or undefined while it shows the animatic. */
export function useShownTake(): GenerationView | undefined {
  const sceneId = useEditor((state) => state.sceneId)
  const source = useEditor((state) => state.source)
  return useTakes(sceneId).find((take) => take.id === source)
}
