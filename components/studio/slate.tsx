'use client'
import { PencilLine } from 'lucide-react'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { usePlayer } from '@/components/studio/use-player'
import { useSceneClock } from '@/components/studio/use-scene-clock'
import { CircledNumber } from '@/components/ui/circled-number'
import { planChanged } from '@/lib/editor/plan-changed'
import { selectScene } from '@/lib/editor/store'
import type { GenerationView } from '@/lib/views'

/** What is on screen: source, and the shot at the playhead. */
export function Slate({ take }: { take: GenerationView | undefined }) {
  const { player } = useStudio()
  const clock = useSceneClock()
  const planned = useEditor((state) => selectScene(state)?.shots.length ?? 1)
  const changed = useEditor((state) => {
    const scene = selectScene(state)
    return scene !== undefined && take !== undefined && planChanged(scene, take.scene)
  })
  const shot = usePlayer(() => clock.markerAt(player.get().timeMs) + 1)
  const count = take ? clock.markers.length : planned
  return (
    <span className="pointer-events-none absolute z-[2] top-2.5 left-2.5 flex h-[22px] items-center gap-1.5 rounded-chip bg-[oklch(0.12_0.003_250/0.72)] px-2 text-2xs font-medium text-[oklch(0.97_0_0)]">
      {take ? (
        <span className="flex items-center gap-1.5">
          Take{' '}
          <CircledNumber
            number={take.takeNumber}
            picked={take.picked}
            className="[--color-pick-ink:oklch(0.9_0.14_95)] [--color-pick:oklch(0.88_0.15_95)] [--color-pick-fill:transparent]"
          />
        </span>
      ) : (
        <span className="flex items-center gap-1.5">
          <PencilLine size={12} strokeWidth={1.9} aria-hidden />
          Animatic
        </span>
      )}
      <span className="text-[oklch(0.9_0_0)]">
        Shot {shot} of {count}
      </span>
      {changed && <span className="text-[oklch(0.8_0.125_62)]">Plan changed</span>}
    </span>
  )
}
