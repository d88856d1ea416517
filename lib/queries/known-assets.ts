'use client'
import { useEffect } from 'react'
import { queryOptions, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { fetchJson } from '@/lib/queries/fetch-json'
import { keys } from '@/lib/queries/keys'
import type { AssetView, LibraryView } from '@/lib/views'

/** As many ids as an address carries on every server. */
const AT_ONCE = 150

/** Files that the open storyboard or list points at, however old they are. */
export const knownAssetsQuery = queryOptions({
  queryKey: keys.knownAssets,
  queryFn: async ({ signal, client }) => {
    const known = client.getQueryData<AssetView[]>(keys.knownAssets) ?? []
    const before = new Map(known.map((asset) => [asset.id, asset]))
    const now = await fetchAssets([...before.keys()], signal)
    // What was put in meanwhile stays.
    const meanwhile = (client.getQueryData<AssetView[]>(keys.knownAssets) ?? []).filter(
      ({ id }) => !before.has(id),
    )
    return [...now, ...meanwhile]
  },
  staleTime: Infinity,
  gcTime: Infinity,
})

/** Puts files where every part of the page finds them by id. */
export function know(client: QueryClient, assets: readonly AssetView[]): void {
  const here = idsAtHand(client)
  const fresh = assets.filter(({ id }) => !here.has(id))
  if (fresh.length > 0)
    client.setQueryData<AssetView[]>(keys.knownAssets, (known = []) => [...known, ...fresh])
}

function idsAtHand(client: QueryClient): Set<string> {
  const library = client.getQueryData<LibraryView>(keys.library)?.assets ?? []
  const known = client.getQueryData<AssetView[]>(keys.knownAssets) ?? []
  return new Set([...library, ...known].map(({ id }) => id))
}

/** Makes sure that the files with these ids are at hand. */
export function useKnownAssets(ids: ReadonlySet<string>): void {
  const client = useQueryClient()
  useEffect(() => {
    const here = idsAtHand(client)
    const missing = [...ids].filter((id) => !here.has(id))
    if (missing.length === 0) return
    const leaving = new AbortController()
    fetchAssets(missing, leaving.signal).then(
      (found) => know(client, found),
      // The next change of ids, or of the library, asks again.
      () => undefined,
    )
    return () => leaving.abort()
  }, [client, ids])
}

async function fetchAssets(ids: readonly string[], signal: AbortSignal): Promise<AssetView[]> {
  const parts: string[][] = []
  for (let at = 0; at < ids.length; at += AT_ONCE) parts.push(ids.slice(at, at + AT_ONCE))
  const found = await Promise.all(
    parts.map((part) => fetchJson<AssetView[]>(`/api/library/known?ids=${part.join(',')}`, signal)),
  )
  return found.flat()
}
