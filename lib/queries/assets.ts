'use client'
import { useMemo } from 'react'
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  type QueryClient,
} from '@tanstack/react-query'
import { placesOfAssets } from '@/lib/actions/assets'
import { fetchJson } from '@/lib/queries/fetch-json'
import { keys } from '@/lib/queries/keys'
import { searchParams, type AssetSearch } from '@/lib/media/asset-search'
import type { AssetView } from '@/lib/views'
import type { AssetDetail, AssetPage, ShelvesView } from '@/lib/views-library'

const FIRST = 120
const NEXT = 1_000
const FOUND = 60

/** A list of files, part by part as it is scrolled. */
const assetPagesQuery = (search: AssetSearch) =>
  infiniteQueryOptions({
    queryKey: keys.assetPages(search),
    queryFn: ({ pageParam, signal }) => {
      const params = searchParams(search)
      params.set('limit', String(pageParam === null ? FIRST : NEXT))
      if (pageParam !== null) params.set('cursor', pageParam)
      return fetchJson<AssetPage>(`/api/library/assets?${params}`, signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })

export type AssetList = {
  /** The part that is here already. */
  assets: readonly AssetView[]
  /** Of the whole list; null until it is known. */
  total: number | null
  /** These are of the search before. */
  isOld: boolean
  failed: boolean
  /** Asks for the next part, once. */
  more: () => void
}

export function useAssetPages(search: AssetSearch): AssetList {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData, isError } =
    useInfiniteQuery(assetPagesQuery(search))
  const assets = useMemo(() => data?.pages.flatMap((page) => page.assets) ?? [], [data])
  return useMemo(
    () => ({
      assets,
      total: data ? Math.max(assets.length, hasNextPage ? (data.pages[0]?.total ?? 0) : 0) : null,
      isOld: isPlaceholderData,
      failed: isError,
      more() {
        if (hasNextPage && !isFetchingNextPage && !isPlaceholderData)
          void fetchNextPage({ cancelRefetch: false })
      },
    }),
    [assets, data, hasNextPage, isFetchingNextPage, isPlaceholderData, isError, fetchNextPage],
  )
}

/** The first files of a list, for pickers. */
const foundAssetsQuery = (search: AssetSearch) =>
  queryOptions({
    queryKey: keys.foundAssets(search),
    queryFn: ({ signal }) => {
      const params = searchParams(search)
      params.set('limit', String(FOUND))
      return fetchJson<AssetPage>(`/api/library/assets?${params}`, signal)
    },
    staleTime: 60_000,
  })

export function useFoundAssets(search: AssetSearch, enabled = true): readonly AssetView[] {
  const { data } = useQuery({ ...foundAssetsQuery(search), enabled, placeholderData: keepPreviousData })
  return data?.assets ?? none
}

export async function findAssets(client: QueryClient, search: AssetSearch): Promise<readonly AssetView[]> {
  return (await client.fetchQuery(foundAssetsQuery(search))).assets
}
const none: readonly AssetView[] = []

/** Every id of a list, in its order. */
export async function fetchAssetIds(search: AssetSearch): Promise<string[]> {
  return fetchJson<string[]>(`/api/library/ids?${searchParams(search)}`, new AbortController().signal)
}

const shelvesQuery = queryOptions({
  queryKey: keys.shelves,
  queryFn: ({ signal }) => fetchJson<ShelvesView>('/api/library/shelves', signal),
  staleTime: 60_000,
})
export const useShelves = (): ShelvesView | undefined => useQuery(shelvesQuery).data

const assetDetailQuery = (id: string) =>
  queryOptions({
    queryKey: keys.assetDetail(id),
    queryFn: ({ signal }) => fetchJson<AssetDetail>(`/api/library/assets/${id}`, signal),
  })
export const useAssetDetail = (id: string): AssetDetail | undefined => useQuery(assetDetailQuery(id)).data

/** Where files are needed, in words. */
export const usesQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: keys.assetUses(ids),
    queryFn: async () => {
      const result = await placesOfAssets({ ids: [...ids] })
      if (!result.ok) throw new Error(result.sentence)
      return result.value
    },
    retry: false,
  })
