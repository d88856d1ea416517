'use client'
import { useEffect } from 'react'
import { useStudio } from '@/components/studio/studio-context'
import type { StudioTakes } from '@/components/studio/use-takes'
import { filmMsOf, sceneStartsOf } from '@/lib/editor/film-time'
import { selectStoryboard } from '@/lib/editor/store'
import { standsFor, takesOf } from '@/lib/editor/takes'
import { locate } from '@/lib/storyboard/timeline'
import { useRef } from 'react'

/**
 * Keeps clock and selection together: the scene under the playhead is the active one; an edit that moves the active
 * scene takes the playhead along; and a scene entered while looking at takes shows the take that stands for it.
 */
export function usePlayhead(takes: StudioTakes): void {
  const { store, player } = useStudio()
  const latest = useRef(takes)
  useEffect(() => {
    latest.current = takes
  })

  useEffect(() => {
    let lookingAtTakes = false
    let seenMs = player.get().timeMs

    function follow() {
      const { timeMs } = player.get()
      if (timeMs === seenMs) return
      seenMs = timeMs
      const state = store.getState()
      const { scene } = locate(selectStoryboard(state), timeMs)
      if (scene.id === state.sceneId) return
      state.selectScene(scene.id)
    }
    function settle() {
      const storyboard = selectStoryboard(store.getState())
      player.setDuration(filmMsOf(storyboard))
      const { startMs, lengthMs } = activeSpan()
      player.setScene(startMs, startMs + lengthMs)
    }
    function activeSpan() {
      const state = store.getState()
      const storyboard = selectStoryboard(state)
      const index = storyboard.scenes.findIndex((scene) => scene.id === state.sceneId)
      return {
        startMs: sceneStartsOf(storyboard)[index] ?? 0,
        lengthMs: storyboard.scenes[index]?.durationMs ?? 0,
      }
    }
    let span = activeSpan()
    settle()
    const offPlayer = player.subscribe(follow)
    const offStore = store.subscribe((state, before) => {
      const planned = selectStoryboard(state) !== selectStoryboard(before)
      const entered = state.sceneId !== before.sceneId
      if (!planned && !entered) {
        if (state.source !== before.source) lookingAtTakes = state.source !== 'animatic'
        return
      }
      const local = player.get().timeMs - span.startMs
      const stayed = !entered && local >= 0 && local < span.lengthMs
      span = activeSpan()
      settle()
      if (stayed) seek(span.startMs + Math.min(local, Math.max(0, span.lengthMs - 1)))
      else if (planned && entered) seek(span.startMs)
      if (entered && lookingAtTakes && state.source === 'animatic') {
        const take = standsFor(takesOf(latest.current.bySceneId, state.sceneId))
        if (take) state.show(take.id)
        lookingAtTakes = true
      }
    })
    function seek(ms: number) {
      if (Math.abs(ms - player.get().timeMs) < 0.5) return
      seenMs = ms
      player.seek(ms)
    }
    return () => {
      offPlayer()
      offStore()
    }
  }, [store, player])

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
