'use client'
import type { ReactNode } from 'react'
import { PencilLine } from 'lucide-react'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { useTakes } from '@/components/studio/use-takes'
import { CircledNumber } from '@/components/ui/circled-number'
import { Ring } from '@/components/ui/ring'
import { rovingKeys } from '@/components/ui/roving-keys'
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
  const tab = (value: string, children: ReactNode) => (
    <button
      key={value}
      type="button"
      role="tab"
      aria-controls="viewer-stage"
      aria-selected={value === shown}
      data-state={value === shown ? 'active' : 'inactive'}
      tabIndex={value === shown ? 0 : -1}
      onClick={() => store.getState().show(value)}
      className={look}
    >
      {children}
    </button>
  )
  return (
    <div
      role="tablist"
      aria-label="Source"
      onKeyDown={(event) => rovingKeys(event, 'x')?.click()}
      className="flex h-control min-w-0 gap-px overflow-x-auto rounded-control bg-bench p-0.5 shadow-[0_0_0_1px_var(--color-line)_inset] [scrollbar-width:none]"
    >
      {tab(
        'animatic',
        <>
          <PencilLine size={14} strokeWidth={1.6} aria-hidden />
          Animatic
        </>,
      )}
      {takes.map((take) =>
        tab(
          take.id,
          <>
            {isRunning(take) && <TakeRing take={take} />}
            Take <CircledNumber number={take.takeNumber} picked={take.picked} />
          </>,
        ),
      )}
    </div>
  )
}

function TakeRing({ take }: { take: GenerationView }) {
  const now = useNow(1_000)
  return <Ring progress={takeProgress(take, now ?? Date.parse(take.createdAt)).percent} />
}

const look =
  'inline-flex shrink-0 items-center justify-center gap-[5px] rounded-chip px-[9px] font-medium whitespace-nowrap text-ink-2 hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:bg-press data-[state=active]:text-ink data-[state=active]:shadow-raise light:data-[state=active]:bg-panel light:data-[state=active]:shadow-[0_0_0_1px_var(--color-edge),0_1px_2px_oklch(0_0_0/0.12)]'
