'use client'
import { CircleAlert, CircleSlash, RotateCcw, Wrench } from 'lucide-react'
import { useStudio } from '@/components/studio/studio-context'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { fix } from '@/components/studio/use-start'
import { useTakeActions } from '@/components/studio/use-take-actions'
import { needsPerson, SettleButton } from '@/components/shell/settle-button'
import { Button } from '@/components/ui/button'
import { formatMoney } from '@/lib/storyboard/price'
import type { GenerationView } from '@/lib/views'

/** A take that did not come: why, what it cost, the raw words one press away, and how to go on. */
export function FailedCard({ take }: { take: GenerationView }) {
  const studio = useStudio()
  const { store } = studio
  const index = useLibraryIndex()
  const { retry } = useTakeActions()
  const cancelled = take.state === 'cancelled'
  const uncertain = take.state === 'uncertain'
  const Icon = cancelled ? CircleSlash : CircleAlert
  const name = `Take ${take.takeNumber}`
  return (
    <section
      aria-label={name}
      className="absolute top-1/2 left-1/2 grid max-h-[92%] w-[min(420px,92%)] -translate-1/2 gap-2.5 overflow-y-auto rounded-pop bg-raised px-4 py-3.5 shadow-pop light:bg-panel"
    >
      <h2
        role="status"
        className={`flex items-center gap-1.5 text-sm font-title ${cancelled ? 'text-ink' : uncertain ? 'text-warn' : 'text-error'}`}
      >
        <Icon size={16} strokeWidth={1.6} aria-hidden />
        {cancelled ? `${name} was cancelled` : uncertain ? `${name}: the answer was lost` : `${name} failed`}
      </h2>
      {take.error && <p className="text-ink">{take.error}</p>}
      <p className="text-2xs text-ink-3">{charged(take)} The settings are kept.</p>
      {take.errorRaw && (
        <details className="text-2xs text-ink-2">
          <summary className="w-max rounded-chip hover:text-ink">Technical details</summary>
          <pre className="mt-1.5 max-h-28 overflow-auto rounded-control bg-bench p-2 font-mono whitespace-pre-wrap">
            {take.errorRaw}
          </pre>
        </details>
      )}
      <div className="flex flex-wrap gap-2">
        {needsPerson(take) && <SettleButton generation={take} name={fullName(take)} variant="primary" />}
        {take.state === 'failed' && !take.canCopyAgain && (
          <Button
            variant="primary"
            icon={<Wrench size={16} strokeWidth={1.6} aria-hidden />}
            onClick={() => fix(studio, take, index)}
          >
            Fix and retry
          </Button>
        )}
        {!uncertain && (
          <Button
            variant={cancelled ? 'primary' : 'secondary'}
            icon={<RotateCcw size={16} strokeWidth={1.6} aria-hidden />}
            onClick={() => void retry(take)}
          >
            Retry
          </Button>
        )}
        <Button onClick={() => store.getState().show('animatic')}>Show the animatic</Button>
      </div>
    </section>
  )
}

function fullName(take: GenerationView): string {
  return `Scene ${take.sceneNumber ?? '?'}, take ${take.takeNumber}`
}

function charged(take: GenerationView): string {
  if (take.state === 'uncertain') return 'It may have been charged. Check the queue before you send it again.'
  if (take.costMicros === null) return 'It is normally not charged.'
  return take.costMicros === 0 ? 'Nothing was charged.' : `${formatMoney(take.costMicros)} was charged.`
}
