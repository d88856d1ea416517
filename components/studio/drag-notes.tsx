'use client'
import { useStore } from 'zustand'
import { useStudio } from '@/components/studio/studio-context'

/** While a boundary moves: where it was, and what it means, over the timeline. */
export function DragNotes() {
  const drag = useStore(useStudio().gesture, (state) => state.boundary)
  if (!drag) return null
  return (
    <>
      <span
        aria-hidden="true"
        style={{ ['--t' as string]: drag.wasMs / 1_000 }}
        className="pointer-events-none absolute top-[50px] left-[calc(var(--t)*var(--pps))] z-[3] h-20 border-l border-dashed border-ink-2"
      />
      <div
        role="presentation"
        style={{ ['--t' as string]: drag.atMs / 1_000 }}
        className={`${dragTip} top-[26px] left-[calc(var(--t)*var(--pps))] -translate-x-1/2`}
      >
        {drag.words}
        <small className={dragTipSmall}>{drag.detail}</small>
      </div>
    </>
  )
}

/** The rectangle that selects. */
export function Marquee() {
  const box = useStore(useStudio().gesture, (state) => state.marquee)
  if (!box) return null
  return (
    <span
      aria-hidden="true"
      style={box}
      className="pointer-events-none absolute z-[7] rounded-[2px] border border-pencil bg-pencil-tint"
    />
  )
}

export const dragTip =
  'pointer-events-none absolute z-[9] rounded-control bg-[oklch(0.96_0.003_250)] px-2 py-[5px] text-center font-strong whitespace-nowrap text-[oklch(0.2_0.01_250)] shadow-[0_6px_18px_oklch(0_0_0/0.4)] light:bg-[oklch(0.24_0.008_250)] light:text-[oklch(0.98_0_0)]'
export const dragTipSmall =
  'block text-2xs leading-[14px] font-normal text-[oklch(0.4_0.01_250)] light:text-[oklch(0.84_0_0)]'
