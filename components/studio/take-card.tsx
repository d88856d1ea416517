'use client'
import { memo } from 'react'
import { Clock, GitPullRequestArrow, RotateCcw } from 'lucide-react'
import { useStudio } from '@/components/studio/studio-context'
import { useTakeActions } from '@/components/studio/use-take-actions'
import { useTakePicture } from '@/components/studio/use-take-picture'
import { CircledNumber } from '@/components/ui/circled-number'
import { classNames } from '@/components/ui/class-names'
import { ProgressBar } from '@/components/ui/progress-bar'
import { RelativeTime } from '@/components/ui/relative-time'
import { elapsedText } from '@/components/ui/time-text'
import { useNow } from '@/components/ui/use-now'
import { goToScene } from '@/lib/editor/commands-scenes'
import { planChanged } from '@/lib/editor/plan-changed'
import { ordinal, takeProgress } from '@/lib/editor/take-progress'
import { isRunning } from '@/lib/queries/generations'
import type { Scene } from '@/lib/storyboard/schema'
import type { GenerationView } from '@/lib/views'

type Props = { take: GenerationView; scene: Scene; active: boolean; shown: boolean }

export const TakeCard = memo(function TakeCard({ take, scene, active, shown }: Props) {
  const { store, context } = useStudio()
  const picture = useTakePicture(take, scene)
  function open() {
    if (!active) goToScene(context, scene.id)
    store.getState().show(take.id)
  }
  return (
    <div
      data-take={take.id}
      className={classNames(
        'flex h-full min-w-0 items-center gap-2 overflow-hidden rounded-control bg-raised p-1 pr-2 whitespace-nowrap hover:bg-hover',
        active ? 'relative w-41 shrink-0' : 'sticky left-1.5 w-full max-w-41',
        active && isRunning(take) && '!w-44',
        shown && 'shadow-[0_0_0_2px_var(--color-pencil)]',
      )}
    >
      <button
        type="button"
        tabIndex={-1}
        data-lane="takes"
        aria-label={`Take ${take.takeNumber}`}
        aria-describedby={`take-${take.id}`}
        aria-pressed={shown}
        onClick={open}
        className="absolute inset-0 rounded-control focus-visible:-outline-offset-2"
      />
      <span className="pointer-events-none relative h-full max-w-[78px] min-w-8 shrink overflow-hidden rounded-gate bg-well [aspect-ratio:16/10]">
        {picture && (
          <span className={classNames('block size-full', picture.planned && 'wash')}>
            <img src={picture.url} alt="" draggable={false} className="size-full object-cover" />
          </span>
        )}
      </span>
      <span
        id={`take-${take.id}`}
        className="pointer-events-none relative flex min-w-0 flex-1 flex-col gap-px"
      >
        <TakeWords take={take} scene={scene} active={active} />
      </span>
    </div>
  )
})

function TakeWords({ take, scene, active }: Omit<Props, 'shown'>) {
  const { retry } = useTakeActions()
  if (isRunning(take)) return <RunningWords take={take} />
  return (
    <>
      <span className="flex items-center gap-1.5 font-strong text-ink">
        Take <CircledNumber number={take.takeNumber} picked={take.picked} draws />
      </span>
      {take.notes.length > 0 && <span className="sr-only">{take.notes.join(' ')}</span>}
      {take.state === 'done' ? (
        planChanged(scene, take.scene) && active ? (
          <span className="flex items-center gap-1 text-2xs text-warn">
            <GitPullRequestArrow size={12} strokeWidth={1.9} aria-hidden />
            Plan changed
          </span>
        ) : take.notes.length > 0 && active ? (
          <span title={take.notes.join(' ')} className="pointer-events-auto truncate text-2xs text-warn">
            Not as asked
          </span>
        ) : active ? (
          <RelativeTime iso={take.finishedAt ?? take.createdAt} className="truncate text-2xs text-ink-3" />
        ) : (
          <span className="truncate text-2xs text-ink-3">{take.picked ? 'Picked' : 'Not picked'}</span>
        )
      ) : take.state === 'cancelled' ? (
        <span className="text-2xs text-ink-3">Cancelled</span>
      ) : take.state === 'uncertain' ? (
        <span className="text-2xs text-warn">May be charged</span>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Retry take ${take.takeNumber}`}
          onClick={() => void retry(take)}
          className="pointer-events-auto flex items-center gap-1 text-2xs text-error hover:underline"
        >
          <RotateCcw size={12} strokeWidth={1.9} aria-hidden />
          Retry
        </button>
      )}
    </>
  )
}

function RunningWords({ take }: { take: GenerationView }) {
  const now = useNow(1_000)
  const progress = takeProgress(take, now ?? Date.parse(take.createdAt))
  const waiting = take.state === 'accepted' || take.state === 'reserved'
  return (
    <>
      <span className="flex items-center gap-1.5 font-strong text-ink">
        Take {take.takeNumber}
        {!waiting && (
          <span className="ml-auto text-2xs font-normal text-ink-3">{elapsedText(progress.elapsedMs)}</span>
        )}
      </span>
      {!waiting && (
        <ProgressBar label={`Take ${take.takeNumber}`} value={progress.percent} className="my-0.5" />
      )}
      <span className="flex items-center gap-1 text-2xs text-ink-3">
        {waiting && <Clock size={12} strokeWidth={1.9} aria-hidden />}
        {runningWord(take)}
      </span>
    </>
  )
}

function runningWord(take: GenerationView): string {
  switch (take.state) {
    case 'sending':
      return 'Sending'
    case 'reserved':
    case 'accepted':
      return take.position === null ? 'Queued' : `${ordinal(take.position)} in queue`
    case 'saving':
      return 'Downloading'
    default:
      return 'Rendering'
  }
}
