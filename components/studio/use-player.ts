'use client'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useStudio } from '@/components/studio/studio-context'
import type { PlayerState } from '@/lib/editor/player'

/** Runs on every frame of the clock and once at mount, outside React: for what moves with the playhead. */
export function usePlayerFrame(draw: (state: PlayerState) => void): void {
  const { player } = useStudio()
  const latest = useRef(draw)
  useEffect(() => {
    latest.current = draw
    draw(player.get())
  })
  useEffect(() => player.subscribe(() => latest.current(player.get())), [player])
}

/** A part of the player's state that changes rarely ("playing"), as React state. */
export function usePlayer<T extends string | number | boolean | null>(select: (state: PlayerState) => T): T {
  const { player } = useStudio()
  return useSyncExternalStore(
    player.subscribe,
    () => select(player.get()),
    () => select(player.get()),
  )
}
