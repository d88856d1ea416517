'use client'
import { useEffect, useRef } from 'react'
import type { VideoRecipe } from '@/lib/storyboard/fit-recipe'

/** The chosen range of a clip, over and over, without sound. It starts anew where the range is moved to. */
export function ClipPreview({ src, recipe }: { src: string; recipe: VideoRecipe }) {
  const video = useRef<HTMLVideoElement>(null)
  const start = recipe.startMs / 1000
  const end = (recipe.startMs + recipe.durationMs) / 1000
  useEffect(() => {
    const player = video.current
    if (!player) return
    const toStart = () => {
      player.currentTime = start
      void player.play().catch(() => undefined)
    }
    const onTime = () => (player.currentTime >= end || player.currentTime < start - 0.1) && toStart()
    if (player.readyState > 0) toStart()
    player.addEventListener('loadedmetadata', toStart)
    player.addEventListener('timeupdate', onTime)
    player.addEventListener('ended', toStart)
    return () => {
      player.removeEventListener('loadedmetadata', toStart)
      player.removeEventListener('timeupdate', onTime)
      player.removeEventListener('ended', toStart)
    }
  }, [start, end])
  return (
    <video ref={video} src={src} muted playsInline preload="metadata" className="size-full object-fill" />
  )
}
