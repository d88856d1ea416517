import { isActive } from '@/components/queue/queue-rows'
import { formatMoney } from '@/lib/storyboard/price'
import type { GenerationView } from '@/lib/views'

/** "≈ $1.68" is an estimate, "$1.68" was charged; what is not known is never shown as 0. */
export function CostText({ generation }: { generation: GenerationView }) {
  if (generation.costMicros === 0 || generation.estimateMicros === 0) return 'Free'
  if (generation.costMicros !== null) return formatMoney(generation.costMicros)
  if (generation.estimateMicros === null) return <span className="text-ink-3">Not known</span>
  if (generation.state === 'failed' || generation.state === 'cancelled')
    return <span className="text-ink-3">Not charged</span>
  return `${isActive(generation) ? '≈ ' : 'about '}${formatMoney(generation.estimateMicros)}`
}
