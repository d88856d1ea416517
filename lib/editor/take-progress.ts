import type { GenerationView } from '@/lib/views'

export type Stage = 'sent' | 'queue' | 'render' | 'download'
type StageState = 'done' | 'now' | 'next'
export type TakeProgress = {
  stages: readonly { stage: Stage; state: StageState; ms: number | null }[]
  /** Of the whole way, 0 to 92 until the file is here; null without history. */
  percent: number | null
  elapsedMs: number
  /** From the median of earlier takes; null without history or when it takes longer than usual. */
  leftMs: number | null
  late: boolean
}
const MOST = 92
const LATE = 1.6

const stages: readonly Stage[] = ['sent', 'queue', 'render', 'download']
function stageOf(state: GenerationView['state']): number {
  if (state === 'reserved' || state === 'sending') return 0
  if (state === 'accepted') return 1
  if (state === 'running') return 2
  if (state === 'saving') return 3
  return 4
}
const at = (iso: string | null) => (iso === null ? null : Date.parse(iso))

/** How far a running take is. Stages are facts; percent and time left are estimates from earlier takes. */
export function takeProgress(take: GenerationView, usualMs: number | null, now: number): TakeProgress {
  const created = at(take.createdAt) ?? now
  const accepted = at(take.acceptedAt)
  const started = at(take.startedAt)
  const current = stageOf(take.state)
  const spans: Record<Stage, number | null> = {
    sent: accepted === null ? null : accepted - (at(take.sentAt) ?? created),
    queue: started === null || accepted === null ? null : started - accepted,
    render: null,
    download: null,
  }
  const elapsedMs = Math.max(0, now - created)
  const working = Math.max(0, now - (started ?? created))
  const late = usualMs !== null && working > usualMs * LATE
  const known = usualMs !== null && usualMs > 0 && started !== null
  return {
    stages: stages.map((stage, i) => ({
      stage,
      state: i < current ? 'done' : i === current ? 'now' : 'next',
      ms: spans[stage],
    })),
    percent: known ? Math.min(MOST, (working / usualMs) * 100) : null,
    elapsedMs,
    leftMs: known && working < usualMs ? usualMs - working : null,
    late,
  }
}

/** "1st", "2nd", "11th". */
export function ordinal(n: number): string {
  const tail = n % 100
  if (tail >= 11 && tail <= 13) return `${n}th`
  return `${n}${['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'}`
}
