import { index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Purpose } from '@/lib/storyboard/fit'
import type { FitRecipe } from '@/lib/storyboard/fit-recipe'

const at = (name: string) => timestamp(name, { withTimezone: true })

export type FitState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

/** A fitting copy that was asked for. `recipeHash` covers the bytes of the original and the recipe: the same copy is never made twice. */
export const fits = pgTable(
  'fits',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ownerId: text('owner_id').notNull(),
    /** The original. */
    assetId: uuid('asset_id').notNull(),
    purpose: text('purpose').$type<Purpose>().notNull(),
    recipe: jsonb('recipe').$type<FitRecipe>().notNull(),
    recipeHash: text('recipe_hash').notNull(),
    state: text('state').$type<FitState>().notNull(),
    percent: integer('percent').notNull().default(0),
    /** A sentence for the person; `errorRaw` is what the program said. */
    error: text('error'),
    errorRaw: text('error_raw'),
    resultAssetId: uuid('result_asset_id'),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('fits_recipe').on(t.ownerId, t.recipeHash),
    index('fits_original').on(t.ownerId, t.assetId),
  ],
)
