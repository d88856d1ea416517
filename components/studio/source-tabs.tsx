'use client'
import type { ReactNode } from 'react'
import { PencilLine } from 'lucide-react'
import { useEditor } from '@/components/studio/studio-context'
import { useSources } from '@/components/studio/use-sources'
import { CircledNumber } from '@/components/ui/circled-number'
import { Ring } from '@/components/ui/ring'
import { useNow } from '@/components/ui/use-now'
import { takeProgress } from '@/lib/editor/take-progress'
import { isRunning } from '@/lib/queries/generations'
import type { GenerationView } from '@/lib/views'

/** Animatic or one of the takes, at the same moment. */
export function SourceTabs() {
  const { takes, list, tab } = useSources(useEditor((state) => state.sceneId))
  const button = (value: string, children: ReactNode) => (
    <button key={value} {...tab(value)} className={look}>
      {children}
    </button>
  )
  return (
    <div
      {...list}
      className="flex h-control min-w-0 gap-px overflow-x-auto rounded-control bg-bench p-0.5 shadow-[0_0_0_1px_var(--color-line)_inset] [scrollbar-width:none]"
    >
      {button(
        'animatic',
        <>
          <PencilLine size={14} strokeWidth={1.6} aria-hidden />
          Animatic
        </>,
      )}
      {takes.map((take) =>
        button(
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
  'inline-flex shrink-0 items-center justify-center gap-[5px] rounded-chip px-[9px] font-medium whitespace-nowrap text-ink-2 hover:text-ink focus-visible:-outline-offset-2 aria-selected:bg-press aria-selected:text-ink aria-selected:shadow-raise light:aria-selected:bg-panel light:aria-selected:shadow-[0_0_0_1px_var(--color-edge),0_1px_2px_oklch(0_0_0/0.12)]'
