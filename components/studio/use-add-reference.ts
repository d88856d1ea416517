'use client'
import { useCallback } from 'react'
import { toast } from '@/components/ui/toast'
import { useFit } from '@/components/studio/use-fit'
import { useEdits } from '@/components/studio/use-edits'
import type { LibraryDrag } from '@/lib/editor/library-drag'
import { whyNotMention } from '@/lib/storyboard/reasons'
import { mention, setVideo } from '@/lib/storyboard/reference-edits'
import type { Scene } from '@/lib/storyboard/schema'

/** Something of the library becomes a reference of the scene, or a sentence says why not. */
export function useAddReference(scene: Scene | undefined) {
  const { edit } = useEdits()
  const fit = useFit()
  return useCallback(
    ({ kind, id }: LibraryDrag) => {
      if (!scene) return
      if (kind === 'video') {
        fit(id, 'video', (assetId) =>
          edit(setVideo, scene.id, { use: 'feature', keepSound: true, ...scene.references.video, assetId }),
        )
        return
      }
      if (kind === 'audio')
        return void toast('A sound cannot be a reference: the model takes pictures and videos.')
      const token = { kind, id }
      const why = whyNotMention(scene, token)
      if (why) toast(`No room for one more reference: ${why}.`)
      else if (kind === 'element') edit(mention, scene.id, token)
      else fit(id, 'reference', (fits) => edit(mention, scene.id, { kind, id: fits }))
    },
    [scene, edit, fit],
  )
}
