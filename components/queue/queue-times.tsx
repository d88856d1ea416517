'use client'
import { isActive, tookMs } from '@/components/queue/queue-rows'
import { clockTime, elapsedText, relativeTime, spanText } from '@/components/ui/time-text'
import { useNow } from '@/components/ui/use-now'
import { isWaiting } from '@/lib/storyboard/generation-states'
import type { GenerationView } from '@/lib/views'

/** "01:12", ticking while it runs. */
export function TookText({ generation }: { generation: GenerationView }) {
  const now = useNow(1_000, isActive(generation))
  const ms = now === null ? null : tookMs(generation, now)
  return ms === null ? null : elapsedText(ms)
}

/** When it is likely to start while it waits, "Just now" while it runs, then the hour: the day stands above. */
export function StartedText({
  generation,
  startsInMs,
}: {
  generation: GenerationView
  /** From usual times; undefined when they say nothing about it. */
  startsInMs: number | undefined
}) {
  const now = useNow(30_000)
  if (now === null) return null
  if (isWaiting(generation)) return startText(startsInMs)
  const at = Date.parse(generation.sentAt ?? generation.createdAt)
  return (
    <time dateTime={new Date(at).toISOString()}>
      {isActive(generation) ? relativeTime(at, now) : clockTime(at)}
    </time>
  )
}

function startText(ms: number | undefined): string {
  if (ms === undefined) return 'Not yet'
  return ms < 30_000 ? 'in a moment' : `in about ${spanText(Math.max(1, Math.round(ms / 60_000)) * 60_000)}`
}
