import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/queries/fetch-json'
import { keys } from '@/lib/queries/keys'

const EVERY_MS = 5_000

/** Whether the engine misbehaves on purpose at this moment, whoever chose it. */
export const faultQuery = queryOptions({
  queryKey: keys.fault,
  queryFn: ({ signal }) => fetchJson<{ name: string | null }>('/api/faults', signal),
  refetchInterval: EVERY_MS,
})
