import { createStore, type StoreApi } from 'zustand/vanilla'
import type { StudioPanel } from '@/lib/editor/command'

/** An element that only one scene has: a new one (`id` null), one being changed, or one on its way into the library. */
export type SceneElementPanel = { sceneId: string; id: string | null; toLibrary: boolean }

/** What lies over the studio, and whether the title is being typed. Never saved. */
type StudioPanels = {
  panel: StudioPanel | null
  /** Letters typed while the palette was on its way. */
  typed: string
  namingTitle: boolean
  /** Other tabs of this browser that have the same storyboard open. */
  otherTabs: number
  sceneElement: SceneElementPanel | null
}
export type StudioPanelsStore = StoreApi<StudioPanels>

export function createStudioPanels(): StudioPanelsStore {
  return createStore<StudioPanels>()(() => ({
    panel: null,
    typed: '',
    namingTitle: false,
    otherTabs: 0,
    sceneElement: null,
  }))
}
