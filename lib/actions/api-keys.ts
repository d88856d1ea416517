'use server'
import { z } from 'zod'
import { NewApiKey } from '@/lib/queue/api-key-input'
import * as verbs from '@/lib/server/api-keys'
import { act } from '@/lib/server/door'
import type { ActionResult } from '@/lib/views'
import type { ApiKeyView } from '@/lib/views-queues'

/** The key is in this answer and nowhere else. */
export async function createApiKey(
  input: z.input<typeof NewApiKey>,
): Promise<ActionResult<{ key: string; view: ApiKeyView }>> {
  return act(NewApiKey, input, verbs.createApiKey)
}

export async function revokeApiKey(input: { id: string }): Promise<ActionResult<{ id: string }>> {
  return act(z.object({ id: z.uuid() }), input, (owner, { id }) => verbs.revokeApiKey(owner, id))
}
