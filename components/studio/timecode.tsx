'use client'
import { useRef } from 'react'
import { usePlayerFrame } from '@/components/studio/use-player'
import { useSceneClock } from '@/components/studio/use-scene-clock'
import { formatTimecode } from '@/lib/storyboard/timeline'

type Look = { className?: string }

/** Minutes, seconds and frames of the playhead in the film, written past React. `short` leaves out the minutes: "20:14". */
export function FilmTimecode({ short = false, className }: Look & { short?: boolean }) {
  const text = useRef<HTMLSpanElement>(null)
  usePlayerFrame(({ timeMs }) => {
    const code = formatTimecode(timeMs)
    if (text.current) text.current.textContent = short ? code.slice(3) : code
  })
  return <span ref={text} className={className} suppressHydrationWarning />
}

/** The same in what the viewer shows: the scene, or its take. */
export function SceneTimecode({ short = false, className }: Look & { short?: boolean }) {
  const clock = useSceneClock()
  const text = useRef<HTMLSpanElement>(null)
  usePlayerFrame(({ timeMs }) => {
    const code = formatTimecode(clock.toLocal(timeMs))
    if (text.current) text.current.textContent = short ? code.slice(3) : code
  })
  return <span ref={text} className={className} suppressHydrationWarning />
}
