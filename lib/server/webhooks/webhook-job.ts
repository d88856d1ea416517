import { z } from 'zod'
import { defineJob } from '@/lib/server/jobs/define-job'

/** One try of one delivery. A failed one sends the next itself, so that the log and the job change together. */
export const webhookJob = defineJob({
  name: 'webhook-delivery',
  data: z.object({ deliveryId: z.uuid() }),
  workers: 1,
  pollSeconds: 5,
  queue: { retryLimit: 20, retryDelay: 5, retryBackoff: true, expireInSeconds: 120 },
  async run({ deliveryId }) {
    const { deliver } = await import('@/lib/server/webhooks/deliver')
    await deliver(deliveryId)
  },
})
