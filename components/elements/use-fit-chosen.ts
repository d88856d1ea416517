'use client'
import { useEffect, useRef } from 'react'
import type { ChosenFile } from '@/components/elements/element-checks'
import { askFit, type FitAsk } from '@/lib/editor/fit-requests'
import { whyUnfit, type Purpose } from '@/lib/storyboard/fit'

/** A chosen file that does not fit opens "Make it fit", once; its copy takes its place. Several at once are asked together. */
export function useFitChosen(
  pictures: readonly ChosenFile[],
  video: ChosenFile | null,
  replace: (key: string, assetId: string) => void,
): void {
  const asked = useRef(new Set<string>())
  useEffect(() => {
    const asks = [
      ...pictures.map((file) => unfit(file, 'element')),
      ...(video ? [unfit(video, 'elementVideo')] : []),
    ].flatMap((found) => (found && !asked.current.has(found.key) ? found : []))
    if (asks.length === 0) return
    for (const { key } of asks) asked.current.add(key)
    askFit(asks.map(({ key, ...ask }): FitAsk => ({ ...ask, onFit: (copy) => replace(key, copy.id) })))
  })
}

function unfit(file: ChosenFile, purpose: Purpose) {
  if (file.state !== 'ready' || whyUnfit(file.asset.name, file.asset.facts, purpose) === null) return null
  return { key: file.key, asset: file.asset, purpose }
}
