'use client'
import { queryOptions } from '@tanstack/react-query'
import type { StoryboardCard } from '@/lib/views'
import { fetchJson } from '@/lib/queries/fetch-json'
import { keys } from '@/lib/queries/keys'

/** The cards of the home page, archived ones included. Polled faster while something renders. */
export const storyboardsQuery = queryOptions({
  queryKey: keys.storyboards,
  queryFn: ({ signal }) => fetchJson<StoryboardCard[]>('/api/storyboards', signal),
  refetchInterval: ({ state }) => (state.data?.some((card) => card.running > 0) ? 2_000 : 15_000),
})
