'use client'
import { useCallback } from 'react'
import { toast } from '@/components/ui/toast'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { askFit } from '@/lib/editor/fit-requests'
import { whyUnfit, type Purpose } from '@/lib/storyboard/fit'

/** Uses a file where it fits; where it does not, "Make it fit" opens and its copy is used instead. */
export function useFit() {
  const { assets } = useLibraryIndex()
  return useCallback(
    (assetId: string, purpose: Purpose, take: (assetId: string) => void) => {
      const asset = assets.get(assetId)
      if (!asset || whyUnfit(asset.name, asset.facts, purpose) === null) return take(assetId)
      const why = askFit([{ asset, purpose, onFit: (copy) => take(copy.id) }])
      if (why) toast.error(why)
    },
    [assets],
  )
}
