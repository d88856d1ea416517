'use client'
import { useEditor } from '@/components/studio/studio-context'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { usePrices } from '@/components/studio/use-takes'
import { selectStoryboard } from '@/lib/editor/store'
import { elementsFirst, namesOf, type ElementFirst } from '@/lib/storyboard/elements-first'
import { estimateScene, sumPrices, sumText } from '@/lib/storyboard/price'
import type { Scene } from '@/lib/storyboard/schema'

/** In micro-dollars; null is not known. */
type Cost = {
  /** Of the film alone, and what counts against caps. */
  micros: number | null
  /** What the model takes for it, even where it is free. */
  modelMicros: number | null
  /** Elements made before the scene is sent: each once, however many scenes need it. */
  first: readonly ElementFirst[]
  /** Of one of these. */
  elementMicros: number | null
}
/** `price` as shown ("≈ $1.68", "Free", "Price unknown") with what is made first, `detail` the table it comes from. */
type Words = { price: string; detail: string }
export type Estimate = Cost & Words

/** What one generation of the scene costs, by the prices in force where it would be sent. */
export function useEstimate(scene: Scene | undefined): Estimate | null {
  const estimate = useEstimates()
  return scene ? estimate(scene) : null
}

/** The same for any scene, for lists. */
export function useEstimates(): (scene: Scene) => Estimate {
  const { assets, elements } = useLibraryIndex()
  const { free, prices } = usePrices()
  const words = useWords()
  return (scene) => {
    const facts = assets.get(scene.references.video?.assetId ?? '')?.facts
    const videoMs = facts?.kind === 'video' ? facts.durationMs : null
    const modelMicros = prices && estimateScene(scene, prices, { videoMs })
    const cost = {
      micros: free ? 0 : modelMicros,
      modelMicros,
      first: elementsFirst(scene, elements),
      elementMicros: free ? 0 : (prices?.rates.element ?? null),
    }
    return { ...cost, ...words([cost], 'this scene') }
  }
}

/** One take of every scene. */
export function useFilmEstimate(): Words {
  const { scenes } = useEditor(selectStoryboard)
  const estimate = useEstimates()
  return useWords()(scenes.map(estimate), 'one take of every scene')
}

/** Of films and of the elements that are made first; `count` is how many prices that is. */
export function sumCosts(costs: readonly Cost[]) {
  const elementMicros = costs[0]?.elementMicros ?? null
  const prices = [...costs.map(({ micros }) => micros), ...madeFirst(costs).map(() => elementMicros)]
  return { ...sumPrices(prices), count: prices.length }
}

function madeFirst(costs: readonly Cost[]): ElementFirst[] {
  return [...new Map(costs.flatMap(({ first }) => first.map((each) => [each.key, each]))).values()]
}

function useWords(): (costs: readonly Cost[], what: string) => Words {
  const { free, prices } = usePrices()
  const dated = `prices of ${prices?.version ?? 'no date'}`
  return (costs, what) => {
    const sum = sumCosts(costs)
    const model = sumPrices(costs.map(({ modelMicros }) => modelMicros))
    const price = sumText(sum, sum.count)
    if (model.unknown === costs.length)
      return {
        price,
        detail: free
          ? 'The built-in engine draws it'
          : 'It may cost something. Prices are entered in Settings',
      }
    if (free) return { price, detail: `${sumText(model, costs.length)} with Kling V3 Omni, ${dated}` }
    return { price, detail: `Estimate for ${what}, ${dated}${elementWords(costs)}` }
  }
}

function elementWords(costs: readonly Cost[]): string {
  const made = madeFirst(costs)
  if (made.length === 0) return ''
  const each = costs[0]?.elementMicros ?? null
  const cost = each === null ? 'at a price not known' : each === 0 ? 'free' : 'in this sum'
  return `. ${namesOf(made)} ${made.length === 1 ? 'is' : 'are'} made on this queue first, ${cost}`
}
