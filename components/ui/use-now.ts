'use client'
import { useCallback, useSyncExternalStore } from 'react'
import { serverNow } from '@/lib/queries/server-time'

/** The time of the server, in whole steps of `everyMs`; null on the server and in the first paint, so that both sides agree. */
export function useNow(everyMs: number, running = true): number | null {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (!running) return () => undefined
      const timer = setInterval(listener, everyMs)
      return () => clearInterval(timer)
    },
    [everyMs, running],
  )
  return useSyncExternalStore<number | null>(
    subscribe,
    () => Math.floor(serverNow() / everyMs) * everyMs,
    () => null,
  )
}
