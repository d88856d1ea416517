const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Whole days between two moments on this person's calendar: 1 = yesterday, also at five past midnight. */
export function daysBetween(then: number, now: number): number {
  const midnight = (at: number) => {
    const date = new Date(at)
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  }
  return Math.round((midnight(now) - midnight(then)) / DAY)
}

/** "9 June", with the year when it is another one. */
export function dayText(then: number, now: number): string {
  const sameYear = new Date(then).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    ...(!sameYear && { year: 'numeric' }),
  }).format(then)
}

/** "Just now", "2 min ago", "3 h ago", "Yesterday", "Monday", "9 June". A clock a little behind still reads "Just now"; one set back further, the day. */
export function relativeTime(then: number, now: number): string {
  const ago = now - then
  if (ago < -HOUR) return dayText(then, now)
  if (ago < MINUTE) return 'Just now'
  if (ago < HOUR) return `${Math.floor(ago / MINUTE)} min ago`
  const days = daysBetween(then, now)
  if (days === 0) return `${Math.floor(ago / HOUR)} h ago`
  if (days === 1) return 'Yesterday'
  if (days < 7) return new Intl.DateTimeFormat('en-GB', { weekday: 'long' }).format(then)
  return dayText(then, now)
}

/** "14:02" */
export function clockTime(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(at)
}

/** How long work took or takes: "01:12", "1:02:03". */
export function elapsedText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3_600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours ? `${hours}:${rest}` : rest
}

/** Lengths in words: "45 s", "1 min 12 s", "2 min". */
export function spanText(ms: number): string {
  const seconds = Math.round(ms / 1_000)
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  if (minutes === 0) return `${rest} s`
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`
}
