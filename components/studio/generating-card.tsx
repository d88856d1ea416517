'use client'
import { useState } from 'react'
import { Check, CircleDashed, X } from 'lucide-react'
import { useTakeActions } from '@/components/studio/use-take-actions'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Ring } from '@/components/ui/ring'
import { elapsedText, spanText } from '@/components/ui/time-text'
import { useNow } from '@/components/ui/use-now'
import { linkLeftText } from '@/lib/editor/link-left'
import { ordinal, takeProgress, type Stage, type TakeProgress } from '@/lib/editor/take-progress'
import { useQueue } from '@/lib/queries/generations'
import { formatMoney } from '@/lib/storyboard/price'
import type { GenerationView } from '@/lib/views'

const names: Record<Stage, string> = { sent: 'Sent', queue: 'Queue', render: 'Render', download: 'Download' }

/** A take on its way: where it is, how long it usually takes, and the way out. */
export function GeneratingCard({ take }: { take: GenerationView }) {
  const now = useNow(1_000)
  const paused = useQueue().queues.some((queue) => queue.id === take.queueId && queue.paused)
  const progress = takeProgress(take, now ?? Date.parse(take.createdAt))
  const linkLeft = take.state === 'saving' && now !== null ? linkLeftText(take.linkExpiresAt, now) : null
  return (
    <section
      aria-label={`Take ${take.takeNumber}`}
      className="absolute top-1/2 left-1/2 grid w-[min(420px,92%)] -translate-1/2 gap-3 overflow-hidden rounded-pop bg-raised px-4 py-3.5 shadow-pop light:bg-panel"
    >
      <div className="flex items-center">
        <h2 className="text-sm font-title" role="status">
          {title(take, paused)}
        </h2>
        <span className="ml-auto font-mono">{elapsedText(progress.elapsedMs)}</span>
      </div>
      <ProgressBar label={title(take, paused)} value={progress.percent} thick />
      <div className="-mt-1.5 flex text-2xs text-ink-3">
        <span>{linkLeft ?? estimate(progress, take)}</span>
        {take.estimateMicros !== null && (
          <span className="ml-auto">
            {take.estimateMicros === 0 ? 'Free' : `≈ ${formatMoney(take.estimateMicros)}`}
          </span>
        )}
      </div>
      <Stages progress={progress} />
      {take.error && <p className="text-2xs text-warn">{take.error}</p>}
      {progress.stuck && <Stuck take={take} stuck={progress.stuck} />}
      <div className="-mx-4 -mb-3.5 flex items-center border-t border-line py-2 pr-2 pl-4 text-ink-2">
        <NextInQueue not={take.id} />
        <CancelTake take={take} />
      </div>
    </section>
  )
}

/** It goes on being watched either way; asking now and cancelling are what a person can do. */
function Stuck({ take, stuck }: { take: GenerationView; stuck: NonNullable<TakeProgress['stuck']> }) {
  const { look } = useTakeActions()
  return (
    <p className="flex items-center gap-2 text-2xs text-warn" role="status">
      {stuck === 'waiting'
        ? 'The queue has not begun it for a long time. It may be stuck.'
        : 'No result for a long time. It may be stuck, and is still watched.'}
      <Button size="sm" variant="ghost" onClick={() => void look(take)}>
        Look now
      </Button>
    </p>
  )
}

/** Asks only when money is already spent. */
function CancelTake({ take }: { take: GenerationView }) {
  const { cancel } = useTakeActions()
  const [asking, setAsking] = useState(false)
  const paid = take.acceptedAt !== null && (take.estimateMicros ?? 0) > 0
  return (
    <>
      <Button
        variant="ghost"
        icon={<X size={16} strokeWidth={1.6} aria-hidden />}
        className="ml-auto"
        onClick={() => (paid ? setAsking(true) : void cancel(take))}
      >
        Cancel take {take.takeNumber}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Cancel take ${take.takeNumber}?`}
        action="Cancel it"
        danger
        onConfirm={() => void cancel(take)}
      >
        The queue has it already. If it cannot stop it, it goes on, the take still arrives here, and about{' '}
        {formatMoney(take.estimateMicros ?? 0)} is billed.
      </ConfirmDialog>
    </>
  )
}

function Stages({ progress }: { progress: TakeProgress }) {
  return (
    <ol className="flex justify-between text-2xs text-ink-3">
      {progress.stages.map(({ stage, state, ms }) => (
        <li
          key={stage}
          aria-current={state === 'now' ? 'step' : undefined}
          className={classNames('flex items-center gap-1', state === 'now' && 'font-strong text-ink')}
        >
          {state === 'done' ? (
            <Check size={12} strokeWidth={1.9} aria-hidden />
          ) : state === 'now' ? (
            <Ring progress={stage === 'render' ? progress.percent : undefined} />
          ) : (
            <CircleDashed size={12} strokeWidth={1.9} aria-hidden />
          )}
          {names[stage]}
          {state === 'done' && ms !== null && ms >= 1_000 && `, ${spanText(ms)}`}
        </li>
      ))}
    </ol>
  )
}

function NextInQueue({ not }: { not: string }) {
  const waiting = useQueue().generations.filter((each) => each.state === 'accepted' && each.id !== not)
  const next = waiting.sort((a, b) => (a.position ?? 99) - (b.position ?? 99))[0]
  if (!next) return null
  const what =
    next.kind === 'take'
      ? `Scene ${next.sceneNumber ?? '?'}, take ${next.takeNumber}.`
      : `${next.elementName ?? 'An element'}.`
  return (
    <span className="truncate">
      Next: {what}{' '}
      {next.position !== null && (
        <span className="text-2xs text-ink-3">{ordinal(next.position)} in the queue</span>
      )}
    </span>
  )
}

function title(take: GenerationView, paused: boolean): string {
  const name = `Take ${take.takeNumber}`
  if (paused && take.state === 'reserved') return `${name} waits: the queue is paused`
  switch (take.state) {
    case 'sending':
      return `${name} is being sent`
    case 'reserved':
    case 'accepted':
      return take.position === null
        ? `${name} is queued`
        : `${name} is ${ordinal(take.position)} in the queue`
    case 'saving':
      return `${name} is downloading`
    default:
      return `${name} is rendering`
  }
}

function estimate(progress: TakeProgress, { usual }: GenerationView): string {
  if (progress.late) return 'Longer than usual, still running'
  const from = usual && (usual.count === 1 ? 'from your last take' : `from your last ${usual.count} takes`)
  if (progress.leftMs !== null) return `About ${spanText(Math.max(1_000, progress.leftMs))} left, ${from}`
  if (usual) return `Usually ${spanText(usual.medianMs)}, ${from}`
  return 'No estimate yet: this is the first take of its kind'
}
