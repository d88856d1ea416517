'use client'
import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { AssetView, LibraryView } from '@/lib/views'
import type { LibraryAnswer } from '@/lib/views-library'
import { fetchJson } from '@/lib/queries/fetch-json'
import { keys } from '@/lib/queries/keys'
import { knownAssetsQuery } from '@/lib/queries/known-assets'

/** The newest files, those on their way in, and elements. Polled only while something is moving; tells every list of files when to ask again. */
export const libraryQuery = queryOptions({
  queryKey: keys.library,
  queryFn: async ({ signal, client }) => {
    const before = client.getQueryData<LibraryAnswer>(keys.library)
    const answer = await fetchJson<LibraryAnswer>('/api/library', signal)
    if (before && before.version !== answer.version) void client.invalidateQueries({ queryKey: keys.assets })
    return answer
  },
  refetchInterval: ({ state }) => {
    const busy =
      state.data?.elements.some((e) => e.state === 'creating') ||
      state.data?.uploads.some((u) => u.state === 'received' || u.state === 'fetching') ||
      state.data?.assets.some((asset) => asset.viewUrl === null)
    return busy ? 1_000 : 15_000
  },
})

/** What this page has at hand. More files than these are found with assets.ts. */
export function useLibrary(): LibraryView {
  const library = useQuery(libraryQuery).data
  const known = useQuery(knownAssetsQuery).data
  return joined(library, known)
}

/** The same without waiting for a render. */
export function libraryAtHand(client: QueryClient): LibraryView {
  return joined(client.getQueryData(libraryQuery.queryKey), client.getQueryData(knownAssetsQuery.queryKey))
}

/** How many files there are in all. */
export function useAssetCount(): number {
  const { data } = useQuery(libraryQuery)
  return data?.count ?? 0
}

/** True when every file there is is at hand, so that nothing needs to be asked for. */
export function isAllAtHand(client: QueryClient): boolean {
  const library = client.getQueryData(libraryQuery.queryKey)
  return library !== undefined && library.assets.length >= library.count
}

export function useAllAtHand(): boolean {
  useQuery(libraryQuery)
  return isAllAtHand(useQueryClient())
}

const empty: LibraryView = { assets: [], uploads: [], elements: [] }
const none: AssetView[] = []
const joins = new WeakMap<LibraryView, WeakMap<AssetView[], LibraryView>>()

/** The same answer twice is the same object, so that what is built from it is built once. */
function joined(library: LibraryView = empty, known: AssetView[] = none): LibraryView {
  const made = joins.get(library)?.get(known)
  if (made) return made
  const here = new Set(library.assets.map(({ id }) => id))
  const more = known.filter(({ id }) => !here.has(id))
  const join = more.length === 0 ? library : { ...library, assets: [...library.assets, ...more] }
  const ofLibrary = joins.get(library) ?? new WeakMap<AssetView[], LibraryView>()
  joins.set(library, ofLibrary.set(known, join))
  return join
}
