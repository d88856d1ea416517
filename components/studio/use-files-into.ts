'use client'
import { useCallback, useEffect, useState } from 'react'
import { useFit } from '@/components/studio/use-fit'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { useUploads } from '@/lib/queries/uploads'
import type { Purpose } from '@/lib/storyboard/fit'

type Waiting = { key: string; purpose: Purpose; use: (assetId: string) => void }

/** Files dropped on a slot: the first is uploaded and then used there, or made to fit. A refused one says why in the library. */
export function useFilesInto() {
  const { add, rows } = useUploads()
  const { assets } = useLibraryIndex()
  const fit = useFit()
  const [waiting, setWaiting] = useState<readonly Waiting[]>([])
  useEffect(() => {
    for (const each of waiting) {
      const row = rows.find(({ key }) => key === each.key)
      const there = row?.state === 'ready' && row.assetId !== null && assets.has(row.assetId)
      if (row && !there && row.state !== 'refused') continue
      setWaiting((all) => all.filter((other) => other !== each))
      if (there && row.assetId) fit(row.assetId, each.purpose, each.use)
    }
  }, [waiting, rows, assets, fit])
  return useCallback(
    (files: readonly File[], purpose: Purpose, use: (assetId: string) => void) => {
      const keys = add(files, purpose)
      const [key] = keys
      if (key) setWaiting((all) => [...all, { key, purpose, use }])
    },
    [add],
  )
}
