'use client'
import { useEffect, useRef } from 'react'
import { usePrefs, useStudio } from '@/components/studio/studio-context'
import { alignRate, alignTime, type Edges } from '@/lib/editor/align-takes'
import type { SceneClock } from '@/lib/editor/scene-clock'
import { followVideo } from '@/lib/editor/video-follow'
import { syncVideo } from '@/lib/editor/video-sync'
import { limits } from '@/lib/storyboard/limits'
import type { GenerationView } from '@/lib/views'

/** One of the takes compared. The leading one moves the clock and is heard; the others keep in step without a sound. */
export function ComparedVideo({
  take,
  leads,
  clock,
  from,
  to,
}: {
  take: GenerationView
  leads: boolean
  clock: SceneClock
  /** Shots of the leading take, and of this one. */
  from: Edges
  to: Edges
}) {
  const { player } = useStudio()
  const volume = usePrefs((state) => state.volume)
  const muted = usePrefs((state) => state.muted)
  const video = useRef<HTMLVideoElement>(null)
  const latest = useRef({ clock, from, to })
  const fps = take.facts?.kind === 'video' ? take.facts.fps : limits.fps

  useEffect(() => {
    latest.current = { clock, from, to }
  })
  useEffect(() => {
    if (!video.current) return
    if (leads) return syncVideo(video.current, player, { clock: () => latest.current.clock, fps })
    const local = (filmMs: number) => latest.current.clock.toLocal(filmMs)
    return followVideo(video.current, player, {
      toLocal: (filmMs) => alignTime(local(filmMs), latest.current.from, latest.current.to),
      rateAt: (filmMs) => alignRate(local(filmMs), latest.current.from, latest.current.to),
      fps,
    })
  }, [player, leads, fps])
  useEffect(() => {
    if (!video.current) return
    video.current.volume = volume
    video.current.muted = muted || !leads
  }, [volume, muted, leads])
  return (
    <video
      ref={video}
      src={take.videoUrl ?? ''}
      {...(take.thumbUrl && { poster: take.thumbUrl })}
      aria-label={`Take ${take.takeNumber}`}
      muted={!leads}
      playsInline
      preload="auto"
      className="block size-full object-contain"
    />
  )
}
