import { createHash } from 'node:crypto'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { NewApiKey } from '@/lib/queue/api-key-input'
import { forgetKeys } from '@/lib/server/engine/who-calls'
import { apiKeys } from '@/lib/server/db/schema-queues'
import { storable } from '@/lib/server/db/storable'
import { Refusal } from '@/lib/server/errors'
import { newSecret } from '@/lib/server/secret-file'
import { getStore } from '@/lib/server/store'
import type { ApiKeyView } from '@/lib/views-queues'

const HINT = 7

/** Makes a key of the served queue. The key itself is in this answer only; a hash stays (it is random, so no salt is needed). */
export async function createApiKey(
  owner: string,
  { name, scopes, perMinute }: NewApiKey,
): Promise<{ key: string; view: ApiKeyView }> {
  const key = `sb_${newSecret()}`
  const { db } = await getStore()
  const [row] = await db
    .insert(apiKeys)
    .values({
      ...{ ownerId: owner, name: storable(name), scopes: [...new Set(scopes)], perMinute },
      ...{ hint: key.slice(0, HINT), hash: hashOfKey(key) },
    })
    .returning()
  if (!row) throw new Error('the key was not written')
  forgetKeys()
  return { key, view: view(row) }
}

/** From this moment on the key opens nothing; what it made stays. */
export async function revokeApiKey(owner: string, id: string): Promise<{ id: string }> {
  const { db } = await getStore()
  const [row] = await db
    .update(apiKeys)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(apiKeys.id, id), eq(apiKeys.ownerId, owner), isNull(apiKeys.revokedAt)))
    .returning()
  forgetKeys()
  if (!row) throw new Refusal('not-found', 'This key was revoked already. Reload the page.')
  return { id }
}

/** Keys that still open something, newest first. */
export async function listApiKeys(owner: string): Promise<ApiKeyView[]> {
  const { db } = await getStore()
  const rows = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.ownerId, owner), isNull(apiKeys.revokedAt)))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
  return rows.map(view)
}

export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

function view(row: typeof apiKeys.$inferSelect): ApiKeyView {
  return {
    ...{ id: row.id, name: row.name, hint: row.hint, scopes: row.scopes, perMinute: row.perMinute },
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }
}
