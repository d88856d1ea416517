'use client'
import { useEffect, useMemo } from 'react'
import { useStudio } from '@/components/studio/studio-context'
import type { EditorStore } from '@/lib/editor/store'

const PAUSE_MS = 600
/** Only a closed step is saved, so nobody types for longer without one. */
const LONGEST_MS = 8_000

export type TypingRun = { type: () => void; end: () => void }

/** Letters typed without a pause are one undo step: the first opens a gesture; a pause, a blur or leaving closes it. */
export function useTypingRun(): TypingRun {
  const { store } = useStudio()
  const run = useMemo(() => typingRun(store), [store])
  useEffect(() => run.end, [run])
  return run
}

function typingRun(store: EditorStore): TypingRun {
  let timer: ReturnType<typeof setTimeout> | null = null
  let since = 0
  function end() {
    if (timer === null) return
    clearTimeout(timer)
    timer = null
    store.getState().commitGesture()
  }
  function type() {
    if (timer !== null && performance.now() - since > LONGEST_MS) end()
    if (timer === null) {
      store.getState().commitGesture()
      since = performance.now()
    } else clearTimeout(timer)
    store.getState().beginGesture()
    timer = setTimeout(end, PAUSE_MS)
  }
  return { type, end }
}
