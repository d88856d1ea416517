import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CommandContext } from '@/lib/editor/command'
import type { GenerationView } from '@/lib/views'

export type CompareMode = 'wipe' | 'side' | 'difference'
/** A is the take the viewer shows. `otherIds` are B, C and D, at most three. `looped`: whether the film looped before. */
type Compare = { sceneId: string; otherIds: readonly string[]; mode: CompareMode; looped: boolean }
export type CompareStore = StoreApi<{ open: Compare | null }>
export const MOST_COMPARED = 4

export function createCompareStore(): CompareStore {
  return createStore<{ open: Compare | null }>()(() => ({ open: null }))
}

export const playable = (takes: readonly GenerationView[]): GenerationView[] =>
  takes.filter((take) => take.state === 'done' && take.videoUrl !== null)

/** The takes being compared, A first; null when there is nothing to compare (any more). */
export function comparedTakes(
  open: Compare | null,
  { sceneId, source }: { sceneId: string; source: string },
  takes: readonly GenerationView[],
): GenerationView[] | null {
  if (open?.sceneId !== sceneId) return null
  const all = playable(takes)
  const found = [source, ...open.otherIds].flatMap((id) => all.find((take) => take.id === id) ?? [])
  return found.length >= 2 && found[0]?.id === source ? found : null
}

type Of = Pick<CommandContext, 'store' | 'compare' | 'player' | 'takes'>

export function compared({ store, compare, takes }: Of): GenerationView[] | null {
  return comparedTakes(compare.getState().open, store.getState(), takes())
}
export function whyNotCompare({ takes }: Pick<Of, 'takes'>): string | null {
  const count = playable(takes()).length
  return count >= 2 ? null : `${count} of 2 finished takes: generate another to compare`
}

/** A is what is shown, or the picked take, or the newest; B the picked one or the newest of the others. The scene loops meanwhile. */
export function openCompare({ store, compare, player, takes }: Of): void {
  const all = playable(takes())
  const { source, sceneId, show } = store.getState()
  const a = all.find((take) => take.id === source) ?? all.find((take) => take.picked) ?? all[0]
  const others = all.filter((take) => take !== a)
  const b = others.find((take) => take.picked) ?? others[0]
  if (!a || !b) return
  const looped = player.get().loop
  compare.setState({ open: { sceneId, otherIds: [b.id], mode: 'wipe', looped } })
  if (source !== a.id) show(a.id)
  player.set({ loop: true })
}

export function closeCompare({ compare, player }: Of): void {
  const { open } = compare.getState()
  if (!open) return
  compare.setState({ open: null })
  player.set({ loop: open.looped })
}

/** B comes to the front and A takes its place; with more than two everyone moves up one. */
export function swapCompared({ store, compare }: Of): void {
  const { open } = compare.getState()
  const [b, ...rest] = open?.otherIds ?? []
  if (!open || b === undefined) return
  const a = store.getState().source
  compare.setState({ open: { ...open, otherIds: [...rest, a] } })
  store.getState().show(b)
}

/** Another take at place `at` (0 is A). One that is compared already changes places. */
export function compareWith({ store, compare }: Of, at: number, takeId: string): void {
  const { open } = compare.getState()
  if (!open) return
  const ids = [store.getState().source, ...open.otherIds]
  const was = ids.indexOf(takeId)
  const replaced = ids[at]
  if (replaced !== undefined && was >= 0) ids[was] = replaced
  ids[at] = takeId
  const [a = takeId, ...others] = ids.slice(0, MOST_COMPARED)
  const mode = others.length > 1 && at > 1 ? 'side' : open.mode
  compare.setState({ open: { ...open, otherIds: others, mode } })
  if (store.getState().source !== a) store.getState().show(a)
}

export function stopComparing({ compare }: Of, takeId: string): void {
  const { open } = compare.getState()
  const left = open?.otherIds.filter((id) => id !== takeId) ?? []
  if (open && left.length > 0) compare.setState({ open: { ...open, otherIds: left } })
}
