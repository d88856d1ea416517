'use client'
import { useMemo } from 'react'
import { useEditor } from '@/components/studio/studio-context'
import { useShownTake } from '@/components/studio/use-takes'
import { sceneClock, type SceneClock } from '@/lib/editor/scene-clock'
import { selectStoryboard } from '@/lib/editor/store'

export function useSceneClock(): SceneClock {
  const storyboard = useEditor(selectStoryboard)
  const sceneId = useEditor((state) => state.sceneId)
  const take = useShownTake()
  return useMemo(() => sceneClock(storyboard, sceneId, take), [storyboard, sceneId, take])
}
