/** A film strip is one picture: this many frames of a clip side by side, evenly spread over its length, each of this size in px. */
export const STRIP_FRAMES = 16
export const STRIP_FRAME = { width: 160, height: 90 }

/** Which frame stands for a place in the clip, 0 to 1. */
export function stripFrame(place: number): number {
  return Math.min(STRIP_FRAMES - 1, Math.max(0, Math.floor(place * STRIP_FRAMES)))
}

/** Where a picture STRIP_FRAMES times as wide as its window must stand to show that frame, in percent as CSS counts. */
export function stripOffset(frame: number): number {
  return (frame / (STRIP_FRAMES - 1)) * 100
}
