'use client'
import { Fragment } from 'react'
import Link from 'next/link'
import { Pause, Play } from 'lucide-react'
import { useQueueActions } from '@/components/queue/use-queue-actions'
import { isActive } from '@/components/queue/queue-rows'
import { Button } from '@/components/ui/button'
import type { GenerationView } from '@/lib/views'
import type { QueueRuleView } from '@/lib/views-money'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

/** The queue in use, and every other that is paused or has work. While one is paused nothing new is sent to it. */
export function PauseQueues({
  queues,
  generations,
}: {
  queues: readonly QueueRuleView[]
  generations: readonly GenerationView[]
}) {
  const { setRule, busy } = useQueueActions()
  const busyIds = new Set(generations.filter(isActive).map(({ queueId }) => queueId))
  const shown = queues.filter(({ id, current, paused }) => current || paused || busyIds.has(id))
  return shown.map(({ id, name, paused, atOnce }) => {
    const words = paused ? 'Resume' : 'Pause'
    return (
      <Fragment key={id}>
        <Link
          href="/settings#sending"
          className="rounded-chip text-2xs text-ink-3 hover:text-ink hover:underline"
          title={`How many requests are sent to ${name} at the same time`}
        >
          {shown.length > 1 && `${name}: `}
          {atOnce === 0 ? 'All at once' : `${atOnce} at once`}
        </Link>
        <Button
          variant={paused ? 'on' : 'ghost'}
          busy={busy}
          icon={paused ? <Play {...icon} /> : <Pause {...icon} />}
          title={paused ? `Nothing new is sent to ${name}` : `Send nothing new to ${name}`}
          aria-label={`${words} ${name}`}
          onClick={() => setRule({ queueId: id, paused: !paused })}
        >
          {shown.length === 1 ? words : `${words} ${name}`}
        </Button>
      </Fragment>
    )
  })
}
