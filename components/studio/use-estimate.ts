'use client'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { usePrices } from '@/components/studio/use-takes'
import { estimateScene, formatMoney } from '@/lib/storyboard/price'
import type { Scene } from '@/lib/storyboard/schema'

/** `price` as shown ("≈ $1.68", "Free", "Price unknown"), `micros` what counts against caps, `detail` the table it comes from. */
export type Estimate = { price: string; detail: string; micros: number | null }

/** What one generation of the scene costs, by the prices in force where it would be sent. */
export function useEstimate(scene: Scene | undefined): Estimate | null {
  const estimate = useEstimates()
  return scene ? estimate(scene) : null
}

/** The same for any scene, for lists. */
export function useEstimates(): (scene: Scene) => Estimate {
  const { assets } = useLibraryIndex()
  const { free, prices } = usePrices()
  return (scene) => {
    const facts = assets.get(scene.references.video?.assetId ?? '')?.facts
    const videoMs = facts?.kind === 'video' ? facts.durationMs : null
    const micros = prices && estimateScene(scene, prices, { videoMs })
    const money = micros === null ? null : `≈ ${formatMoney(micros)}`
    const dated = `prices of ${prices?.version ?? 'no date'}`
    if (free)
      return {
        micros: 0,
        price: 'Free',
        detail: money === null ? 'The built-in engine draws it' : `${money} with Kling V3 Omni, ${dated}`,
      }
    if (money === null)
      return {
        micros,
        price: 'Price unknown',
        detail: 'It may cost something. Prices are entered in Settings',
      }
    return { micros, price: money, detail: `Estimate for this scene, ${dated}` }
  }
}
