'use client'
import { useEffect, useRef, type ReactNode } from 'react'
import { PencilLine } from 'lucide-react'
import { planOf } from '@/components/studio/scene-plan'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { useTakePicture } from '@/components/studio/use-take-picture'
import { useSources, type SourceTab } from '@/components/studio/use-sources'
import { CircledNumber } from '@/components/ui/circled-number'
import { classNames } from '@/components/ui/class-names'
import { Ring } from '@/components/ui/ring'
import { isRunning } from '@/lib/queries/generations'
import type { Scene } from '@/lib/storyboard/schema'
import type { GenerationView } from '@/lib/views'

type Still = { url: string; planned: boolean } | null

/** The takes of a scene and its animatic, to slide along with a thumb. The one on screen stays in view. */
export function PhoneSources({ scene }: { scene: Scene }) {
  const { takes, list, tab } = useSources(scene.id)
  const index = useLibraryIndex()
  const key = planOf(scene, index).shots.find((shot) => shot.pictureKey !== null)?.pictureKey ?? null
  const url = key === null ? null : index.assets.get(key)?.thumbUrl
  return (
    <div
      {...list}
      className="-mx-4 -my-1 flex shrink-0 snap-x scroll-px-4 gap-2.5 overflow-x-auto px-4 py-1 [scrollbar-width:none]"
    >
      {takes.map((take) => (
        <TakeSource key={take.id} take={take} scene={scene} tab={tab(take.id)} />
      ))}
      <Source tab={tab('animatic')} still={url ? { url, planned: true } : null}>
        <PencilLine size={14} strokeWidth={1.6} aria-hidden /> Animatic
      </Source>
    </div>
  )
}

function TakeSource({ take, scene, tab }: { take: GenerationView; scene: Scene; tab: SourceTab }) {
  return (
    <Source tab={tab} still={useTakePicture(take, scene)}>
      {isRunning(take) && <Ring />}
      Take <CircledNumber number={take.takeNumber} picked={take.picked} />
      {take.state === 'failed' && <span className="text-2xs text-error">Failed</span>}
      {take.state === 'cancelled' && <span className="text-2xs text-ink-3">Cancelled</span>}
    </Source>
  )
}

function Source({ tab, still, children }: { tab: SourceTab; still: Still; children: ReactNode }) {
  const on = tab['aria-selected']
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (on) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [on])
  return (
    <button
      ref={button}
      {...tab}
      className={classNames(
        'w-26 shrink-0 snap-start rounded-gate text-left text-xs',
        on ? 'font-strong text-ink' : 'text-ink-2',
      )}
    >
      <span
        className={classNames(
          'block h-14.5 overflow-hidden rounded-gate bg-well',
          still?.planned && 'wash',
          on && 'shadow-[0_0_0_2px_var(--color-bench),0_0_0_4px_var(--color-pencil)]',
        )}
      >
        {still && <img src={still.url} alt="" draggable={false} className="size-full object-cover" />}
      </span>
      <span className="mt-1.5 flex h-6 items-center gap-1.5 whitespace-nowrap">{children}</span>
    </button>
  )
}
