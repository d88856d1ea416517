export type LoadOrder = {
  url: string
  connections: number
  seconds: number
  method?: string
  headers?: Record<string, string>
  body?: string
  /** Between an answer and the next request of a connection. */
  pauseMs?: number
}
export type LoadResult = {
  requests: number
  perSecond: number
  p50: number
  p99: number
  /** How often each status came; 0 is no answer. */
  statuses: Record<string, number>
}
