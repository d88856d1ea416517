import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { KeyScope, MediaWay } from '@/lib/views-queues'

const at = (name: string) => timestamp(name, { withTimezone: true })
const created = at('created_at').notNull().defaultNow()
const updated = at('updated_at').notNull().defaultNow()

/**
 * Named remote queues. `id` never changes: takes, elements and prices point at it. `sealedKey` is null for the queue of
 * GMI_API_KEY (its key is the variable) and for one whose key was removed, so that its history keeps a name.
 */
export const queues = pgTable(
  'queues',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id').notNull(),
    name: text('name').notNull(),
    baseUrl: text('base_url').notNull(),
    sealedKey: text('sealed_key'),
    mediaWay: text('media_way').$type<MediaWay>().notNull().default('auto'),
    createdAt: created,
    updatedAt: updated,
  },
  (t) => [index('queues_owner').on(t.ownerId, t.createdAt)],
)

/** Files that lie at a queue already, so that they are sent once. */
export const queueFiles = pgTable(
  'queue_files',
  {
    queueId: text('queue_id').notNull(),
    blobKey: text('blob_key').notNull(),
    url: text('url').notNull(),
    /** When the file was last known to be there. */
    checkedAt: at('checked_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.queueId, t.blobKey] })],
)

/** Keys of the served queue. Only a hash is kept: a lost key is replaced, never shown again. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ownerId: text('owner_id').notNull(),
    name: text('name').notNull(),
    /** The first characters of the key, to tell keys apart. */
    hint: text('hint').notNull(),
    hash: text('hash').notNull().unique(),
    scopes: jsonb('scopes').$type<KeyScope[]>().notNull(),
    /** Null is no limit. */
    perMinute: integer('per_minute'),
    createdAt: created,
    lastUsedAt: at('last_used_at'),
    revokedAt: at('revoked_at'),
  },
  (t) => [index('api_keys_owner').on(t.ownerId, t.createdAt)],
)
