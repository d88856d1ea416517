'use client'
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { ChevronsLeftRight } from 'lucide-react'
import { useDrag } from '@/lib/editor/use-drag'

const STEP = 2
const clamped = (share: number) => Math.min(100, Math.max(0, share))

/** The line between A and B: drag anywhere on it, or use the arrow keys. Written past React while it moves. */
export function WipeHandle() {
  const handle = useRef<HTMLDivElement>(null)
  const [share, setShare] = useState(50)

  const show = useCallback((next: number) => {
    handle.current?.parentElement?.style.setProperty('--wipe', `${next}%`)
    handle.current?.setAttribute('aria-valuenow', String(Math.round(next)))
  }, [])
  useEffect(() => {
    const frame = handle.current?.parentElement
    return () => void frame?.style.removeProperty('--wipe')
  }, [])
  const start = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      const box = handle.current?.parentElement?.getBoundingClientRect()
      if (!box || box.width === 0) return null
      event.stopPropagation()
      let next = share
      return {
        move({ clientX }: { clientX: number }) {
          next = clamped(((clientX - box.left) / box.width) * 100)
          show(next)
        },
        end: () => setShare(next),
        cancel: () => show(share),
      }
    },
    [share, show],
  )
  const onPointerDown = useDrag(start, 0)
  function onKeyDown(event: KeyboardEvent) {
    const by = event.shiftKey ? 5 * STEP : STEP
    const next =
      event.key === 'ArrowLeft'
        ? share - by
        : event.key === 'ArrowRight'
          ? share + by
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? 100
              : null
    if (next === null || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    show(clamped(next))
    setShare(clamped(next))
  }
  return (
    <div
      ref={handle}
      role="slider"
      tabIndex={0}
      aria-label="Wipe between A and B"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share)}
      aria-valuetext={`${Math.round(share)} % A`}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      className="absolute inset-y-0 left-(--wipe) z-[4] w-7 -translate-x-1/2 cursor-ew-resize touch-none outline-none before:absolute before:inset-y-0 before:left-1/2 before:w-[1.5px] before:-translate-x-1/2 before:bg-[oklch(0.97_0_0)] before:shadow-[0_0_0_0.75px_oklch(0_0_0/0.35)] coarse:w-11"
    >
      <span className="absolute top-1/2 left-1/2 grid size-7 -translate-1/2 place-items-center rounded-full bg-[oklch(0.97_0_0)] text-[oklch(0.2_0.01_250)] shadow-pop in-focus-visible:outline-2 in-focus-visible:outline-offset-2 in-focus-visible:outline-focus">
        <ChevronsLeftRight size={14} strokeWidth={1.9} aria-hidden />
      </span>
    </div>
  )
}
