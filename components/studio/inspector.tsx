'use client'
import { memo } from 'react'
import { SceneSection } from '@/components/studio/inspector-scene'
import { ShotSection } from '@/components/studio/inspector-shot'
import { Preflight } from '@/components/studio/preflight'
import { References } from '@/components/studio/references'
import { useEditor } from '@/components/studio/studio-context'
import { useSceneSettings, useSteadyScene } from '@/components/studio/use-scene'
import { selectShot, selectStoryboard } from '@/lib/editor/store'

/** Everything about the active scene and its selected shot, and whether it can be generated. */
export function Inspector() {
  const scene = useSceneSettings()
  const shotId = useEditor((state) => selectShot(state)?.id)
  const number = useEditor(
    (state) => selectStoryboard(state).scenes.findIndex(({ id }) => id === state.sceneId) + 1,
  )
  const shot = scene?.shots.find(({ id }) => id === shotId) ?? scene?.shots[0]
  if (!scene || !shot) return null
  return (
    <aside
      aria-label="Inspector"
      className="flex h-full min-h-0 scroll-pb-36 flex-col overflow-x-hidden overflow-y-auto bg-panel [scrollbar-width:none]"
    >
      <SceneSection scene={scene} number={number} />
      <SteadyReferences />
      <ShotSection scene={scene} shot={shot} />
      <Preflight scene={scene} />
    </aside>
  )
}

/** References know nothing of time: dragging a boundary draws none of them again. */
const SteadyReferences = memo(function SteadyReferences() {
  const scene = useSteadyScene()
  return scene && <References scene={scene} />
})
