'use client'
import { useEffect, useRef, useState } from 'react'
import { usePrefs, useStudio } from '@/components/studio/studio-context'
import { useSceneClock } from '@/components/studio/use-scene-clock'
import { syncVideo } from '@/lib/editor/video-sync'
import { limits } from '@/lib/storyboard/limits'
import type { GenerationView } from '@/lib/views'

/** A take, on the clock of the timeline. */
export function TakeVideo({ take, url }: { take: GenerationView; url: string }) {
  const { player } = useStudio()
  const clock = useSceneClock()
  const volume = usePrefs((state) => state.volume)
  const muted = usePrefs((state) => state.muted)
  const video = useRef<HTMLVideoElement>(null)
  const latest = useRef(clock)
  const [broken, setBroken] = useState(false)
  const fps = take.facts?.kind === 'video' ? take.facts.fps : limits.fps

  useEffect(() => {
    latest.current = clock
  })
  useEffect(() => {
    if (!video.current) return
    return syncVideo(video.current, player, { clock: () => latest.current, fps })
  }, [player, fps])
  useEffect(() => {
    if (!video.current) return
    video.current.volume = volume
    video.current.muted = muted
  }, [volume, muted])

  if (broken)
    return (
      <p role="alert" className="grid size-full place-items-center bg-raised p-6 text-center text-ink-2">
        The file of take {take.takeNumber} cannot be played. Generate the scene again, or download it to look
        inside.
      </p>
    )
  return (
    <video
      ref={video}
      src={url}
      {...(take.thumbUrl && { poster: take.thumbUrl })}
      aria-label={`Take ${take.takeNumber}`}
      playsInline
      preload="auto"
      onError={() => setBroken(true)}
      className="block size-full object-contain"
    />
  )
}
