import { factsText, lengthText } from '@/lib/editor/asset-facts'
import type { AssetView } from '@/lib/views'
import { whyUnfit, type Purpose } from '@/lib/storyboard/fit'
import { planFit } from '@/lib/storyboard/fit-plan'

/** A row of an asset picker. Files that do not fit stay in the list, last, with the number that is wrong. */
export type AssetChoice = {
  id: string
  name: string
  thumbUrl: string | null
  note: string
  tone: 'plain'
  off: boolean
  reason: string | null
}

const SHOWN = 60

export function assetChoices(assets: readonly AssetView[], purpose: Purpose, query: string): AssetChoice[] {
  const kind = purpose === 'video' || purpose === 'elementVideo' ? 'video' : 'image'
  const wanted = query.toLocaleLowerCase()
  const rows = assets
    .filter((asset) => asset.facts.kind === kind && asset.name.toLocaleLowerCase().includes(wanted))
    .map((asset): AssetChoice => {
      const unfit = whyUnfit(asset.name, asset.facts, purpose)
      const reason = unfit && !planFit(asset.facts, purpose) ? unfit : null
      return {
        id: asset.id,
        name: asset.name,
        thumbUrl: asset.thumbUrl,
        note: unfit && !reason ? 'Make it fit' : (lengthText(asset.facts) ?? factsText(asset.facts)),
        tone: 'plain',
        off: reason !== null,
        reason,
      }
    })
  const place = ({ note, off }: AssetChoice) => (off ? 2 : note === 'Make it fit' ? 1 : 0)
  return rows.sort((a, b) => place(a) - place(b)).slice(0, SHOWN)
}
