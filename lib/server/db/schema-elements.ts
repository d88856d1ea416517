import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'

const at = (name: string) => timestamp(name, { withTimezone: true })

/** What an element shows the model. `elements` repeats the newest version, so that lists need no join. */
export const elementContent = {
  name: text('name').notNull(),
  description: text('description').notNull(),
  tagIds: jsonb('tag_ids').$type<string[]>().notNull(),
  referenceType: text('reference_type').$type<'image_refer' | 'video_refer'>().notNull(),
  frontalAssetId: uuid('frontal_asset_id'),
  referAssetIds: jsonb('refer_asset_ids').$type<string[]>().notNull(),
  videoAssetId: uuid('video_asset_id'),
  voiceId: text('voice_id'),
}

export const elements = pgTable(
  'elements',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ownerId: text('owner_id').notNull(),
    ...elementContent,
    /** The newest version, 1 = the first. */
    version: integer('version').notNull().default(1),
    archivedAt: at('archived_at'),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (t) => [index('elements_owner').on(t.ownerId, t.createdAt)],
)

/** Every version an element ever had, the newest included. */
export const elementVersions = pgTable(
  'element_versions',
  {
    elementId: uuid('element_id').notNull(),
    number: integer('number').notNull(),
    ownerId: text('owner_id').notNull(),
    ...elementContent,
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('element_versions_number').on(t.elementId, t.number)],
)

export type ElementIdState = 'creating' | 'ready' | 'failed'

/**
 * Each time a queue was asked to make an element. The id it gave means nothing on another queue, and stands for the files
 * it was made from: `contentHash` (element-content.ts). The newest ready row of a hash is the id in use.
 */
export const elementIds = pgTable(
  'element_ids',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ownerId: text('owner_id').notNull(),
    elementId: uuid('element_id').notNull(),
    version: integer('version').notNull(),
    queueId: text('queue_id').notNull(),
    contentHash: text('content_hash').notNull(),
    state: text('state').$type<ElementIdState>().notNull(),
    queueElementId: text('queue_element_id'),
    error: text('error'),
    generationId: uuid('generation_id'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('element_ids_element').on(t.elementId, t.queueId),
    index('element_ids_generation').on(t.generationId),
    // However many scenes wait for it, one thing is made once at a time.
    uniqueIndex('element_ids_making')
      .on(t.elementId, t.queueId, t.contentHash)
      .where(sql`state = 'creating'`),
  ],
)

/** Voice ids the person was given, under names they can remember: no queue lists them. */
export const voices = pgTable(
  'voices',
  {
    ownerId: text('owner_id').notNull(),
    voiceId: text('voice_id').notNull(),
    label: text('label').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('voices_owner_id').on(t.ownerId, t.voiceId)],
)
