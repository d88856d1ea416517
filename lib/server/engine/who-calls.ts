import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { hasApiKey } from '@/lib/server/api-key'
import { apiKeys } from '@/lib/server/db/schema-queues'
import { LOCAL_OWNER } from '@/lib/server/owner'
import { getStore } from '@/lib/server/store'
import type { KeyScope } from '@/lib/views-queues'

/** Who carries a key, what the key may do and how often. `keyId` null is the key of the server itself, which may do everything. */
export type KeyHolder = {
  keyId: string | null
  ownerId: string
  scopes: readonly KeyScope[]
  perMinute: number | null
}
type Known = { holder: KeyHolder | null; at: number; noted: number }

const TRUSTED_MS = 5_000
const NOTE_EVERY_MS = 60_000
const MAX_KNOWN = 1_000
const slot = Symbol.for('shotboard.engine.keys')
type Holder = { [slot]?: Map<string, Known> }

// On globalThis: the action that revokes and the route that answers are different bundles of one process.
function known(): Map<string, Known> {
  const holder = globalThis as Holder
  return (holder[slot] ??= new Map())
}

/** After a key was made or revoked. Another process learns of it within five seconds. */
export function forgetKeys(): void {
  known().clear()
}

/** The holder of the key in an Authorization header, or null. Unknown keys are remembered too, so that guessing costs no query each. */
export async function whoCalls(authorization: string | null): Promise<KeyHolder | null> {
  const key = /^Bearer +(\S{1,500})$/i.exec(authorization ?? '')?.[1]
  if (key === undefined) return null
  if (hasApiKey(authorization)) return server
  const hash = createHash('sha256').update(key).digest('hex')
  const before = known().get(hash)
  const entry =
    before && Date.now() - before.at < TRUSTED_MS
      ? before
      : { holder: await find(hash), at: Date.now(), noted: before?.noted ?? 0 }
  if (known().size > MAX_KNOWN) known().clear()
  known().set(hash, entry)
  if (entry.holder?.keyId && Date.now() - entry.noted > NOTE_EVERY_MS) {
    entry.noted = Date.now()
    await note(entry.holder.keyId)
  }
  return entry.holder
}

const server: KeyHolder = {
  ...{ keyId: null, ownerId: LOCAL_OWNER, perMinute: null },
  scopes: ['read', 'submit', 'upload'],
}

async function find(hash: string): Promise<KeyHolder | null> {
  const { db } = await getStore()
  const [row] = await db.select().from(apiKeys).where(eq(apiKeys.hash, hash))
  if (!row || row.revokedAt !== null) return null
  return { keyId: row.id, ownerId: row.ownerId, scopes: row.scopes, perMinute: row.perMinute }
}

/** To the minute: a poller must not write with every look. */
async function note(keyId: string): Promise<void> {
  const { db } = await getStore()
  await db
    .update(apiKeys)
    .set({ lastUsedAt: sql`now()` })
    .where(and(eq(apiKeys.id, keyId)))
}
