'use client'
import { memo, useMemo } from 'react'
import { Plus } from 'lucide-react'
import { TakeCard } from '@/components/studio/take-card'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { useSettingsOf } from '@/components/studio/use-scene'
import { useTakes } from '@/components/studio/use-takes'
import { nextTakeNumber, standsFor } from '@/lib/editor/takes'
import { runCommand } from '@/lib/editor/commands'
import { isRunning } from '@/lib/queries/generations'
import { useEstimate } from '@/components/studio/use-estimate'
import type { Scene } from '@/lib/storyboard/schema'

/** Takes under their scene: all of them where work goes on, elsewhere the one that stands for it. */
export const TakeStrip = memo(function TakeStrip({ scene, active }: { scene: Scene; active: boolean }) {
  const takes = useTakes(scene.id)
  const source = useEditor((state) => (state.sceneId === scene.id ? state.source : null))
  const shown = useMemo(() => {
    if (active) return takes
    const one = takes.find(isRunning) ?? standsFor(takes) ?? takes[0]
    return one ? [one] : []
  }, [active, takes])
  return (
    <div className="relative mx-0.5 flex min-w-0 gap-1.5 overflow-x-auto overflow-y-clip p-px pt-1 pb-1.5 [scrollbar-width:none]">
      {shown.map((take) => (
        <TakeCard key={take.id} take={take} scene={scene} active={active} shown={take.id === source} />
      ))}
      {active && !takes.some(isRunning) && <NewTake sceneId={scene.id} number={nextTakeNumber(takes)} />}
    </div>
  )
})

const NewTake = memo(function NewTake({ sceneId, number }: { sceneId: string; number: number }) {
  const { context } = useStudio()
  const estimate = useEstimate(useSettingsOf(sceneId))
  return (
    <button
      type="button"
      tabIndex={-1}
      data-lane="takes"
      aria-label={`Generate take ${number}`}
      onClick={() => {
        const why = runCommand('generate', context)
        if (why) context.tell(why)
      }}
      className="flex h-full min-w-32 flex-1 items-center justify-center gap-2 rounded-control border border-dashed border-edge px-2 whitespace-nowrap text-ink-2 hover:border-pencil hover:text-ink focus-visible:-outline-offset-2"
    >
      <Plus size={14} strokeWidth={1.6} aria-hidden />
      Take {number}
      {estimate && <span className="text-2xs text-ink-3">{estimate.price}</span>}
    </button>
  )
})
