'use client'
import { useEditor } from '@/components/studio/studio-context'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import type { LibraryIndex } from '@/lib/editor/reference-labels'
import { selectScene } from '@/lib/editor/store'
import type { SceneIssue } from '@/lib/storyboard/issue'
import { preflight } from '@/lib/storyboard/preflight'
import type { Scene } from '@/lib/storyboard/schema'

const none: readonly SceneIssue[] = []
const answers = new WeakMap<Scene, { index: LibraryIndex; issues: readonly SceneIssue[] }>()

/** Preflight of a scene, worked out once however many fields ask. */
export function issuesOf(scene: Scene, index: LibraryIndex): readonly SceneIssue[] {
  const known = answers.get(scene)
  if (known?.index === index) return known.issues
  const issues = preflight(scene, { assets: index.assets, elements: index.elements })
  answers.set(scene, { index, issues })
  return issues
}

/** Everything wrong with the active scene, errors and warnings, in the person's words. */
export function useSceneIssues(): readonly SceneIssue[] {
  const scene = useEditor(selectScene)
  const index = useLibraryIndex()
  return scene ? issuesOf(scene, index) : none
}
