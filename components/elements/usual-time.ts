import type { GenerationView } from '@/lib/views'

/** The median time of the last 20 finished element creations; null without history. */
export function usualElementMs(generations: readonly GenerationView[]): number | null {
  const times = generations
    .filter(({ kind, state }) => kind === 'element' && state === 'done')
    .slice(0, 20)
    .flatMap(({ sentAt, finishedAt }) =>
      sentAt && finishedAt ? Date.parse(finishedAt) - Date.parse(sentAt) : [],
    )
    .sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? null
}
