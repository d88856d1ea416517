'use client'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/queries/fetch-json'
import { keys } from '@/lib/queries/keys'
import type { StorageView } from '@/lib/views-library'

/** Adds up what is on the disk: asked once, not polled. */
export const storageQuery = queryOptions({
  queryKey: keys.storage,
  queryFn: ({ signal }) => fetchJson<StorageView>('/api/storage', signal),
  staleTime: 30_000,
})
