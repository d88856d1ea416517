'use client'
import { useRef } from 'react'
import { FilmTimecode } from '@/components/studio/timecode'
import { usePlayer, usePlayerFrame } from '@/components/studio/use-player'

/** The line of the clock, moved by a transform alone; with the in and out points. */
export function Playhead() {
  const line = useRef<HTMLDivElement>(null)
  const inMs = usePlayer((state) => state.inMs)
  const outMs = usePlayer((state) => state.outMs)
  usePlayerFrame(({ timeMs }) => line.current?.style.setProperty('--t', String(timeMs / 1_000)))
  return (
    <>
      {inMs !== null && <Mark ms={inMs} label="In" />}
      {outMs !== null && <Mark ms={outMs} label="Out" />}
      <div
        ref={line}
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 left-0 z-[6] -ml-[0.75px] w-[1.5px] translate-x-[calc(var(--t)*var(--pps))] bg-ink shadow-[0_0_0_0.75px_oklch(0_0_0/0.35)] will-change-transform light:shadow-none"
      >
        <FilmTimecode
          short
          className="absolute top-[3px] left-0 h-[17px] translate-x-[max(-50%,calc(var(--t)*var(--pps)*-1+2px))] rounded-chip bg-ink px-[5px] font-mono text-[10.5px] leading-[17px] font-medium text-well light:text-white"
        />
      </div>
    </>
  )
}

function Mark({ ms, label }: { ms: number; label: string }) {
  return (
    <span
      aria-hidden="true"
      style={{ ['--t' as string]: ms / 1_000 }}
      className="pointer-events-none absolute top-0 left-[calc(var(--t)*var(--pps))] z-[5] h-6 border-l-2 border-pencil pl-0.5 text-[9px] leading-3 text-pencil"
    >
      {label}
    </span>
  )
}
