import { and, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { webhookDeliveries, webhooks } from '@/lib/server/db/schema-money'
import { Refusal } from '@/lib/server/errors'
import { sendJob } from '@/lib/server/jobs/define-job'
import { getStore } from '@/lib/server/store'
import { addDelivery } from '@/lib/server/webhooks/announce'
import { newWebhookSecret } from '@/lib/server/webhooks/sign'
import { webhookJob } from '@/lib/server/webhooks/webhook-job'
import type { WebhookView } from '@/lib/views-money'

const RECENT = 20
export const WebhookInput = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: 'must be an address that starts with http:// or https://' })
    .max(2_000)
    .refine((url) => {
      const { username, password } = new URL(url)
      return username === '' && password === ''
    }, 'must not hold a user name or password'),
  allowPrivate: z.boolean(),
  enabled: z.boolean(),
})
export const DeliveryId = z.object({ id: z.uuid() })

/** The webhook and its last 20 deliveries. The secret is not in it: it was shown when it was made. */
export async function readWebhook(owner: string): Promise<WebhookView | null> {
  const { db } = await getStore()
  const [webhook] = await db.select().from(webhooks).where(eq(webhooks.ownerId, owner))
  if (!webhook) return null
  const rows = await db
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.ownerId, owner))
    .orderBy(desc(webhookDeliveries.createdAt), webhookDeliveries.id)
    .limit(RECENT)
  const { url, allowPrivate, enabled } = webhook
  return {
    ...{ url, allowPrivate, enabled },
    deliveries: rows.map(({ id, event, state, attempts, status, error, createdAt, triedAt }) => ({
      ...{ id, event, state, attempts, status, error },
      createdAt: createdAt.toISOString(),
      triedAt: triedAt?.toISOString() ?? null,
    })),
  }
}

/** Sets the webhook up. `secret` is there only when it was made now, and never again. */
export async function setWebhook(
  owner: string,
  input: z.infer<typeof WebhookInput>,
): Promise<{ secret: string | null }> {
  const { db } = await getStore()
  const secret = newWebhookSecret()
  const [row] = await db
    .insert(webhooks)
    .values({ ownerId: owner, secret, ...input })
    .onConflictDoUpdate({ target: webhooks.ownerId, set: { ...input, updatedAt: sql`now()` } })
    .returning({ secret: webhooks.secret })
  return { secret: row?.secret === secret ? secret : null }
}

/** A new secret at once; the old one signs nothing any more. */
export async function renewWebhookSecret(owner: string): Promise<{ secret: string | null }> {
  const { db } = await getStore()
  const secret = newWebhookSecret()
  const rows = await db
    .update(webhooks)
    .set({ secret, updatedAt: sql`now()` })
    .where(eq(webhooks.ownerId, owner))
    .returning({ url: webhooks.url })
  if (rows.length === 0) throw new Refusal('not-found', 'There is no webhook.')
  return { secret }
}

export async function removeWebhook(owner: string): Promise<null> {
  const { db } = await getStore()
  await db.delete(webhooks).where(eq(webhooks.ownerId, owner))
  return null
}

/** A delivery that means nothing, also while the webhook is off. */
export async function testWebhook(owner: string): Promise<{ id: string }> {
  const { db } = await getStore()
  const [webhook] = await db.select({ url: webhooks.url }).from(webhooks).where(eq(webhooks.ownerId, owner))
  if (!webhook) throw new Refusal('not-found', 'There is no webhook.')
  const data = { sentence: 'This is a test of the webhook of Shotboard.' }
  return db.transaction((tx) =>
    addDelivery(tx, { ownerId: owner, generationId: null, event: 'webhook.test', data }),
  )
}

/** One that was given up, once more. */
export async function redeliver(owner: string, id: string): Promise<{ id: string }> {
  const { db } = await getStore()
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(webhookDeliveries)
      .set({ state: 'pending', attempts: 0 })
      .where(
        and(
          eq(webhookDeliveries.id, id),
          eq(webhookDeliveries.ownerId, owner),
          eq(webhookDeliveries.state, 'failed'),
        ),
      )
      .returning({ id: webhookDeliveries.id })
    if (!row) throw new Refusal('blocked', 'It is delivered already, or still being tried.')
    await sendJob(webhookJob, { deliveryId: id }, { tx })
    return row
  })
}
