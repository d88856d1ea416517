'use client'
import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import { useStudio } from '@/components/studio/studio-context'

const KeysSheet = lazy(async () => ({
  default: (await import('@/components/studio/keys-sheet')).KeysSheet,
}))
const StudioPalette = lazy(async () => ({
  default: (await import('@/components/studio/studio-palette')).StudioPalette,
}))

/** What a command opened over the studio; loaded when it is asked for. */
export function StudioPanels() {
  const { panels } = useStudio()
  const panel = useStore(panels, (state) => state.panel)
  const close = () => panels.setState((now) => (now.panel === panel ? { panel: null } : now))
  if (panel === null) return null
  return (
    <Suspense>
      {panel === 'keys' && <KeysSheet onClose={close} />}
      {panel === 'palette' && <StudioPalette onClose={close} />}
    </Suspense>
  )
}
