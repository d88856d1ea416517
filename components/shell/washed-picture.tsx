'use client'
import { useCallback, useSyncExternalStore } from 'react'
import { subscribeThumb, washedThumb } from '@/lib/editor/washed'

/** A thumbnail as blue pencil on paper. Decoration: what it shows is named by the block around it. */
export function WashedPicture({ url }: { url: string }) {
  const subscribe = useCallback((listener: () => void) => subscribeThumb(url, listener), [url])
  const washed = useSyncExternalStore(
    subscribe,
    () => washedThumb(url),
    () => null,
  )
  return (
    <span className="drawing block size-full bg-paper">
      {washed && (
        <img src={washed} alt="" decoding="async" draggable={false} className="size-full object-cover" />
      )}
    </span>
  )
}
