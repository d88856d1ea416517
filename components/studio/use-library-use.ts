'use client'
import { useMemo } from 'react'
import { useEditor } from '@/components/studio/studio-context'
import { useAddReference } from '@/components/studio/use-add-reference'
import { useEdits } from '@/components/studio/use-edits'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import type { LibraryDrag, LibraryRole } from '@/lib/editor/library-drag'
import { assetRoles, usedAssets } from '@/lib/editor/asset-roles'
import { selectScene, selectShot, selectStoryboard } from '@/lib/editor/store'
import { whyNotEndFrame, whyNotFirstFrame, whyNotMention } from '@/lib/storyboard/reasons'
import { setEndFrame, setFirstFrame } from '@/lib/storyboard/reference-edits'
import { setShotPicture } from '@/lib/storyboard/shot-edits'
import { whyUnfit } from '@/lib/storyboard/fit'

/** What the library panel needs to know of the open storyboard, and how things get from it into the active scene. */
export function useLibraryUse() {
  const storyboard = useEditor(selectStoryboard)
  const scene = useEditor(selectScene) ?? storyboard.scenes[0]
  const shot = useEditor(selectShot) ?? scene?.shots[0]
  const index = useLibraryIndex()
  const { edit } = useEdits()
  const add = useAddReference(scene)
  const references = scene?.references
  const shots = scene?.shots
  const roles = useMemo(() => assetRoles(references, shots ?? []), [references, shots])
  const used = useMemo(() => usedAssets(storyboard), [storyboard])

  function whyNot({ kind, id }: LibraryDrag, role: LibraryRole): string | null {
    if (!scene) return 'No scene is open'
    if (role === 'video') {
      const asset = index.assets.get(id)
      return asset ? whyUnfit(asset.name, asset.facts, 'video') : null
    }
    if (role === 'firstFrame') return whyNotFirstFrame(scene)
    if (role === 'endFrame') return whyNotEndFrame(scene)
    if (role === 'picture' || kind === 'video') return null
    const element = index.elements.get(id)
    if (kind === 'element' && element && element.state !== 'ready') return `${element.name} is not ready`
    return whyNotMention(scene, { kind, id })
  }
  function onUse(item: LibraryDrag, role: LibraryRole) {
    if (!scene || !shot) return
    if (role === 'firstFrame') edit(setFirstFrame, scene.id, item.id)
    else if (role === 'endFrame') edit(setEndFrame, scene.id, item.id)
    else if (role === 'picture') edit(setShotPicture, shot.id, item.id)
    else add(item)
  }
  const shotName = shot && scene ? `shot ${scene.shots.indexOf(shot) + 1}` : null
  return { roles, used, shotName, whyNot, onUse }
}
