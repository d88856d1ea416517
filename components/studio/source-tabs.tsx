'use client'
import * as Tabs from 'radix-ui/tabs'
import { PencilLine } from 'lucide-react'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { useTakes } from '@/components/studio/use-takes'
import { CircledNumber } from '@/components/ui/circled-number'
import { Ring } from '@/components/ui/ring'
import { useNow } from '@/components/ui/use-now'
import { takeProgress } from '@/lib/editor/take-progress'
import { isRunning } from '@/lib/queries/generations'
import type { GenerationView } from '@/lib/views'

/** Animatic or one of the takes, at the same moment. */
export function SourceTabs() {
  const { store } = useStudio()
  const sceneId = useEditor((state) => state.sceneId)
  const source = useEditor((state) => state.source)
  const takes = useTakes(sceneId)
  const shown = takes.some((take) => take.id === source) ? source : 'animatic'
  return (
    <Tabs.Root value={shown} onValueChange={(next) => store.getState().show(next)} className="min-w-0">
      <Tabs.List
        aria-label="Source"
        className="flex h-control gap-px overflow-x-auto rounded-control bg-bench p-0.5 shadow-[0_0_0_1px_var(--color-line)_inset] [scrollbar-width:none]"
      >
        <Tabs.Trigger value="animatic" aria-controls="viewer-stage" className={tab}>
          <PencilLine size={14} strokeWidth={1.6} aria-hidden />
          Animatic
        </Tabs.Trigger>
        {takes.map((take) => (
          <Tabs.Trigger key={take.id} value={take.id} aria-controls="viewer-stage" className={tab}>
            {isRunning(take) && <TakeRing take={take} />}
            Take <CircledNumber number={take.takeNumber} picked={take.picked} />
          </Tabs.Trigger>
        ))}
      </Tabs.List>
    </Tabs.Root>
  )
}

function TakeRing({ take }: { take: GenerationView }) {
  const now = useNow(1_000)
  return <Ring progress={takeProgress(take, now ?? Date.parse(take.createdAt)).percent} />
}

const tab =
  'inline-flex shrink-0 items-center justify-center gap-[5px] rounded-chip px-[9px] font-medium whitespace-nowrap text-ink-2 hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:bg-press data-[state=active]:text-ink data-[state=active]:shadow-raise light:data-[state=active]:bg-panel light:data-[state=active]:shadow-[0_0_0_1px_var(--color-edge),0_1px_2px_oklch(0_0_0/0.12)]'
