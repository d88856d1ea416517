/** Frames per second of every plan and film: what the model delivers. */
export const FPS = 24
