import type { Scene } from '@/lib/storyboard/schema'
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
  /** It takes longer than nine of ten of its like did. */
  late: boolean
  /** It has not moved for so long that it may never (contract.md 5.2 and 5.6). */
  stuck: 'waiting' | 'working' | null
}
const MOST = 92
const MINUTE = 60_000
/** Budgets of contract.md 5.2: a film 30 minutes, an element 10. What only waits is doubted sooner. */
const budgets = {
  take: { waiting: 15 * MINUTE, working: 30 * MINUTE },
  element: { waiting: 5 * MINUTE, working: 10 * MINUTE },
}

const stages: readonly Stage[] = ['sent', 'queue', 'render', 'download']
function stageOf(state: GenerationView['state']): number {
  if (state === 'reserved' || state === 'sending') return 0
  if (state === 'accepted') return 1
  if (state === 'running') return 2
  if (state === 'saving') return 3
  return 4
}
const at = (iso: string | null) => (iso === null ? null : Date.parse(iso))

/** How far a running take is. Stages are facts; percent and time left are estimates from earlier takes of its kind. */
export function takeProgress(take: GenerationView, now: number): TakeProgress {
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
  const working = started === null ? 0 : Math.max(0, now - started)
  const { usual } = take
  const usualMs = usual?.medianMs ?? 0
  const known = usualMs > 0 && started !== null
  return {
    stages: stages.map((stage, i) => ({
      stage,
      state: i < current ? 'done' : i === current ? 'now' : 'next',
      ms: spans[stage],
    })),
    percent: known ? Math.min(MOST, (working / usualMs) * 100) : null,
    elapsedMs: Math.max(0, now - created),
    leftMs: known && working < usualMs ? usualMs - working : null,
    late: usual !== null && started !== null && working > usual.slowMs,
    stuck: stuckIn(take, now),
  }
}

function stuckIn(take: GenerationView, now: number): TakeProgress['stuck'] {
  const budget = budgets[take.kind]
  const since = (iso: string | null) => (iso === null ? 0 : now - Date.parse(iso))
  if (take.state === 'accepted' && since(take.acceptedAt) > budget.waiting) return 'waiting'
  return take.state === 'running' && since(take.acceptedAt) > budget.working ? 'working' : null
}

/** How long takes of this scene's quality and length took in this storyboard: the median of the last 20; null without any. */
export function usualOf(takes: readonly GenerationView[], scene: Scene): number | null {
  const times = takes
    .filter(({ state, scene: sent }) => state === 'done' && sent?.quality === scene.quality)
    .filter(({ scene: sent }) => sent?.durationMs === scene.durationMs)
    .sort((a, b) => (at(b.finishedAt) ?? 0) - (at(a.finishedAt) ?? 0))
    .slice(0, 20)
    .flatMap(({ acceptedAt, finishedAt }) =>
      acceptedAt && finishedAt ? Date.parse(finishedAt) - Date.parse(acceptedAt) : [],
    )
    .sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? null
}

/** "1st", "2nd", "11th". */
export function ordinal(n: number): string {
  const tail = n % 100
  if (tail >= 11 && tail <= 13) return `${n}th`
  return `${n}${['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'}`
}
