import { seekTo, type SyncedVideo } from '@/lib/editor/video-sync'
import type { Player } from '@/lib/editor/player'

const FAR_MS = 180
const NEAR_MS = 12
const LONGEST_JUMP_MS = 500

/**
 * A video that keeps in step with another one that leads the clock. Playing it leans on its speed to stay within a frame
 * and jumps only when it is far off, as far ahead as its last jump took; paused it shows the middle of its frame.
 */
export function followVideo(
  video: SyncedVideo,
  player: Player,
  of: { toLocal: (filmMs: number) => number; rateAt: (filmMs: number) => number; fps: number },
  now = () => performance.now(),
): () => void {
  let playing = false
  let seeking = false
  let next: number | null = null
  let since = 0
  let jumpMs = 0

  function seek(seconds: number) {
    if (seeking) {
      next = seconds
      return
    }
    if (Math.abs(video.currentTime - seconds) < 0.002) return
    seeking = true
    since = now()
    seekTo(video, seconds)
  }
  function onSeeked() {
    seeking = false
    jumpMs = Math.min(LONGEST_JUMP_MS, now() - since)
    const wanted = next
    next = null
    if (wanted !== null) seek(wanted)
  }
  function pause() {
    if (!playing) return
    playing = false
    video.pause()
  }
  function update() {
    const { timeMs, playing: runs, rate } = player.get()
    const local = of.toLocal(timeMs)
    if (!runs || rate <= 0) {
      pause()
      seek((Math.floor((local / 1_000) * of.fps + 1e-6) + 0.5) / of.fps)
      return
    }
    const behind = local - video.currentTime * 1_000
    if (Math.abs(behind) > FAR_MS && !seeking) seek((local + jumpMs * rate) / 1_000)
    if (!playing) {
      playing = true
      video.play().catch(pause)
    }
    const lean = Math.abs(behind) < NEAR_MS ? 0 : Math.max(-0.25, Math.min(0.25, behind / 400))
    const wanted = Math.max(0.1, Math.min(8, rate * of.rateAt(timeMs) * (1 + lean)))
    if (Math.abs(video.playbackRate - wanted) > 0.01) video.playbackRate = wanted
  }
  video.addEventListener('seeked', onSeeked)
  const unsubscribe = player.subscribe(update)
  update()
  return () => {
    unsubscribe()
    video.removeEventListener('seeked', onSeeked)
    video.pause()
  }
}
