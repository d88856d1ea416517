import { index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Storyboard } from '@/lib/storyboard/schema'

const at = (name: string) => timestamp(name, { withTimezone: true })

/** Earlier states of storyboards, thinned with age (thin-revisions.ts). One with a name stays for ever. */
export const storyboardRevisions = pgTable(
  'storyboard_revisions',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ownerId: text('owner_id').notNull(),
    storyboardId: uuid('storyboard_id').notNull(),
    /** The revision of the storyboard this document was saved as. */
    revision: integer('revision').notNull(),
    document: jsonb('document').$type<Storyboard>().notNull(),
    name: text('name'),
    savedAt: at('saved_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('storyboard_revisions_one').on(t.storyboardId, t.revision),
    index('storyboard_revisions_time').on(t.storyboardId, t.savedAt),
  ],
)
