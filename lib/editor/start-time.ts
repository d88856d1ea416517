import { isWaiting } from '@/lib/storyboard/generation-states'
import type { GenerationView } from '@/lib/views'
import type { QueueRuleView } from '@/lib/views-money'

/**
 * In how many milliseconds each waiting request is likely to start, by id: the usual times of what runs and waits before it,
 * laid out over as many lanes as the queue works in now. Left out where history knows nothing of one before it, and for a
 * paused queue.
 */
export function startTimes(
  generations: readonly GenerationView[],
  queues: readonly QueueRuleView[],
  now: number,
): ReadonlyMap<string, number> {
  const starts = new Map<string, number>()
  for (const queueId of new Set(generations.map((each) => each.queueId))) {
    if (queues.find(({ id }) => id === queueId)?.paused) continue
    const here = generations.filter((each) => each.queueId === queueId)
    const lanes = here.filter(({ state }) => state === 'running').map((each) => leftOf(each, now))
    if (lanes.length === 0) lanes.push(0)
    const line = here.filter(isWaiting).sort((a, b) => placeOf(a) - placeOf(b))
    for (const each of line) {
      lanes.sort((a, b) => a - b)
      const [first = Infinity] = lanes
      if (first === Infinity) break
      starts.set(each.id, first)
      lanes[0] = first + (each.usual?.medianMs ?? Infinity)
    }
  }
  return starts
}

/** What is late may end at any moment. Unknown without history. */
function leftOf({ usual, startedAt }: GenerationView, now: number): number {
  if (!usual || startedAt === null) return Infinity
  return Math.max(0, usual.medianMs - Math.max(0, now - Date.parse(startedAt)))
}

const placeOf = ({ position }: GenerationView) => position ?? Number.MAX_SAFE_INTEGER
