'use client'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { estimateScene, formatMoney, priceTable } from '@/lib/storyboard/price'
import type { Scene } from '@/lib/storyboard/schema'

/** "$1.68" for one generation of the scene, or null while it cannot be known. */
export function useEstimate(scene: Scene | undefined): string | null {
  const { assets } = useLibraryIndex()
  if (!scene) return null
  const facts = assets.get(scene.references.video?.assetId ?? '')?.facts
  const videoMs = facts?.kind === 'video' ? facts.durationMs : null
  const micros = estimateScene(scene, priceTable, { videoMs })
  return micros === null ? null : formatMoney(micros)
}
