import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { settings } from '@/lib/server/db/schema'
import { storable } from '@/lib/server/db/storable'
import { getStore } from '@/lib/server/store'
import { readKeyMap, type KeyMap } from '@/lib/settings/key-map'

const KEY_MAP = 'key-map'

export const KeyMapInput = z.object({
  map: z.custom<KeyMap>((value) => readKeyMap(value) !== null, 'these are no keys'),
})

/** The person's keys, or null while they never changed them. */
export async function getKeyMap(owner: string): Promise<KeyMap | null> {
  return readKeyMap(await readPreference(owner, KEY_MAP))
}

export async function saveKeyMap(owner: string, { map }: z.infer<typeof KeyMapInput>): Promise<KeyMap> {
  await writePreference(owner, KEY_MAP, map)
  return map
}

/** One small value of an owner, as it was written. */
export async function readPreference(owner: string, key: string): Promise<unknown> {
  const { db } = await getStore()
  const [row] = await db
    .select({ value: settings.value })
    .from(settings)
    .where(and(eq(settings.ownerId, owner), eq(settings.key, key)))
  return row?.value ?? null
}

export async function writePreference(owner: string, key: string, value: unknown): Promise<void> {
  const { db } = await getStore()
  const kept = storable(value)
  await db
    .insert(settings)
    .values({ ownerId: owner, key, value: kept })
    .onConflictDoUpdate({
      target: [settings.ownerId, settings.key],
      set: { value: kept, updatedAt: sql`now()` },
    })
}
