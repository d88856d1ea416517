'use client'
import { SceneSection } from '@/components/studio/inspector-scene'
import { ShotSection } from '@/components/studio/inspector-shot'
import { Preflight } from '@/components/studio/preflight'
import { References } from '@/components/studio/references'
import { useEditor } from '@/components/studio/studio-context'
import { selectScene, selectShot, selectStoryboard } from '@/lib/editor/store'

/** Everything about the active scene and its selected shot, and whether it can be generated. */
export function Inspector() {
  const scene = useEditor(selectScene)
  const selected = useEditor(selectShot)
  const number = useEditor(
    (state) => selectStoryboard(state).scenes.findIndex(({ id }) => id === state.sceneId) + 1,
  )
  const shot = selected ?? scene?.shots[0]
  if (!scene || !shot) return null
  return (
    <aside
      aria-label="Inspector"
      className="flex h-full min-h-0 flex-col overflow-x-hidden overflow-y-auto bg-panel [scrollbar-width:none]"
    >
      <SceneSection scene={scene} number={number} />
      <References scene={scene} />
      <ShotSection scene={scene} shot={shot} />
      <Preflight scene={scene} />
    </aside>
  )
}
