import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Folders of the library; `parentId` null is the top. */
export const folders = pgTable(
  'folders',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ownerId: text('owner_id').notNull(),
    parentId: uuid('parent_id'),
    name: text('name').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('folders_owner').on(t.ownerId, t.parentId)],
)

/** Blobs that nothing named when they were last looked for, and since when. They are removed when that is a day ago and still so. */
export const blobOrphans = pgTable('blob_orphans', {
  key: text('key').primaryKey(),
  since: timestamp('since', { withTimezone: true }).notNull().defaultNow(),
})
