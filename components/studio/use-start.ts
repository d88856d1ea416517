'use client'
import { useEffect, useRef } from 'react'
import type { StudioStart } from '@/components/studio/create-studio'
import { goToField } from '@/components/studio/field-key'
import { issuesOf } from '@/components/studio/scene-issues'
import { useStudio, type Studio } from '@/components/studio/studio-context'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import type { StudioTakes } from '@/components/studio/use-takes'
import { goToScene } from '@/lib/editor/commands-scenes'
import { fixField } from '@/lib/editor/fix-field'
import { newId } from '@/lib/editor/new-id'
import { planChanged, restorePlan } from '@/lib/editor/plan-changed'
import type { LibraryIndex } from '@/lib/editor/reference-labels'
import { selectStoryboard } from '@/lib/editor/store'
import { blocks } from '@/lib/storyboard/preflight'
import { addScene } from '@/lib/storyboard/edits'
import type { GenerationView } from '@/lib/views'

/** What a link of the queue asks for besides showing the take: its settings again, or the field to fix. Done once. */
export function useStart(start: StudioStart | null, takes: StudioTakes): void {
  const studio = useStudio()
  const index = useLibraryIndex()
  const waiting = useRef(start)
  useEffect(() => {
    const wanted = waiting.current
    if (!wanted || wanted.how === 'take' || wanted.how === 'scene') return
    const take = [...takes.bySceneId.values()].flat().find((each) => each.id === wanted.takeId)
    if (!take) return
    waiting.current = null
    history.replaceState(history.state, '', location.pathname)
    if (wanted.how === 'reuse') reuseSettings(studio, take)
    else fix(studio, take, index)
  }, [studio, index, takes])
}

/** The scene as it was sent, back in one undo step; as a new scene at the end when it was deleted since. */
export function reuseSettings({ store, context }: Studio, take: GenerationView): void {
  const { scene: sent, sceneId, takeNumber } = take
  if (!sent || !sceneId) return context.tell('The settings of this take are not known.')
  const { edit } = store.getState()
  const scenes = selectStoryboard(store.getState()).scenes
  const scene = scenes.find((each) => each.id === sceneId)
  const said = `The settings of take ${takeNumber} are back in `
  if (!scene) {
    const shots = sent.shots.map((shot) => ({ ...shot, id: newId() }))
    edit(addScene, { ...sent, shots }, scenes.at(-1)?.id ?? null)
    goToScene(context, sent.id)
    return context.tell(`${said}a new scene`, { undo: true })
  }
  goToScene(context, scene.id)
  store.getState().show('animatic')
  if (!planChanged(scene, sent))
    return context.tell(`Take ${takeNumber} was made from these settings already`)
  edit(restorePlan, scene.id, sent)
  context.tell(`${said}the scene`, { undo: true })
}

/** Opens the field that has to change: what preflight finds, else what the queue spoke of. */
export function fix({ store, context }: Studio, take: GenerationView, index: LibraryIndex): void {
  const scene = selectStoryboard(store.getState()).scenes.find((each) => each.id === take.sceneId)
  if (!scene) return context.tell('This scene is no longer in the storyboard')
  const field = issuesOf(scene, index).find(blocks)?.field ?? fixField(take, scene)
  goToField(store, { sceneId: scene.id, field })
}
