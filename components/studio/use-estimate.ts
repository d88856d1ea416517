'use client'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { useIsFree } from '@/components/studio/use-takes'
import { estimateScene, formatMoney, seedPriceTable } from '@/lib/storyboard/price'
import type { Scene } from '@/lib/storyboard/schema'

/** What one generation of the scene costs: `price` as shown ("≈ $1.68", "Free") and what the model would take. Null while unknown. */
export function useEstimate(scene: Scene | undefined): { price: string; detail: string } | null {
  const { assets } = useLibraryIndex()
  const free = useIsFree()
  if (!scene) return null
  const facts = assets.get(scene.references.video?.assetId ?? '')?.facts
  const videoMs = facts?.kind === 'video' ? facts.durationMs : null
  const micros = estimateScene(scene, seedPriceTable, { videoMs })
  const money = micros === null ? null : `≈ ${formatMoney(micros)}`
  const dated = `prices of ${seedPriceTable.validFrom}`
  if (free)
    return {
      price: 'Free',
      detail: money === null ? 'The built-in engine draws it' : `${money} with Kling V3 Omni, ${dated}`,
    }
  return money === null ? null : { price: money, detail: `Estimate for this scene, ${dated}` }
}
