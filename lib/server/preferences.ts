import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { settings } from '@/lib/server/db/schema'
import { storable } from '@/lib/server/db/storable'
import { getStore } from '@/lib/server/store'
import { SceneDefaults } from '@/lib/storyboard/schema'
import { readKeyMap, type KeyMap } from '@/lib/settings/key-map'

const KEY_MAP = 'key-map'
const SCENE_DEFAULTS = 'scene-defaults'

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

export const SceneDefaultsInput = z.object({ defaults: SceneDefaults.nullable() })

/** What the first scene of a new storyboard, and later ones, start with; null: as Shotboard does. */
export async function getSceneDefaults(owner: string): Promise<SceneDefaults | null> {
  const kept = SceneDefaults.safeParse(await readPreference(owner, SCENE_DEFAULTS))
  return kept.success ? kept.data : null
}

export async function saveSceneDefaults(
  owner: string,
  { defaults }: z.infer<typeof SceneDefaultsInput>,
): Promise<SceneDefaults | null> {
  await writePreference(owner, SCENE_DEFAULTS, defaults)
  return defaults
}

/** One small value of an owner, as it was written. */
async function readPreference(owner: string, key: string): Promise<unknown> {
  const { db } = await getStore()
  const [row] = await db
    .select({ value: settings.value })
    .from(settings)
    .where(and(eq(settings.ownerId, owner), eq(settings.key, key)))
  return row?.value ?? null
}

async function writePreference(owner: string, key: string, value: unknown): Promise<void> {
  const { db } = await getStore()
  if (value === null) {
    await db.delete(settings).where(and(eq(settings.ownerId, owner), eq(settings.key, key)))
    return
  }
  const kept = storable(value)
  await db
    .insert(settings)
    .values({ ownerId: owner, key, value: kept })
    .onConflictDoUpdate({
      target: [settings.ownerId, settings.key],
      set: { value: kept, updatedAt: sql`now()` },
    })
}
