'use client'
import { toast } from '@/components/ui/toast'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { RelativeTime } from '@/components/ui/relative-time'
import { redeliver } from '@/lib/actions/webhook'
import type { DeliveryView } from '@/lib/views-money'

const looks = {
  pending: { tone: 'run', words: 'Trying' },
  delivered: { tone: 'ok', words: 'Delivered' },
  failed: { tone: 'error', words: 'Given up' },
} as const

export function WebhookLog({
  deliveries,
  onChange,
}: {
  deliveries: readonly DeliveryView[]
  onChange: () => Promise<void>
}) {
  async function again(id: string) {
    const result = await redeliver({ id }).catch(() => null)
    if (!result?.ok) toast.error(result?.sentence ?? 'The server did not answer. Try again.')
    await onChange()
  }
  return (
    <div className="grid gap-2 py-1">
      {deliveries.length === 0 && <p className="text-ink-3">Nothing was sent yet</p>}
      <ul className="grid gap-1.5" aria-label="Deliveries">
        {deliveries.map((delivery) => (
          <li key={delivery.id} className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <Badge tone={looks[delivery.state].tone}>{looks[delivery.state].words}</Badge>
            <span>{delivery.event}</span>
            <RelativeTime iso={delivery.createdAt} className="text-2xs text-ink-3" />
            {delivery.attempts > 1 && <span className="text-2xs text-ink-3">{delivery.attempts} tries</span>}
            {delivery.error && <span className="text-2xs text-error">{delivery.error}</span>}
            {delivery.state === 'failed' && (
              <Button size="sm" variant="ghost" onClick={() => void again(delivery.id)}>
                Try again
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button className="w-max" size="sm" variant="ghost" onClick={() => void onChange()}>
        Look again
      </Button>
    </div>
  )
}
