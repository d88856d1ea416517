'use client'
import { useEditor } from '@/components/studio/studio-context'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import type { LibraryIndex } from '@/lib/editor/reference-labels'
import { selectScene } from '@/lib/editor/store'
import type { SceneIssue } from '@/lib/storyboard/issue'
import { preflight } from '@/lib/storyboard/preflight'
import type { Scene } from '@/lib/storyboard/schema'

type Answer = { index: LibraryIndex; issues: readonly SceneIssue[]; text: string }
const none: readonly SceneIssue[] = []
const answers = new WeakMap<Scene, Answer>()
/** The last answer for each scene id: the same problems are the same array, so that typing redraws no field. */
const latest = new Map<string, Answer>()

/** Preflight of a scene, worked out once however many fields ask. */
export function issuesOf(scene: Scene, index: LibraryIndex): readonly SceneIssue[] {
  const known = answers.get(scene)
  if (known?.index === index) return known.issues
  const found = preflight(scene, { assets: index.assets, elements: index.elements })
  const text = JSON.stringify(found)
  const before = latest.get(scene.id)
  const answer = { index, text, issues: before?.text === text ? before.issues : found }
  answers.set(scene, answer)
  latest.set(scene.id, answer)
  return answer.issues
}

/** Everything wrong with the active scene, errors and warnings, in the person's words. */
export function useSceneIssues(): readonly SceneIssue[] {
  const index = useLibraryIndex()
  return useEditor((state) => {
    const scene = selectScene(state)
    return scene ? issuesOf(scene, index) : none
  })
}
