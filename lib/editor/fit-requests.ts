import { createStore } from 'zustand/vanilla'
import { whyUnfit, type Purpose } from '@/lib/storyboard/fit'
import { planFit } from '@/lib/storyboard/fit-plan'
import type { AssetView } from '@/lib/views'

/** A file that does not fit where somebody wants it, and what to do with the copy that does. */
export type FitAsk = { asset: AssetView; purpose: Purpose; onFit: (copy: AssetView) => void }

/** What the "Make it fit" dialog is open for; none when it is closed. Any screen may ask: the dialog stands beside them all. */
export const fitRequests = createStore<{ asks: readonly FitAsk[] }>()(() => ({ asks: [] }))

/** Opens the dialog for files that can be made to fit, or adds them to an open one: files of one hand arrive one after the other. Gives back the sentence of the first that cannot. */
export function askFit(asks: readonly FitAsk[]): string | null {
  const able = asks.filter(({ asset, purpose }) => planFit(asset.facts, purpose) !== null)
  if (able.length > 0) fitRequests.setState(({ asks: open }) => ({ asks: [...open, ...able] }))
  const unable = asks.find((ask) => !able.includes(ask))
  return unable ? whyUnfit(unable.asset.name, unable.asset.facts, unable.purpose) : null
}

export const closeFit = (): void => fitRequests.setState({ asks: [] })
