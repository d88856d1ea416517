'use client'
import { Check, CircleDashed, X } from 'lucide-react'
import { useTakeActions } from '@/components/studio/use-take-actions'
import { useUsualMs } from '@/components/studio/use-takes'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Ring } from '@/components/ui/ring'
import { elapsedText, spanText } from '@/components/ui/time-text'
import { useNow } from '@/components/ui/use-now'
import { ordinal, takeProgress, type Stage, type TakeProgress } from '@/lib/editor/take-progress'
import { useQueue } from '@/lib/queries/generations'
import { formatMoney } from '@/lib/storyboard/price'
import type { GenerationView } from '@/lib/views'

const names: Record<Stage, string> = { sent: 'Sent', queue: 'Queue', render: 'Render', download: 'Download' }

/** A take on its way: where it is, how long it usually takes, and the way out. */
export function GeneratingCard({ take }: { take: GenerationView }) {
  const now = useNow(1_000)
  const usualMs = useUsualMs()
  const { cancel } = useTakeActions()
  const progress = takeProgress(take, usualMs, now ?? Date.parse(take.createdAt))
  return (
    <section
      aria-label={`Take ${take.takeNumber}`}
      className="absolute top-1/2 left-1/2 grid w-[min(420px,92%)] -translate-1/2 gap-3 overflow-hidden rounded-pop bg-raised px-4 py-3.5 shadow-pop light:bg-panel"
    >
      <div className="flex items-center">
        <h2 className="text-sm font-title" role="status">
          {title(take)}
        </h2>
        <span className="ml-auto font-mono">{elapsedText(progress.elapsedMs)}</span>
      </div>
      <ProgressBar label={title(take)} value={progress.percent} thick />
      <div className="-mt-1.5 flex text-2xs text-ink-3">
        <span>{estimate(progress, usualMs)}</span>
        {take.estimateMicros !== null && (
          <span className="ml-auto">
            {take.estimateMicros === 0 ? 'Free' : `≈ ${formatMoney(take.estimateMicros)}`}
          </span>
        )}
      </div>
      <Stages progress={progress} />
      <div className="-mx-4 -mb-3.5 flex items-center border-t border-line py-2 pr-2 pl-4 text-ink-2">
        <NextInQueue not={take.id} />
        <Button
          variant="ghost"
          icon={<X size={16} strokeWidth={1.6} aria-hidden />}
          className="ml-auto"
          onClick={() => void cancel(take)}
        >
          Cancel take {take.takeNumber}
        </Button>
      </div>
    </section>
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

function title(take: GenerationView): string {
  const name = `Take ${take.takeNumber}`
  switch (take.state) {
    case 'reserved':
    case 'sending':
      return `${name} is being sent`
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

function estimate(progress: TakeProgress, usualMs: number | null): string {
  if (progress.late) return 'Longer than usual, still running'
  if (progress.leftMs !== null)
    return `About ${spanText(Math.max(1_000, progress.leftMs))} left, from your last takes`
  if (usualMs !== null) return `Usually ${spanText(usualMs)}, from your last takes`
  return 'No estimate yet: this is the first take of its kind'
}
