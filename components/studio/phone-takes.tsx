'use client'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { TakeCard } from '@/components/studio/take-card'
import { useTakes } from '@/components/studio/use-takes'
import { goToScene } from '@/lib/editor/commands-scenes'
import { selectScene, selectStoryboard } from '@/lib/editor/store'
import type { Scene } from '@/lib/storyboard/schema'

/** Review on a phone: the takes of the scene, and the scenes of the film. Writing needs a larger screen. */
export function PhoneTakes() {
  const { context } = useStudio()
  const scenes = useEditor(selectStoryboard).scenes
  const scene = useEditor(selectScene)
  return (
    <section
      data-region="takes"
      aria-label="Takes"
      tabIndex={-1}
      className="grid min-w-0 gap-3 border-t border-line bg-bench p-3 pb-[max(12px,env(safe-area-inset-bottom))] outline-none [grid-area:time]"
    >
      {scene && <Row scene={scene} />}
      <nav aria-label="Scenes" className="-mx-3 flex gap-2 overflow-x-auto px-3 [scrollbar-width:none]">
        {scenes.map((each, i) => (
          <button
            key={each.id}
            type="button"
            aria-current={each === scene || undefined}
            onClick={() => goToScene(context, each.id)}
            className="h-touch shrink-0 rounded-control bg-raised px-3 text-ink-2 aria-[current]:bg-press aria-[current]:text-ink"
          >
            {i + 1} {each.name || 'Untitled'}
          </button>
        ))}
      </nav>
      <p className="text-2xs text-ink-3">Open this storyboard on a larger screen to edit it.</p>
    </section>
  )
}

function Row({ scene }: { scene: Scene }) {
  const takes = useTakes(scene.id)
  const source = useEditor((state) => state.source)
  if (takes.length === 0)
    return <p className="text-ink-2">This scene has no takes yet. The animatic plays above.</p>
  return (
    <div className="-mx-3 flex h-16 snap-x gap-2 overflow-x-auto p-px px-3 [scrollbar-width:none]">
      {takes.map((take) => (
        <TakeCard key={take.id} take={take} scene={scene} active shown={take.id === source} />
      ))}
    </div>
  )
}
