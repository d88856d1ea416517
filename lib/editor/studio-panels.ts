import { createStore, type StoreApi } from 'zustand/vanilla'
import type { StudioPanel } from '@/lib/editor/command'

/** What lies over the studio, and whether the title is being typed. Never saved. */
type StudioPanels = {
  panel: StudioPanel | null
  namingTitle: boolean
  /** Other tabs of this browser that have the same storyboard open. */
  otherTabs: number
}
export type StudioPanelsStore = StoreApi<StudioPanels>

export function createStudioPanels(): StudioPanelsStore {
  return createStore<StudioPanels>()(() => ({ panel: null, namingTitle: false, otherTabs: 0 }))
}
