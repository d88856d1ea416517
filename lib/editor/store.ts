import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Scene, Shot, Storyboard } from '@/lib/storyboard/schema'
import * as history from '@/lib/editor/history'

type Edit<A extends unknown[]> = (storyboard: Storyboard, ...args: A) => Storyboard

/** State of one mounted studio. `history` is undoable and saved; the rest is ephemeral. The playhead is the player's clock (player.ts), not here. */
export type EditorState = {
  storyboardId: string
  history: history.History<Storyboard>
  sceneId: string
  /** Selected shots of the active scene, in scene order. Empty: the scene itself. */
  shotIds: readonly string[]
  /** What the viewer shows: the plan, or a take by generation id. */
  source: 'animatic' | string
  edit: <A extends unknown[]>(edit: Edit<A>, ...args: A) => void
  beginGesture: () => void
  commitGesture: () => void
  cancelGesture: () => void
  undo: () => void
  redo: () => void
  /** What was changed elsewhere goes into every state, so that undo never takes it away. */
  rebase: (change: (each: Storyboard) => Storyboard) => void
  /** A newer revision from the server replaces everything; history starts anew. */
  replace: (storyboard: Storyboard) => void
  selectScene: (sceneId: string) => void
  selectShots: (sceneId: string, shotIds: readonly string[]) => void
  show: (source: 'animatic' | string) => void
}
export type EditorStore = StoreApi<EditorState>

export function createEditorStore(storyboardId: string, storyboard: Storyboard): EditorStore {
  return createStore<EditorState>()((set) => {
    const step = (fn: (h: history.History<Storyboard>) => history.History<Storyboard>) =>
      set((state) => {
        const next = fn(state.history)
        return next === state.history ? state : { history: next, ...keepSelection(state, next.present) }
      })
    return {
      storyboardId,
      history: history.startHistory(storyboard),
      sceneId: storyboard.scenes[0]?.id ?? '',
      shotIds: [],
      source: 'animatic',
      edit: (edit, ...args) => step((h) => history.record(h, edit(h.present, ...args))),
      beginGesture: () => step(history.begin),
      commitGesture: () => step(history.commit),
      cancelGesture: () => step(history.cancel),
      undo: () => step(history.undo),
      redo: () => step(history.redo),
      rebase: (change) => step((h) => history.rebase(h, change)),
      replace: (next) => step(() => history.startHistory(next)),
      selectScene: (sceneId) =>
        set((state) => (state.sceneId === sceneId ? state : { sceneId, shotIds: [], source: 'animatic' })),
      selectShots: (sceneId, shotIds) =>
        set((state) => ({ sceneId, shotIds, source: state.sceneId === sceneId ? state.source : 'animatic' })),
      show: (source) => set({ source }),
    }
  })
}

/** After an edit or undo, a selection may point at what is gone. */
function keepSelection(state: EditorState, next: Storyboard): Pick<EditorState, 'sceneId' | 'shotIds'> {
  const scene = next.scenes.find((each) => each.id === state.sceneId) ?? next.scenes[0]
  const alive = new Set(scene?.shots.map((shot) => shot.id))
  const kept = state.shotIds.filter((id) => alive.has(id))
  return { sceneId: scene?.id ?? '', shotIds: kept.length === state.shotIds.length ? state.shotIds : kept }
}

export const selectStoryboard = (state: EditorState): Storyboard => state.history.present
/** What may be saved: the last settled storyboard, never a half-finished drag. */
export const selectSettled = (state: EditorState): Storyboard => state.history.base ?? state.history.present
export const selectScene = (state: EditorState): Scene | undefined =>
  state.history.present.scenes.find((scene) => scene.id === state.sceneId)
export const selectShot = (state: EditorState): Shot | undefined => {
  const scene = selectScene(state)
  return (
    scene?.shots.find((shot) => shot.id === state.shotIds[0]) ??
    (scene?.shots.length === 1 ? scene.shots[0] : undefined)
  )
}
