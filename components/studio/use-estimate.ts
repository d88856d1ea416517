'use client'
import { useEditor } from '@/components/studio/studio-context'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { usePrices } from '@/components/studio/use-takes'
import { selectStoryboard } from '@/lib/editor/store'
import { estimateScene, sumPrices, sumText } from '@/lib/storyboard/price'
import type { Scene } from '@/lib/storyboard/schema'

/**
 * `price` as shown ("≈ $1.68", "Free", "Price unknown"), `micros` what counts against caps, `modelMicros` what the model
 * takes even where it is free, `detail` the table it comes from.
 */
export type Estimate = { price: string; detail: string; micros: number | null; modelMicros: number | null }

/** What one generation of the scene costs, by the prices in force where it would be sent. */
export function useEstimate(scene: Scene | undefined): Estimate | null {
  const estimate = useEstimates()
  return scene ? estimate(scene) : null
}

/** The same for any scene, for lists. */
export function useEstimates(): (scene: Scene) => Estimate {
  const { assets } = useLibraryIndex()
  const { free, prices } = usePrices()
  const words = useWords()
  return (scene) => {
    const facts = assets.get(scene.references.video?.assetId ?? '')?.facts
    const videoMs = facts?.kind === 'video' ? facts.durationMs : null
    const modelMicros = prices && estimateScene(scene, prices, { videoMs })
    const micros = free ? 0 : modelMicros
    return { micros, modelMicros, ...words([{ micros, modelMicros }], 'this scene') }
  }
}

/** One take of every scene. */
export function useFilmEstimate(): Pick<Estimate, 'price' | 'detail'> {
  const { scenes } = useEditor(selectStoryboard)
  const estimate = useEstimates()
  return useWords()(scenes.map(estimate), 'one take of every scene')
}

type Micros = Pick<Estimate, 'micros' | 'modelMicros'>
function useWords(): (estimates: readonly Micros[], what: string) => Pick<Estimate, 'price' | 'detail'> {
  const { free, prices } = usePrices()
  const dated = `prices of ${prices?.version ?? 'no date'}`
  return (estimates, what) => {
    const sum = sumPrices(estimates.map(({ micros }) => micros))
    const model = sumPrices(estimates.map(({ modelMicros }) => modelMicros))
    const priced = model.unknown < estimates.length
    return {
      price: sumText(sum, estimates.length),
      detail: free
        ? priced
          ? `${sumText(model, estimates.length)} with Kling V3 Omni, ${dated}`
          : 'The built-in engine draws it'
        : priced
          ? `Estimate for ${what}, ${dated}`
          : 'It may cost something. Prices are entered in Settings',
    }
  }
}
