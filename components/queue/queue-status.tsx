'use client'
import type { ReactNode } from 'react'
import { Ban, Check, CircleAlert, Clock, Pause, TriangleAlert } from 'lucide-react'
import { isActive } from '@/components/queue/queue-rows'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Ring } from '@/components/ui/ring'
import { spanText } from '@/components/ui/time-text'
import { useNow } from '@/components/ui/use-now'
import { linkLeftText } from '@/lib/editor/link-left'
import { ordinal, takeProgress } from '@/lib/editor/take-progress'
import type { GenerationView } from '@/lib/views'

const icon = { size: 12, strokeWidth: 1.9, 'aria-hidden': true } as const
type Look = { tone: BadgeTone; icon: ReactNode; words: string }

export function QueueStatus({ generation, paused }: { generation: GenerationView; paused: boolean }) {
  const look = statusLook(generation, paused)
  return (
    <div className="max-w-40">
      <Badge tone={look.tone} icon={look.icon}>
        {look.words}
      </Badge>
      {(generation.state === 'running' || generation.state === 'accepted') && (
        <Progress generation={generation} />
      )}
      {generation.state === 'saving' && <LinkLeft ends={generation.linkExpiresAt} />}
    </div>
  )
}

function statusLook({ state, kind, position }: GenerationView, paused: boolean): Look {
  const ring = <Ring size={10} />
  const waits = position === null ? 'In queue' : `${ordinal(position)} in queue`
  switch (state) {
    case 'reserved':
      return paused
        ? { tone: 'plain', icon: <Pause {...icon} />, words: 'Queue paused' }
        : { tone: 'plain', icon: <Clock {...icon} />, words: waits }
    case 'sending':
      return { tone: 'run', icon: ring, words: 'Sending' }
    case 'accepted':
      return { tone: 'plain', icon: <Clock {...icon} />, words: waits }
    case 'running':
      return { tone: 'run', icon: ring, words: kind === 'element' ? 'Creating' : 'Rendering' }
    case 'saving':
      return { tone: 'run', icon: ring, words: 'Saving' }
    case 'done':
      return { tone: 'ok', icon: <Check {...icon} />, words: 'Done' }
    case 'failed':
      return { tone: 'error', icon: <CircleAlert {...icon} />, words: 'Failed' }
    case 'cancelled':
      return { tone: 'plain', icon: <Ban {...icon} />, words: 'Cancelled' }
    case 'uncertain':
      return { tone: 'warn', icon: <TriangleAlert {...icon} />, words: 'Check' }
  }
}

/** An estimate from earlier requests of its kind; without any it only shows that work goes on. */
function Progress({ generation }: { generation: GenerationView }) {
  const now = useNow(1_000, isActive(generation))
  if (now === null) return null
  const progress = takeProgress(generation, now)
  const words = slowWords(progress, generation)
  return (
    <>
      {generation.kind === 'take' && generation.state === 'running' && (
        <ProgressBar label="About how far the render is" value={progress.percent} className="mt-1.5" />
      )}
      {words && <span className="mt-1 block text-2xs text-warn">{words}</span>}
    </>
  )
}

function LinkLeft({ ends }: { ends: string | null }) {
  const now = useNow(30_000, ends !== null)
  const words = now === null ? null : linkLeftText(ends, now)
  return words && <span className="mt-1 block text-2xs text-ink-3">{words}</span>
}

function slowWords(
  { stuck, late }: ReturnType<typeof takeProgress>,
  { usual }: GenerationView,
): string | null {
  if (stuck === 'waiting') return 'May be stuck: it does not start'
  if (stuck === 'working') return 'May be stuck: no result yet'
  if (!late || !usual) return null
  return `Longer than usual (${spanText(usual.medianMs)})`
}
