'use client'
import { isActive, tookMs } from '@/components/queue/queue-rows'
import { clockTime, elapsedText, relativeTime } from '@/components/ui/time-text'
import { useNow } from '@/components/ui/use-now'
import type { GenerationView } from '@/lib/views'

/** "01:12", ticking while it runs. */
export function TookText({ generation }: { generation: GenerationView }) {
  const now = useNow(1_000, isActive(generation))
  const ms = now === null ? null : tookMs(generation, now)
  return ms === null ? null : elapsedText(ms)
}

/** "Just now" while it runs, then the hour: the day stands above. */
export function StartedText({ generation }: { generation: GenerationView }) {
  const now = useNow(30_000)
  if (now === null) return null
  const at = Date.parse(generation.sentAt ?? generation.createdAt)
  return (
    <time dateTime={new Date(at).toISOString()}>
      {isActive(generation) ? relativeTime(at, now) : clockTime(at)}
    </time>
  )
}
