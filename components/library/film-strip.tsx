'use client'
import { useRef, type PointerEvent } from 'react'
import { STRIP_FRAMES, stripFrame, stripOffset } from '@/lib/media/film-strip'

/** Over a clip's picture: the pointer runs through the clip from left to right. The strip is loaded when it is first wanted. */
export function FilmStrip({ url }: { url: string }) {
  const window = useRef<HTMLDivElement>(null)
  const line = useRef<HTMLDivElement>(null)
  function scrub(event: PointerEvent) {
    const { current: shown } = window
    if (!shown || event.pointerType === 'touch') return
    const box = shown.getBoundingClientRect()
    const place = (event.clientX - box.left) / Math.max(box.width, 1)
    shown.style.backgroundImage = `url("${url}")`
    shown.style.backgroundPosition = `${stripOffset(stripFrame(place))}% 0`
    shown.style.opacity = '1'
    if (line.current) line.current.style.left = `${Math.min(100, Math.max(0, place * 100))}%`
  }
  return (
    <div
      ref={window}
      data-film-strip=""
      aria-hidden
      onPointerMove={scrub}
      onPointerLeave={() => window.current && (window.current.style.opacity = '0')}
      className="absolute inset-0 opacity-0"
      style={{ backgroundSize: `${STRIP_FRAMES * 100}% 100%`, backgroundRepeat: 'no-repeat' }}
    >
      <div ref={line} className="absolute inset-y-0 w-px bg-[oklch(0.97_0_0/0.9)]" />
    </div>
  )
}
