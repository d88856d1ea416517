'use client'
import { relativeTime } from '@/components/ui/time-text'
import { useNow } from '@/components/ui/use-now'

export function RelativeTime({ iso, className }: { iso: string; className?: string }) {
  const now = useNow(30_000)
  return (
    <time dateTime={iso} className={className}>
      {now === null ? '' : relativeTime(Date.parse(iso), now)}
    </time>
  )
}
