'use client'
import { useEffect, useRef } from 'react'
import { useStudio } from '@/components/studio/studio-context'
import type { StudioTakes } from '@/components/studio/use-takes'
import { followPlayhead } from '@/lib/editor/follow-playhead'
import { standsFor, takesOf } from '@/lib/editor/takes'

/** Joins clock and selection, and shows the take that stands for the first scene. */
export function usePlayhead(takes: StudioTakes): void {
  const { store, player } = useStudio()
  const latest = useRef(takes)
  useEffect(() => {
    latest.current = takes
  })

  useEffect(
    () =>
      followPlayhead({
        store,
        player,
        takeOf: (sceneId) => standsFor(takesOf(latest.current.bySceneId, sceneId))?.id,
      }),
    [store, player],
  )

  const shown = useRef(false)
  useEffect(() => {
    if (shown.current || takes.bySceneId.size === 0) return
    shown.current = true
    const { sceneId, source, show } = store.getState()
    const take = standsFor(takesOf(takes.bySceneId, sceneId))
    if (source === 'animatic' && take) show(take.id)
  }, [store, takes])

  useEffect(() => () => player.dispose(), [player])
}
