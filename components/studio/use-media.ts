'use client'
import { useCallback, useSyncExternalStore } from 'react'

/** A media query as state. On the server a wide screen is assumed. */
function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => true,
  )
}
export const useWide = () => useMedia('(min-width: 1280px)')
export const useDesk = () => useMedia('(min-width: 1024px)')
export const useTablet = () => useMedia('(min-width: 768px)')
