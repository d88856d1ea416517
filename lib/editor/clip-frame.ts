import type { Picture } from '@/lib/animatic/canvas'

/** The frame of a reference clip at a moment, from a hidden video. */
export type ClipFrame = {
  at: (ms: number, playing: boolean) => Picture | null
  url: string
  dispose: () => void
}
const DRIFT_S = 0.15

export function createClipFrame(url: string, onFrame: () => void): ClipFrame {
  const video = document.createElement('video')
  video.muted = true
  video.preload = 'auto'
  video.playsInline = true
  video.src = url
  for (const name of ['loadeddata', 'seeked'] as const) video.addEventListener(name, onFrame)

  return {
    url,
    at(ms, playing) {
      if (video.readyState < 2 || video.videoWidth === 0) return null
      const wanted = Math.min(ms / 1_000, Math.max(0, video.duration - 0.05))
      const away = Math.abs(video.currentTime - wanted)
      if (playing && wanted < video.duration - 0.1) {
        if (video.paused) video.play().catch(() => undefined)
        if (away > DRIFT_S && !video.seeking) video.currentTime = wanted
      } else {
        if (!video.paused) video.pause()
        if (away > 0.02 && !video.seeking) video.currentTime = wanted
      }
      return { image: video, width: video.videoWidth, height: video.videoHeight }
    },
    dispose() {
      video.pause()
      for (const name of ['loadeddata', 'seeked'] as const) video.removeEventListener(name, onFrame)
      video.removeAttribute('src')
      video.load()
    },
  }
}
