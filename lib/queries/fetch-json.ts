import { hearServerTime } from '@/lib/queries/server-time'

/** GET a view. React Query keeps the last value on failure, so an error here never empties a screen. */
export async function fetchJson<T>(url: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal, headers: { accept: 'application/json' } })
  hearServerTime(response.headers.get('date'))
  if (!response.ok) throw new Error(`${response.status} ${url}`)
  return (await response.json()) as T
}
