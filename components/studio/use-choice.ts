'use client'
import { useState } from 'react'

type Choosable = { id: string; off: boolean }

/** Which row is marked, and how the arrow keys move the mark. Rows that are off can be read, not chosen. */
export function useChoice<R extends Choosable>(rows: readonly R[], choose: (row: R) => void) {
  const [marked, setMarked] = useState<string | null>(null)
  const found = rows.findIndex((row) => row.id === marked)
  const index = found >= 0 ? found : rows.findIndex((row) => !row.off)
  const active = rows[index]

  function move(to: number) {
    const row = rows[(to + rows.length) % rows.length]
    if (row) setMarked(row.id)
  }
  /** True when the key was used. */
  function onKey(event: Pick<KeyboardEvent, 'key' | 'isComposing'>): boolean {
    if (event.isComposing || rows.length === 0) return false
    if (event.key === 'ArrowDown') move(index + 1)
    else if (event.key === 'ArrowUp') move(index - 1)
    else if (event.key === 'Home') move(0)
    else if (event.key === 'End') move(rows.length - 1)
    else if (event.key !== 'Enter' && event.key !== 'Tab') return false
    else if (active && !active.off) choose(active)
    return true
  }
  return { active, mark: setMarked, onKey }
}
