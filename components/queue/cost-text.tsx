import { isActive } from '@/components/queue/queue-rows'
import { formatMoney } from '@/lib/storyboard/price'
import type { GenerationView } from '@/lib/views'

/** "≈ $1.68" is an estimate, "$1.68" was charged; what is not known is never shown as 0. The table it comes from is the title. */
export function CostText({ generation }: { generation: GenerationView }) {
  const { priceVersion } = generation
  const title = priceVersion === null ? undefined : `By the prices of ${priceVersion}`
  return <span title={title}>{words(generation)}</span>
}

function words(generation: GenerationView) {
  const { costMicros, estimateMicros, state, queueId } = generation
  if (queueId === 'embedded') return 'Free'
  if (costMicros !== null) return formatMoney(costMicros)
  if (state === 'failed' || state === 'cancelled') return <span className="text-ink-3">Not charged</span>
  if (estimateMicros === null) return <span className="text-warn">Unknown</span>
  return `${isActive(generation) ? '≈ ' : 'about '}${formatMoney(estimateMicros)}`
}
