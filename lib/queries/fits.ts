'use client'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/queries/fetch-json'
import { keys } from '@/lib/queries/keys'
import type { FitView } from '@/lib/views-fits'

export const isFitting = ({ state }: FitView): boolean => state === 'queued' || state === 'running'

/** Copies being made, by id. Asked for often while one is not there yet. */
export const fitsQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: keys.fits(ids),
    queryFn: ({ signal }) => fetchJson<FitView[]>(`/api/fits?ids=${ids.join(',')}`, signal),
    enabled: ids.length > 0,
    refetchInterval: ({ state }) => (!state.data || state.data.some(isFitting) ? 500 : false),
  })
