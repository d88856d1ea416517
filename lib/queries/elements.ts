'use client'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/queries/fetch-json'
import { keys } from '@/lib/queries/keys'
import type { ElementsView } from '@/lib/views-elements'

/** The element library: what is in it, what was archived, where each is used. Polled fast only while one is being made. */
export const elementsQuery = queryOptions({
  queryKey: keys.elements,
  queryFn: ({ signal }) => fetchJson<ElementsView>('/api/elements', signal),
  refetchInterval: ({ state }) =>
    state.data?.elements.some(({ state }) => state === 'creating') ? 1_000 : 15_000,
})
