const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Kept = { id: string; savedAt: Date; name: string | null }

/**
 * Ids of revisions that go: in the last hour the last of each minute stays, in the last day the last of each hour, before that
 * the last of each day (UTC). One with a name, the newest one and one from the future (a clock was set back) stay always.
 */
export function surplusRevisions(revisions: readonly Kept[], now: Date): string[] {
  const newestFirst = [...revisions].sort((a, b) => b.savedAt.getTime() - a.savedAt.getTime())
  const seen = new Set<string>()
  return newestFirst.flatMap(({ id, savedAt, name }, i) => {
    const at = savedAt.getTime()
    const age = now.getTime() - at
    const span = age < HOUR ? MINUTE : age < DAY ? HOUR : DAY
    const slot = `${span}.${Math.floor(at / span)}`
    if (name !== null || age < 0) return []
    if (i > 0 && seen.has(slot)) return [id]
    seen.add(slot)
    return []
  })
}
