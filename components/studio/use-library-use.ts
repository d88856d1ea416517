'use client'
import { useMemo } from 'react'
import { useEditor } from '@/components/studio/studio-context'
import { useAddReference } from '@/components/studio/use-add-reference'
import { useFit } from '@/components/studio/use-fit'
import { useEdits } from '@/components/studio/use-edits'
import { useStable, useSteadyScene } from '@/components/studio/use-scene'
import { sameSet } from '@/components/studio/use-shown-assets'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import type { LibraryDrag, LibraryRole } from '@/lib/editor/library-drag'
import { assetRoles, usedAssets } from '@/lib/editor/asset-roles'
import { selectShot, selectStoryboard } from '@/lib/editor/store'
import { whyNotEndFrame, whyNotFirstFrame, whyNotMention } from '@/lib/storyboard/reasons'
import { setEndFrame, setFirstFrame } from '@/lib/storyboard/reference-edits'
import { setShotPicture } from '@/lib/storyboard/shot-edits'
import { whyUnfit } from '@/lib/storyboard/fit'
import { planFit } from '@/lib/storyboard/fit-plan'

/** What the library panel needs to know of the open storyboard, and how things get from it into the active scene. */
export function useLibraryUse() {
  const scene = useSteadyScene()
  const shotId = useEditor((state) => selectShot(state)?.id) ?? scene?.shots[0]?.id
  const used = useStable((state) => usedAssets(selectStoryboard(state)), sameSet)
  const index = useLibraryIndex()
  const { edit } = useEdits()
  const fit = useFit()
  const add = useAddReference(scene)
  return useMemo(() => {
    function whyNot({ kind, id }: LibraryDrag, role: LibraryRole): string | null {
      if (!scene) return 'No scene is open'
      if (role === 'firstFrame') return whyNotFirstFrame(scene)
      if (role === 'endFrame') return whyNotEndFrame(scene)
      if (role === 'video') {
        const asset = index.assets.get(id)
        return asset && !planFit(asset.facts, 'video') ? whyUnfit(asset.name, asset.facts, 'video') : null
      }
      if (kind === 'audio') return 'The model takes no sound'
      if (role === 'picture' || kind === 'video') return null
      const element = index.elements.get(id)
      if (kind === 'element' && element && element.state !== 'ready') return `${element.name} is not ready`
      return whyNotMention(scene, { kind, id })
    }
    function onUse(item: LibraryDrag, role: LibraryRole) {
      if (!scene || !shotId) return
      if (role === 'firstFrame') fit(item.id, 'frame', (id) => edit(setFirstFrame, scene.id, id))
      else if (role === 'endFrame') fit(item.id, 'frame', (id) => edit(setEndFrame, scene.id, id))
      else if (role === 'picture') edit(setShotPicture, shotId, item.id)
      else add(item)
    }
    const place = scene?.shots.findIndex(({ id }) => id === shotId) ?? -1
    return {
      roles: assetRoles(scene?.references, scene?.shots ?? []),
      used,
      shotName: place < 0 ? null : `shot ${place + 1}`,
      whyNot,
      onUse,
    }
  }, [scene, shotId, used, index, edit, add, fit])
}
