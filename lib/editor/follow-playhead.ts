import { filmMsOf, sceneStartsOf } from '@/lib/editor/film-time'
import type { Player } from '@/lib/editor/player'
import { selectStoryboard, type EditorStore } from '@/lib/editor/store'
import { locate } from '@/lib/storyboard/timeline'

type Options = {
  store: EditorStore
  player: Player
  /** The take that stands for a scene, or undefined: shown when a scene is entered while looking at takes. */
  takeOf: (sceneId: string) => string | undefined
}

/**
 * Keeps clock and selection together: the scene under the playhead is the active one; an edit that moves the active
 * scene takes the playhead along, and undo of one leads to where it happened.
 */
export function followPlayhead({ store, player, takeOf }: Options): () => void {
  let lookingAtTakes = store.getState().source !== 'animatic'
  let seenMs = player.get().timeMs
  let span = activeSpan(store)

  function settle() {
    player.setDuration(filmMsOf(selectStoryboard(store.getState())))
    player.setScene(span.startMs, span.startMs + span.lengthMs)
  }
  function seek(ms: number) {
    if (Math.abs(ms - player.get().timeMs) < 0.5) return
    seenMs = ms
    player.seek(ms)
  }
  function onClock() {
    const { timeMs } = player.get()
    if (timeMs === seenMs) return
    seenMs = timeMs
    const { scene } = locate(selectStoryboard(store.getState()), timeMs)
    if (scene.id !== store.getState().sceneId) store.getState().selectScene(scene.id)
  }
  settle()
  const stopClock = player.subscribe(onClock)
  const stopStore = store.subscribe((state, before) => {
    const edited = selectStoryboard(state) !== selectStoryboard(before)
    const entered = state.sceneId !== before.sceneId
    if (!edited && !entered) {
      if (state.source !== before.source) lookingAtTakes = state.source !== 'animatic'
      return
    }
    const localMs = player.get().timeMs - span.startMs
    const wasInside = localMs >= 0 && localMs < span.lengthMs
    span = activeSpan(store)
    settle()
    if (!entered && wasInside) seek(span.startMs + Math.min(localMs, Math.max(0, span.lengthMs - 1)))
    else if (entered && edited) seek(span.startMs)
    if (!entered || !lookingAtTakes || state.source !== 'animatic') return
    const take = takeOf(state.sceneId)
    if (take !== undefined) state.show(take)
    lookingAtTakes = true
  })
  return () => {
    stopClock()
    stopStore()
  }
}

function activeSpan(store: EditorStore): { startMs: number; lengthMs: number } {
  const state = store.getState()
  const storyboard = selectStoryboard(state)
  const index = storyboard.scenes.findIndex((scene) => scene.id === state.sceneId)
  return {
    startMs: sceneStartsOf(storyboard)[index] ?? 0,
    lengthMs: storyboard.scenes[index]?.durationMs ?? 0,
  }
}
