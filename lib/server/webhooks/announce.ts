import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/lib/server/db/db'
import type { generations } from '@/lib/server/db/schema'
import { webhookDeliveries, webhooks } from '@/lib/server/db/schema-money'
import { sendJob } from '@/lib/server/jobs/define-job'
import { webhookJob } from '@/lib/server/webhooks/webhook-job'

type Row = typeof generations.$inferSelect

/** Tells the owner's webhook, if it is on, that a generation ended: the delivery exists exactly if the ending does. */
export async function announceEnd(tx: Tx, row: Row): Promise<void> {
  const [webhook] = await tx
    .select({ url: webhooks.url })
    .from(webhooks)
    .where(and(eq(webhooks.ownerId, row.ownerId), eq(webhooks.enabled, true)))
  if (!webhook) return
  const { ownerId, id, state } = row
  await addDelivery(tx, { ownerId, generationId: id, event: `generation.${state}`, data: dataOf(row) })
}

export async function addDelivery(
  tx: Tx,
  delivery: { ownerId: string; generationId: string | null; event: string; data: Record<string, unknown> },
): Promise<{ id: string }> {
  const { ownerId, generationId, event, data } = delivery
  const body = { type: event, timestamp: new Date().toISOString(), data }
  const [row] = await tx
    .insert(webhookDeliveries)
    .values({ ownerId, generationId, event, body })
    .returning({ id: webhookDeliveries.id })
  if (!row) throw new Error('the delivery was not written')
  await sendJob(webhookJob, { deliveryId: row.id }, { tx })
  return row
}

function dataOf(row: Row): Record<string, unknown> {
  const { id, kind, storyboardId, sceneId, sceneNumber, elementId, takeNumber, state } = row
  const { model, queueId, requestId, estimateMicros, costMicros, error, videoKey, finishedAt } = row
  return {
    ...{ id, kind, storyboardId, sceneId, sceneNumber, elementId, takeNumber, state },
    ...{ model, queueId, requestId, estimateMicros, costMicros, error, finishedAt },
    videoPath: videoKey && `/api/blobs/${videoKey}`,
  }
}
