'use server'
import type { z } from 'zod'
import { act } from '@/lib/server/door'
import * as preferences from '@/lib/server/preferences'
import type { KeyMap } from '@/lib/settings/key-map'
import type { SceneDefaults } from '@/lib/storyboard/schema'
import type { ActionResult } from '@/lib/views'

export async function saveKeyMap(
  input: z.input<typeof preferences.KeyMapInput>,
): Promise<ActionResult<KeyMap>> {
  return act(preferences.KeyMapInput, input, preferences.saveKeyMap)
}

/** Null takes them back. */
export async function saveSceneDefaults(
  input: z.input<typeof preferences.SceneDefaultsInput>,
): Promise<ActionResult<SceneDefaults | null>> {
  return act(preferences.SceneDefaultsInput, input, preferences.saveSceneDefaults)
}
