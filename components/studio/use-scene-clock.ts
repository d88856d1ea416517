'use client'
import { useMemo } from 'react'
import { useEditor } from '@/components/studio/studio-context'
import { useTimes } from '@/components/studio/use-scene'
import { useShownTake } from '@/components/studio/use-takes'
import { sceneClock, type SceneClock } from '@/lib/editor/scene-clock'

export function useSceneClock(): SceneClock {
  const storyboard = useTimes()
  const sceneId = useEditor((state) => state.sceneId)
  const take = useShownTake()
  return useMemo(() => sceneClock(storyboard, sceneId, take), [storyboard, sceneId, take])
}
