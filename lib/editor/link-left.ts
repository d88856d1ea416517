const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "The queue's link ends in 6 days", while the copy is not here; null when the link does not say when it ends. */
export function linkLeftText(linkExpiresAt: string | null, now: number): string | null {
  if (linkExpiresAt === null) return null
  const left = Date.parse(linkExpiresAt) - now
  if (left <= 0) return "The queue's link has ended"
  return `The queue's link ends in ${roughSpan(left)}`
}

function roughSpan(ms: number): string {
  if (ms < MINUTE) return 'less than a minute'
  if (ms < 2 * HOUR) return `${Math.floor(ms / MINUTE)} min`
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)} h`
  return `${Math.floor(ms / DAY)} days`
}
