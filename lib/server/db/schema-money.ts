import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { PriceRates } from '@/lib/storyboard/price'

const at = (name: string) => timestamp(name, { withTimezone: true })
const created = at('created_at').notNull().defaultNow()
const updated = at('updated_at').notNull().defaultNow()

/** Versions of a queue's prices. A row never changes, so that an estimate can say for ever which one it used; `retiredAt` takes it out of use. */
export const priceTables = pgTable(
  'price_tables',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ownerId: text('owner_id').notNull(),
    queueId: text('queue_id').notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    /** "2026-11-26", or "2026-11-26, change 2" when the day had one before. */
    version: text('version').notNull(),
    rates: jsonb('rates').$type<PriceRates>().notNull(),
    createdAt: created,
    retiredAt: at('retired_at'),
  },
  (t) => [uniqueIndex('price_tables_version').on(t.ownerId, t.queueId, t.version)],
)

export type CapScope = 'day' | 'month' | 'storyboard'

/** What may be spent at most. `subject` is the storyboard's id, '' for day and month. */
export const spendCaps = pgTable(
  'spend_caps',
  {
    ownerId: text('owner_id').notNull(),
    scope: text('scope').$type<CapScope>().notNull(),
    subject: text('subject').notNull().default(''),
    micros: bigint('micros', { mode: 'number' }).notNull(),
    updatedAt: updated,
  },
  (t) => [primaryKey({ columns: [t.ownerId, t.scope, t.subject] })],
)

/** How a queue is fed: `atOnce` null is the default of its kind, 0 no limit. */
export const queueRules = pgTable(
  'queue_rules',
  {
    ownerId: text('owner_id').notNull(),
    queueId: text('queue_id').notNull(),
    atOnce: integer('at_once'),
    paused: boolean('paused').notNull().default(false),
    updatedAt: updated,
  },
  (t) => [primaryKey({ columns: [t.ownerId, t.queueId] })],
)

/** Where endings are announced. The secret signs; it is shown once and never leaves the server again. */
export const webhooks = pgTable('webhooks', {
  ownerId: text('owner_id').primaryKey(),
  url: text('url').notNull(),
  secret: text('secret').notNull(),
  allowPrivate: boolean('allow_private').notNull().default(false),
  enabled: boolean('enabled').notNull().default(true),
  createdAt: created,
  updatedAt: updated,
})

export type DeliveryState = 'pending' | 'delivered' | 'failed'
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ownerId: text('owner_id').notNull(),
    event: text('event').notNull(),
    generationId: uuid('generation_id'),
    body: jsonb('body').$type<Record<string, unknown>>().notNull(),
    state: text('state').$type<DeliveryState>().notNull().default('pending'),
    attempts: integer('attempts').notNull().default(0),
    /** The HTTP status of the last try, null when there was no answer. */
    status: integer('status'),
    /** Why the last try was no success, as a sentence. */
    error: text('error'),
    createdAt: created,
    triedAt: at('tried_at'),
  },
  (t) => [index('webhook_deliveries_owner').on(t.ownerId, t.createdAt)],
)
