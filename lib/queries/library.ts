'use client'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { LibraryView } from '@/lib/views'
import { fetchJson } from '@/lib/queries/fetch-json'
import { keys } from '@/lib/queries/keys'

/** Assets, files on their way in, and elements. Polled only while something is moving. */
export const libraryQuery = queryOptions({
  queryKey: keys.library,
  queryFn: ({ signal }) => fetchJson<LibraryView>('/api/library', signal),
  refetchInterval: ({ state }) => {
    const busy =
      state.data?.elements.some((e) => e.state === 'creating') ||
      state.data?.uploads.some((u) => u.state === 'received' || u.state === 'fetching') ||
      state.data?.assets.some((asset) => asset.viewUrl === null)
    return busy ? 1_000 : 15_000
  },
})

export function useLibrary(): LibraryView {
  return useQuery(libraryQuery).data ?? empty
}
const empty: LibraryView = { assets: [], uploads: [], elements: [] }
