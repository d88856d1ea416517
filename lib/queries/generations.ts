'use client'
import { focusManager, queryOptions, useQuery } from '@tanstack/react-query'
import { isOpen } from '@/lib/storyboard/generation-states'
import type { GenerationsView, GenerationView } from '@/lib/views'
import { fetchJson } from '@/lib/queries/fetch-json'
import { keys } from '@/lib/queries/keys'

export function isRunning(generation: Pick<GenerationView, 'state'>): boolean {
  return isOpen(generation.state)
}
const interval = (view: GenerationsView | undefined) => (view?.generations.some(isRunning) ? 1_000 : 10_000)
/** A tab nobody looks at still tells by its title, its icon and a notification what ended. */
const hiddenInterval = (view: GenerationsView | undefined) => Math.max(interval(view), 5_000)

/** Every take of a storyboard in one request; the server answers 304 while nothing changed. */
export const generationsQuery = (storyboardId: string) =>
  queryOptions({
    queryKey: keys.generations(storyboardId),
    queryFn: ({ signal }) =>
      fetchJson<GenerationsView>(`/api/storyboards/${storyboardId}/generations`, signal),
    refetchInterval: ({ state }) => interval(state.data),
  })

export const queueQuery = queryOptions({
  queryKey: keys.queue,
  queryFn: ({ signal }) => fetchJson<GenerationsView>('/api/queue', signal),
  refetchInterval: ({ state }) => (focusManager.isFocused() ? interval : hiddenInterval)(state.data),
  refetchIntervalInBackground: true,
})

export const noGenerations: GenerationsView = {
  generations: [],
  free: false,
  prices: null,
  queues: [],
  today: { capMicros: null, micros: 0, unknown: 0 },
}
export const useGenerations = (storyboardId: string): GenerationsView =>
  useQuery(generationsQuery(storyboardId)).data ?? noGenerations
export const useQueue = (): GenerationsView => useQuery(queueQuery).data ?? noGenerations
