'use client'
import { useStore } from 'zustand'
import { useStudio } from '@/components/studio/studio-context'
import { later } from '@/components/ui/later'

const KeysSheet = later(async () => (await import('@/components/studio/keys-sheet')).KeysSheet)
const BatchDialog = later(async () => (await import('@/components/studio/batch-dialog')).BatchDialog)
const LimitDialog = later(async () => (await import('@/components/studio/limit-dialog')).LimitDialog)
const ImportDialog = later(async () => (await import('@/components/studio/import-dialog')).ImportDialog)
const StudioPalette = later(async () => (await import('@/components/studio/studio-palette')).StudioPalette)
const HistoryDialog = later(async () => (await import('@/components/studio/history-dialog')).HistoryDialog)
const SceneList = later(async () => (await import('@/components/studio/scene-list')).SceneList)
const DefaultsDialog = later(async () => (await import('@/components/studio/defaults-dialog')).DefaultsDialog)

/** What a command opened over the studio; loaded when it is asked for. */
export function StudioPanels() {
  const { panels } = useStudio()
  const panel = useStore(panels, (state) => state.panel)
  const close = () => panels.setState((now) => (now.panel === panel ? { panel: null } : now))
  if (panel === null) return null
  return (
    <>
      {panel === 'keys' && <KeysSheet onClose={close} />}
      {panel === 'batch' && <BatchDialog onClose={close} />}
      {panel === 'limit' && <LimitDialog onClose={close} />}
      {panel === 'history' && <HistoryDialog onClose={close} />}
      {panel === 'scenes' && <SceneList onClose={close} />}
      {panel === 'defaults' && <DefaultsDialog onClose={close} />}
      {panel === 'import' && <ImportDialog onClose={close} />}
      {panel === 'palette' && <StudioPalette onClose={close} />}
    </>
  )
}
