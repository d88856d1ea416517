'use client'
import { useState } from 'react'
import { useEditor } from '@/components/studio/studio-context'
import { selectScene, selectStoryboard, type EditorState } from '@/lib/editor/store'
import type { Scene, Shot, Storyboard } from '@/lib/storyboard/schema'

/** Subscribes to a value that is made anew by the selector; the last one stays while `same` says so. */
export function useStable<T>(select: (state: EditorState) => T, same: (a: T, b: T) => boolean): T {
  const [held] = useState<{ value?: { now: T } }>(() => ({}))
  return useEditor((state) => {
    const next = select(state)
    if (held.value && same(held.value.now, next)) return held.value.now
    held.value = { now: next }
    return next
  })
}

/** The active scene for everything but its words: typing in a prompt does not change it, so prompts in it may be old. */
export function useSceneSettings(): Scene | undefined {
  return useStable(selectScene, sameButPrompts)
}

/** Any scene in the same way. */
export function useSettingsOf(sceneId: string): Scene | undefined {
  return useStable((state) => selectStoryboard(state).scenes.find(({ id }) => id === sceneId), sameButPrompts)
}

/** The storyboard for its times: typing does not change it, so prompts in it may be old. */
export function useTimes(): Storyboard {
  return useStable(
    selectStoryboard,
    (a, b) =>
      a === b ||
      (a.scenes.length === b.scenes.length &&
        a.scenes.every((scene, i) => sameButPrompts(scene, b.scenes[i]))),
  )
}

/** The active scene for its references and order: neither words nor lengths change it, so both may be old in it. */
export function useSteadyScene(): Scene | undefined {
  return useStable(selectScene, sameButTimes)
}

/** The prompt of a shot as it is now. */
export function usePrompt(shotId: string): string {
  return useEditor((state) => promptOf(state, shotId))
}

export function promptOf(state: EditorState, shotId: string): string {
  for (const scene of selectStoryboard(state).scenes)
    for (const shot of scene.shots) if (shot.id === shotId) return shot.prompt
  return ''
}

function sameButPrompts(a: Scene | undefined, b: Scene | undefined): boolean {
  if (a === b || !a || !b) return a === b
  return (
    sameFields(a, b, 'shots') &&
    a.shots.length === b.shots.length &&
    a.shots.every((shot, i) => sameShot(shot, b.shots[i]))
  )
}

function sameButTimes(a: Scene | undefined, b: Scene | undefined): boolean {
  if (a === b || !a || !b) return a === b
  const steady = Object.keys(a).filter((key) => key !== 'durationMs' && key !== 'shots')
  return (
    steady.every((key) => a[key as keyof Scene] === b[key as keyof Scene]) &&
    a.shots.length === b.shots.length &&
    a.shots.every((shot, i) => shot.id === b.shots[i]?.id && shot.pictureId === b.shots[i]?.pictureId)
  )
}

function sameShot(a: Shot, b: Shot | undefined): boolean {
  return b !== undefined && (a === b || sameFields(a, b, 'prompt'))
}

function sameFields<T extends object>(a: T, b: T, but: keyof T): boolean {
  return Object.keys(a).every((key) => key === but || a[key as keyof T] === b[key as keyof T])
}
