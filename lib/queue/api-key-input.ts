import { z } from 'zod'
import { QueueName } from '@/lib/queue/queue-input'

export const MAX_PER_MINUTE = 60_000

/** A key of the served queue as somebody asks for it; `perMinute` null is no limit. */
export const NewApiKey = z.object({
  name: QueueName,
  scopes: z.array(z.enum(['read', 'submit', 'upload'])).min(1, 'Choose at least one thing it may do'),
  perMinute: z
    .int('Enter a whole number')
    .min(1, 'At least 1')
    .max(MAX_PER_MINUTE, `At most ${MAX_PER_MINUTE}`)
    .nullable(),
})
export type NewApiKey = z.infer<typeof NewApiKey>
