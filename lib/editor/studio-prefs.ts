import { createStore, type StoreApi } from 'zustand/vanilla'
import { zoomLimits } from '@/lib/editor/time-scale'

/** How the studio is arranged and played: kept on this device, never undone. Sizes in px. */
export type StudioPrefs = {
  libraryPx: number
  inspectorPx: number
  timelinePx: number
  libraryOpen: boolean
  pxPerSec: number
  snap: boolean
  speed: number
  volume: number
  muted: boolean
  guides: boolean
}
export type StudioPrefsStore = StoreApi<StudioPrefs>

export const panelLimits = {
  library: { min: 220, max: 360, usual: 256 },
  inspector: { min: 300, max: 420, usual: 328 },
  timeline: { min: 220, max: 420, usual: 292 },
} as const

const usual: StudioPrefs = {
  libraryPx: panelLimits.library.usual,
  inspectorPx: panelLimits.inspector.usual,
  timelinePx: panelLimits.timeline.usual,
  libraryOpen: true,
  pxPerSec: zoomLimits.default,
  snap: true,
  speed: 1,
  volume: 1,
  muted: false,
  guides: false,
}
const KEY = 'shotboard.studio'

const ranges: Partial<Record<keyof StudioPrefs, { min: number; max: number }>> = {
  libraryPx: panelLimits.library,
  inspectorPx: panelLimits.inspector,
  timelinePx: panelLimits.timeline,
  pxPerSec: zoomLimits,
  speed: { min: 0.25, max: 2 },
  volume: { min: 0, max: 1 },
}

/** What is stored and still makes sense; the rest stays as usual. */
function readPrefs(json: unknown): Partial<StudioPrefs> {
  if (typeof json !== 'object' || json === null) return {}
  const kept = Object.entries(json).filter(([name, value]) => {
    if (!Object.hasOwn(usual, name)) return false
    const key = name as keyof StudioPrefs
    const range = ranges[key]
    return typeof value === typeof usual[key] && (!range || (value >= range.min && value <= range.max))
  })
  return Object.fromEntries(kept)
}

export function createStudioPrefs(): StudioPrefsStore {
  return createStore<StudioPrefs>()(() => usual)
}

/** Take over the last visit's arrangement and keep it from now on. In the browser only; returns the way to stop. */
export function rememberPrefs(prefs: StudioPrefsStore, storage: Storage): () => void {
  try {
    prefs.setState(readPrefs(JSON.parse(storage.getItem(KEY) ?? '{}')))
  } catch {
    storage.removeItem(KEY)
  }
  return prefs.subscribe((state) => {
    try {
      storage.setItem(KEY, JSON.stringify(state))
    } catch {
      // No room on the device: the arrangement then lasts as long as the page.
    }
  })
}
