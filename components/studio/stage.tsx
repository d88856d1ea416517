'use client'
import { useEffect, useState, type ComponentType, type KeyboardEvent } from 'react'
import { Slate } from '@/components/studio/slate'
import { useEditor, usePrefs, useStudio } from '@/components/studio/studio-context'
import { TakeVideo } from '@/components/studio/take-video'
import { useShownTake } from '@/components/studio/use-takes'
import { classNames } from '@/components/ui/class-names'
import { later } from '@/components/ui/later'
import { runCommand } from '@/lib/editor/commands'
import { selectScene } from '@/lib/editor/store'
import { isRunning } from '@/lib/queries/generations'
import type { Aspect } from '@/lib/storyboard/schema'
import type { GenerationView } from '@/lib/views'

const GeneratingCard = later(async () => (await import('@/components/studio/generating-card')).GeneratingCard)
const FailedCard = later(async () => (await import('@/components/studio/failed-card')).FailedCard)
const ratios: Record<Aspect, number> = { '16:9': 16 / 9, '9:16': 9 / 16, '1:1': 1 }

/** The frame in its grey room, as large as it fits. */
export function Stage() {
  const take = useShownTake()
  const aspect = useEditor((state) => selectScene(state)?.aspect ?? '16:9')
  const guides = usePrefs((state) => state.guides)
  const facts = take?.state === 'done' ? take.facts : null
  const ratio = facts && facts.kind !== 'audio' ? facts.width / facts.height : ratios[aspect]
  const playable = take?.state === 'done' && take.videoUrl !== null
  const { context } = useStudio()
  /** After a press on the picture Tab goes through what it can show. The keyboard never lands here by itself, so it is no trap. */
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key !== 'Tab' || event.target !== event.currentTarget || context.takes().length === 0) return
    event.preventDefault()
    runCommand(event.shiftKey ? 'source-back' : 'source-on', context)
  }
  return (
    <div
      id="viewer-stage"
      role="tabpanel"
      aria-label={take ? `Take ${take.takeNumber}` : 'Animatic'}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      style={{ ['--ratio' as string]: ratio }}
      className="stage relative bg-well outline-none"
    >
      <div className="relative aspect-(--ratio) w-[min(100cqw,calc(100cqh*var(--ratio)))] overflow-hidden rounded-[2px] bg-well">
        {playable ? (
          <TakeVideo key={take.id} take={take} url={take.videoUrl ?? ''} />
        ) : (
          <div className={classNames('size-full', take && 'brightness-[0.46] saturate-75')}>
            <span aria-hidden="true" className="absolute inset-0 z-[1] bg-black/12 light:hidden" />
            <LateAnimatic />
          </div>
        )}
        {(!take || playable) && <Slate take={take} />}
        {guides && <Guides />}
      </div>
      {take && <TakeState take={take} />}
    </div>
  )
}

const RETRY_MS = 3_000

/** The drawing code comes after the first paint; without a network it is tried again, and the studio stays. */
function LateAnimatic() {
  const [Canvas, setCanvas] = useState<ComponentType | null>(null)
  const [failures, setFailures] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    import('@/components/studio/animatic-canvas').then(
      ({ AnimaticCanvas }) => setCanvas(() => AnimaticCanvas),
      () => {
        timer = setTimeout(() => setFailures(failures + 1), RETRY_MS)
      },
    )
    return () => clearTimeout(timer)
  }, [failures])
  return Canvas ? <Canvas /> : <span className="block size-full bg-paper" />
}

function TakeState({ take }: { take: GenerationView }) {
  if (take.state === 'done') return null
  return isRunning(take) ? <GeneratingCard take={take} /> : <FailedCard take={take} />
}

/** Action safe 93 %, title safe 90 %, thirds. */
function Guides() {
  return (
    <span aria-hidden="true" className="pointer-events-none absolute inset-0 text-white/55">
      <span className="absolute inset-[3.5%] border border-current" />
      <span className="absolute inset-[5%] border border-dashed border-current" />
      <span className="absolute inset-y-0 left-1/3 border-l border-current opacity-60" />
      <span className="absolute inset-y-0 left-2/3 border-l border-current opacity-60" />
      <span className="absolute inset-x-0 top-1/3 border-t border-current opacity-60" />
      <span className="absolute inset-x-0 top-2/3 border-t border-current opacity-60" />
    </span>
  )
}
