'use client'
import { useEdits } from '@/components/studio/use-edits'
import { useFit } from '@/components/studio/use-fit'
import { applyFix } from '@/lib/storyboard/fixes'
import type { FixEdit } from '@/lib/storyboard/issue'
import { replaceAsset } from '@/lib/storyboard/replace-asset'

/** Runs a repair of preflight: an edit, or "Make it fit", whose copy then takes the file's place. */
export function useRepair(): (sceneId: string, repair: FixEdit) => void {
  const { edit } = useEdits()
  const fit = useFit()
  return (sceneId, repair) => {
    if (repair.type !== 'makeItFit') return edit(applyFix, sceneId, repair)
    const { assetId, purpose } = repair
    fit(assetId, purpose, (copy) => edit(replaceAsset, sceneId, assetId, copy))
  }
}
