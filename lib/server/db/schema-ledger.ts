import { bigint, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { generations, type GenerationState } from '@/lib/server/db/schema'

/**
 * Every change of a generation's state, written in the transaction that made it and never changed afterwards. `from` is null
 * for the first; `from` equal to `to` is something learned without a change, such as an answer that came late.
 */
export const generationEvents = pgTable(
  'generation_events',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    generationId: uuid('generation_id')
      .notNull()
      .references(() => generations.id, { onDelete: 'cascade' }),
    from: text('from_state').$type<GenerationState>(),
    to: text('to_state').$type<GenerationState>().notNull(),
    by: text('by').$type<'person' | 'server'>().notNull(),
    /** One word of lib/server/generations/events.ts. */
    why: text('why').notNull(),
    requestId: text('request_id'),
    /** What the queue answered, word for word, at most 64 KB. */
    raw: text('raw'),
    /** Of the payload when it is sent, of the file when it is stored. */
    sha256: text('sha256'),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('generation_events_generation').on(t.generationId, t.id)],
)
