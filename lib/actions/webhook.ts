'use server'
import { z } from 'zod'
import { act } from '@/lib/server/door'
import * as webhook from '@/lib/server/webhooks/webhook'
import type { ActionResult } from '@/lib/views'
import type { WebhookView } from '@/lib/views-money'

type Secret = Promise<ActionResult<{ secret: string | null }>>

export async function readWebhook(): Promise<ActionResult<WebhookView | null>> {
  return act(z.undefined(), undefined, webhook.readWebhook)
}

/** `secret` is there once: when it was made. */
export async function setWebhook(input: z.input<typeof webhook.WebhookInput>): Secret {
  return act(webhook.WebhookInput, input, webhook.setWebhook)
}

export async function renewWebhookSecret(): Secret {
  return act(z.undefined(), undefined, webhook.renewWebhookSecret)
}

export async function removeWebhook(): Promise<ActionResult<null>> {
  return act(z.undefined(), undefined, webhook.removeWebhook)
}

export async function testWebhook(): Promise<ActionResult<{ id: string }>> {
  return act(z.undefined(), undefined, webhook.testWebhook)
}

export async function redeliver(
  input: z.input<typeof webhook.DeliveryId>,
): Promise<ActionResult<{ id: string }>> {
  return act(webhook.DeliveryId, input, (owner, { id }) => webhook.redeliver(owner, id))
}
