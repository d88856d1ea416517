import { records, type Payload } from '@/lib/server/engine/payload'
import type { MediaFacts } from '@/lib/storyboard/media-facts'

const SECOND_MS = 1000
const TOLERANCE_MS = 600
const SHORT_SIDES: Record<string, number> = { std: 720, pro: 1080 }

/** What is different about a film than was asked for, as a sentence; null when it is as asked. An edited base video keeps its own length and size. */
export function whyNotAsAsked(payload: Payload, facts: MediaFacts | null): string | null {
  if (facts?.kind !== 'video') return null
  if (records(payload.video_list).some(({ refer_type: use }) => (use ?? 'base') === 'base')) return null
  const asked = Number(payload.duration ?? 5) * SECOND_MS
  if (Number.isFinite(asked) && Math.abs(facts.durationMs - asked) > TOLERANCE_MS)
    return `The queue made ${seconds(facts.durationMs)} s where ${seconds(asked)} s were asked. The take is kept as it came.`
  const side = SHORT_SIDES[String(payload.mode ?? 'pro')]
  if (side !== undefined && Math.abs(Math.min(facts.width, facts.height) - side) > side * 0.15)
    return `The queue made ${facts.width} × ${facts.height} where ${side}p was asked. The take is kept as it came.`
  return null
}

function seconds(ms: number): string {
  return String(Math.round(ms / 100) / 10)
}
