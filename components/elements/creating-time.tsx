'use client'
import { elapsedText, spanText } from '@/components/ui/time-text'
import { useNow } from '@/components/ui/use-now'

/** "0:42, usually 1 min", ticking. */
export function CreatingTime({ since, usualMs }: { since: string; usualMs: number | null }) {
  const now = useNow(1_000)
  if (now === null) return null
  const elapsed = elapsedText(now - Date.parse(since))
  return <>{usualMs === null ? elapsed : `${elapsed}, usually ${spanText(usualMs)}`}</>
}
