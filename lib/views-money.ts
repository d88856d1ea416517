import type { PriceTable } from '@/lib/storyboard/price'

/** `id` null: the prices every remote queue starts from. */
export type PriceVersionView = PriceTable & { id: string | null }

/** `micros` is charged and reserved together; `unknown` counts generations without a known price. */
export type CapView = { capMicros: number | null; micros: number; unknown: number }
export type CapsView = { timeZone: string; day: CapView; month: CapView; storyboard: CapView | null }

/** What can be done at once about a refusal. */
export type FailureFix =
  | {
      kind: 'raise-cap'
      scope: 'day' | 'month' | 'storyboard'
      storyboardId: string | null
      capMicros: number
      usedMicros: number
      neededMicros: number
    }
  | { kind: 'accept-unknown-price' }

/** How a queue is fed. `atOnce` 0 is no limit; `current`: new work goes there. */
export type QueueRuleView = { id: string; name: string; current: boolean; paused: boolean; atOnce: number }

/** From the last 20 finished requests of the same kind, quality and length on the same queue. */
export type UsualTime = { medianMs: number; slowMs: number; count: number }

export type DeliveryView = {
  id: string
  event: string
  state: 'pending' | 'delivered' | 'failed'
  attempts: number
  status: number | null
  error: string | null
  createdAt: string
  triedAt: string | null
}
export type WebhookView = {
  url: string
  allowPrivate: boolean
  enabled: boolean
  /** Newest first, at most 20. */
  deliveries: DeliveryView[]
}

/** Micro-dollars. `reserved` may still be charged; `unknown` counts requests without a known price, which are in no sum. */
export type SpendRow = {
  key: string
  name: string
  requests: number
  estimated: number
  reserved: number
  actual: number
  unknown: number
}
export type SpendGroup = { by: 'day' | 'storyboard' | 'queue' | 'model'; rows: SpendRow[] }
/** `from` and `to` are days ("2026-11-26"), both included, in `timeZone`. */
export type SpendView = {
  from: string
  to: string
  timeZone: string
  total: SpendRow
  groups: SpendGroup[]
}
export type SpendLine = {
  id: string
  day: string
  time: string
  storyboard: string
  sceneNumber: number | null
  takeNumber: number
  queueId: string
  model: string
  state: string
  requestId: string | null
  estimateMicros: number | null
  costMicros: number | null
  priceVersion: string | null
}
