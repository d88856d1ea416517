'use client'
import { useEffect, useRef, type ReactNode } from 'react'
import { PencilLine } from 'lucide-react'
import { planOf } from '@/components/studio/scene-plan'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { useTakePicture } from '@/components/studio/use-take-picture'
import { useTakes } from '@/components/studio/use-takes'
import { CircledNumber } from '@/components/ui/circled-number'
import { classNames } from '@/components/ui/class-names'
import { Ring } from '@/components/ui/ring'
import { rovingKeys } from '@/components/ui/roving-keys'
import { isRunning } from '@/lib/queries/generations'
import type { Scene } from '@/lib/storyboard/schema'
import type { GenerationView } from '@/lib/views'

type Still = { url: string; planned: boolean } | null

/** The takes of a scene and its animatic, to slide along with a thumb. The one on screen stays in view. */
export function PhoneSources({ scene }: { scene: Scene }) {
  const takes = useTakes(scene.id)
  const source = useEditor((state) => state.source)
  const index = useLibraryIndex()
  const shown = takes.some(({ id }) => id === source) ? source : 'animatic'
  const key = planOf(scene, index).shots.find((shot) => shot.pictureKey !== null)?.pictureKey ?? null
  const url = key === null ? null : index.assets.get(key)?.thumbUrl
  return (
    <div
      role="tablist"
      aria-label="Source"
      onKeyDown={(event) => rovingKeys(event, 'x')?.click()}
      className="-mx-4 -my-1 flex shrink-0 snap-x scroll-px-4 gap-2.5 overflow-x-auto px-4 py-1 [scrollbar-width:none]"
    >
      {takes.map((take) => (
        <TakeSource key={take.id} take={take} scene={scene} on={take.id === shown} />
      ))}
      <Source value="animatic" on={shown === 'animatic'} still={url ? { url, planned: true } : null}>
        <PencilLine size={14} strokeWidth={1.6} aria-hidden /> Animatic
      </Source>
    </div>
  )
}

function TakeSource({ take, scene, on }: { take: GenerationView; scene: Scene; on: boolean }) {
  return (
    <Source value={take.id} on={on} still={useTakePicture(take, scene)}>
      {isRunning(take) && <Ring />}
      Take <CircledNumber number={take.takeNumber} picked={take.picked} />
      {take.state === 'failed' && <span className="text-2xs text-error">Failed</span>}
      {take.state === 'cancelled' && <span className="text-2xs text-ink-3">Cancelled</span>}
    </Source>
  )
}

function Source({
  value,
  on,
  still,
  children,
}: {
  value: string
  on: boolean
  still: Still
  children: ReactNode
}) {
  const { store } = useStudio()
  const tab = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (on) tab.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [on])
  return (
    <button
      ref={tab}
      type="button"
      role="tab"
      aria-controls="viewer-stage"
      aria-selected={on}
      tabIndex={on ? 0 : -1}
      onClick={() => store.getState().show(value)}
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
