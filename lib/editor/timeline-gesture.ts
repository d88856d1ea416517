import { createStore, type StoreApi } from 'zustand/vanilla'

/** What a hand is doing in the timeline right now. Drawn over it, never saved. Times are film ms. */
type BoundaryDrag = {
  sceneId: string
  /** The boundary lies after shot `index`. */
  index: number
  /** Where it was when the drag began, and where it is. */
  wasMs: number
  atMs: number
  words: string
  detail: string
}
type ShotsMove = {
  shotIds: readonly string[]
  words: string
  detail: string | null
  copies: boolean
}
type TimelineGesture = {
  boundary: BoundaryDrag | null
  move: ShotsMove | null
  /** The rectangle that selects, in px of the lanes. */
  marquee: { left: number; top: number; width: number; height: number } | null
  /** Shots whose length was changed by a command: they flash once. */
  flashing: readonly string[]
  /** The scene whose name is being typed. */
  namingSceneId: string | null
}
export type TimelineGestureStore = StoreApi<TimelineGesture>

export function createTimelineGesture(): TimelineGestureStore {
  return createStore<TimelineGesture>()(() => ({
    boundary: null,
    move: null,
    marquee: null,
    flashing: [],
    namingSceneId: null,
  }))
}
