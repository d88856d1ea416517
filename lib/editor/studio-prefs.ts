import { createStore, type StoreApi } from 'zustand/vanilla'
import { z } from 'zod'
import { zoomLimits } from '@/lib/editor/time-scale'

/** How the studio is arranged and played: kept on this device, never undone. Sizes in px. */
const StudioPrefs = z.object({
  libraryPx: z.number().min(220).max(360),
  inspectorPx: z.number().min(300).max(420),
  timelinePx: z.number().min(220).max(420),
  libraryOpen: z.boolean(),
  pxPerSec: z.number().min(zoomLimits.min).max(zoomLimits.max),
  snap: z.boolean(),
  speed: z.number().min(0.25).max(2),
  volume: z.number().min(0).max(1),
  muted: z.boolean(),
  guides: z.boolean(),
})
export type StudioPrefs = z.infer<typeof StudioPrefs>
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

export function createStudioPrefs(): StudioPrefsStore {
  return createStore<StudioPrefs>()(() => usual)
}

/** Take over the last visit's arrangement and keep it from now on. In the browser only; returns the way to stop. */
export function rememberPrefs(prefs: StudioPrefsStore, storage: Storage): () => void {
  try {
    const kept = StudioPrefs.partial().safeParse(JSON.parse(storage.getItem(KEY) ?? '{}'))
    if (kept.success) prefs.setState(withoutGaps(kept.data))
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

function withoutGaps(some: { [K in keyof StudioPrefs]?: StudioPrefs[K] | undefined }): Partial<StudioPrefs> {
  return Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined))
}
