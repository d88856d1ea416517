'use client'
import type { ReactNode } from 'react'
import { Ban, Check, CircleAlert, Clock, TriangleAlert } from 'lucide-react'
import { isActive } from '@/components/queue/queue-rows'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Ring } from '@/components/ui/ring'
import { useNow } from '@/components/ui/use-now'
import { ordinal, takeProgress } from '@/lib/editor/take-progress'
import type { GenerationView } from '@/lib/views'

const icon = { size: 12, strokeWidth: 1.9, 'aria-hidden': true } as const
type Look = { tone: BadgeTone; icon: ReactNode; words: string }

export function QueueStatus({ generation, usualMs }: { generation: GenerationView; usualMs: number | null }) {
  const look = statusLook(generation)
  return (
    <div className="max-w-32">
      <Badge tone={look.tone} icon={look.icon}>
        {look.words}
      </Badge>
      {generation.kind === 'take' && generation.state === 'running' && (
        <Progress generation={generation} usualMs={usualMs} />
      )}
    </div>
  )
}

function statusLook({ state, kind, position }: GenerationView): Look {
  const ring = <Ring size={10} />
  switch (state) {
    case 'reserved':
    case 'sending':
      return { tone: 'run', icon: ring, words: 'Sending' }
    case 'accepted':
      return {
        tone: 'plain',
        icon: <Clock {...icon} />,
        words: position === null ? 'In queue' : `${ordinal(position)} in queue`,
      }
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

/** An estimate from earlier takes; without any it only shows that work goes on. */
function Progress({ generation, usualMs }: { generation: GenerationView; usualMs: number | null }) {
  const now = useNow(1_000, isActive(generation))
  const percent = now === null ? null : takeProgress(generation, usualMs, now).percent
  return <ProgressBar label="About how far the render is" value={percent} className="mt-1.5" />
}
