'use client'
import { useSyncExternalStore } from 'react'
import type { Announcer } from '@/lib/editor/announcer'

export function LiveRegion({ announcer }: { announcer: Announcer }) {
  const said = useSyncExternalStore(announcer.subscribe, announcer.get, () => '')
  return (
    <p aria-live="polite" className="sr-only">
      {said}
    </p>
  )
}
