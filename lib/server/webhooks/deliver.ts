import { eq, sql } from 'drizzle-orm'
import { webhookDeliveries, webhooks } from '@/lib/server/db/schema-money'
import { sendJob } from '@/lib/server/jobs/define-job'
import { getStore } from '@/lib/server/store'
import { postWebhook } from '@/lib/server/webhooks/post-webhook'
import { signedHeaders } from '@/lib/server/webhooks/sign'
import { webhookJob } from '@/lib/server/webhooks/webhook-job'

/** Seconds until the next try: about a day of trying in all. */
const WAITS = [10, 60, 300, 1_800, 7_200, 21_600, 43_200]

/** One try. May be repeated after a crash: the receiver knows a repetition by its webhook-id. */
export async function deliver(deliveryId: string): Promise<void> {
  const { db } = await getStore()
  const [delivery] = await db.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, deliveryId))
  if (delivery?.state !== 'pending') return
  const [webhook] = await db.select().from(webhooks).where(eq(webhooks.ownerId, delivery.ownerId))
  const body = JSON.stringify(delivery.body)
  const timestamp = Math.floor(Date.now() / 1_000)
  const posted = webhook
    ? await postWebhook(webhook.url, {
        body,
        headers: signedHeaders(webhook.secret, { id: delivery.id, timestamp, body }),
        allowPrivate: webhook.allowPrivate,
      })
    : { status: null, error: 'The webhook was removed.' }
  const attempts = delivery.attempts + 1
  const wait = WAITS[attempts - 1]
  const again = posted.error !== null && wait !== undefined && webhook !== undefined
  await db.transaction(async (tx) => {
    await tx
      .update(webhookDeliveries)
      .set({
        ...posted,
        attempts,
        state: posted.error === null ? 'delivered' : again ? 'pending' : 'failed',
        triedAt: sql`now()`,
      })
      .where(eq(webhookDeliveries.id, deliveryId))
    if (again) await sendJob(webhookJob, { deliveryId }, { tx, startAfterSeconds: wait })
  })
}
