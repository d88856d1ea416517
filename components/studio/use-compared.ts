'use client'
import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { useTakes } from '@/components/studio/use-takes'
import { closeCompare, comparedTakes } from '@/lib/editor/compare'
import type { GenerationView } from '@/lib/views'

/** The takes being compared, or null. Another scene, the animatic or a deleted take ends it. */
export function useCompared(): readonly GenerationView[] | null {
  const { compare, context } = useStudio()
  const open = useStore(compare, (state) => state.open)
  const sceneId = useEditor((state) => state.sceneId)
  const source = useEditor((state) => state.source)
  const takes = useTakes(sceneId)
  const compared = useMemo(
    () => comparedTakes(open, { sceneId, source }, takes),
    [open, sceneId, source, takes],
  )
  useEffect(() => {
    if (open && !compared) closeCompare(context)
  }, [open, compared, context])
  return compared
}
