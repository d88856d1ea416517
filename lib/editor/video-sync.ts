import type { Player } from '@/lib/editor/player'
import type { SceneClock } from '@/lib/editor/scene-clock'

/** The part of a <video> that is used. */
export type SyncedVideo = Pick<
  HTMLVideoElement,
  'currentTime' | 'playbackRate' | 'ended' | 'play' | 'pause' | 'addEventListener' | 'removeEventListener'
> &
  Partial<Pick<HTMLVideoElement, 'requestVideoFrameCallback'>>

/** Sends a video to a place. A busy Chromium may keep showing what it showed before unless somebody waits for the frame. */
export function seekTo(video: SyncedVideo, seconds: number): void {
  video.currentTime = seconds
  video.requestVideoFrameCallback?.(() => undefined)
}

const JUMP_MS = 80
const PAST_MS = 1

/**
 * One clock for timeline and video. Playing forward the video leads and the playhead follows it; paused, scrubbing or
 * playing back the playhead leads, and the video shows the middle of its frame so that exactly that frame is seen.
 */
export function syncVideo(
  video: SyncedVideo,
  player: Player,
  of: { clock: () => SceneClock; fps: number },
): () => void {
  let leads = false
  let sought: number | null = null
  let next: number | null = null
  let reported = Number.NaN

  function seek(seconds: number) {
    if (sought !== null) {
      next = seconds === sought ? null : seconds
      return
    }
    if (Math.abs(video.currentTime - seconds) < 0.002) return
    sought = seconds
    seekTo(video, seconds)
  }
  // By then a playing video is already past the place it was sent to.
  function onSeeked() {
    const wanted = next
    sought = next = null
    if (wanted !== null) seek(wanted)
  }
  function master(): number {
    const clock = of.clock()
    if (video.ended) return (reported = clock.endMs + PAST_MS)
    if (sought !== null) return (reported = player.get().timeMs)
    return (reported = clock.toFilm(video.currentTime * 1_000))
  }
  function lead(timeMs: number, rate: number) {
    if (!leads) {
      leads = true
      seek(of.clock().toLocal(timeMs) / 1_000)
      reported = timeMs
      player.follow(master)
      video.play().catch(() => stop())
    } else if (Math.abs(timeMs - reported) > JUMP_MS) {
      reported = timeMs
      seek(of.clock().toLocal(timeMs) / 1_000)
    }
    if (video.playbackRate !== rate) video.playbackRate = rate
  }
  function stop() {
    if (!leads) return
    leads = false
    player.follow(null)
    video.pause()
  }
  function update() {
    const { timeMs, playing, rate } = player.get()
    const { startMs, endMs, toLocal } = of.clock()
    if (playing && rate > 0 && timeMs >= startMs && timeMs < endMs) {
      lead(timeMs, rate)
      return
    }
    stop()
    const frame = Math.floor((toLocal(timeMs) / 1_000) * of.fps + 1e-6)
    seek((frame + 0.5) / of.fps)
  }
  video.addEventListener('seeked', onSeeked)
  const unsubscribe = player.subscribe(update)
  update()
  return () => {
    unsubscribe()
    video.removeEventListener('seeked', onSeeked)
    if (leads) player.follow(null)
    video.pause()
  }
}
