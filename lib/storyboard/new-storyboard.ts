import { limits } from '@/lib/storyboard/limits'
import type { References, Scene, SceneDefaults, Shot, Storyboard } from '@/lib/storyboard/schema'
import { STORYBOARD_VERSION } from '@/lib/storyboard/version'

export const emptyReferences: References = {
  firstFrameId: null,
  endFrameId: null,
  imageIds: [],
  video: null,
  elements: [],
}

export type SceneIds = { id: string; shotId: string }
type SceneSettings = Partial<Omit<Scene, 'id' | 'shots'>>

/** A storyboard with one empty scene. Ids come from the caller: the domain has no randomness. */
export function newStoryboard(
  title: string,
  ids: { sceneId: string; shotId: string },
  defaults?: SceneDefaults,
): Storyboard {
  return {
    version: STORYBOARD_VERSION,
    title: title.trim().slice(0, 120) || 'Untitled',
    scenes: [newScene({ id: ids.sceneId, shotId: ids.shotId }, defaults ?? {})],
    ...(defaults && { defaults }),
  }
}

/** A scene of one empty shot: pro, 16:9, 5 s, silent, unless `settings` say otherwise. */
export function newScene(ids: SceneIds, settings: SceneSettings = {}): Scene {
  const durationMs = settings.durationMs ?? limits.scene.defaultMs
  return {
    name: '',
    quality: 'pro',
    aspect: '16:9',
    sound: false,
    watermark: false,
    references: emptyReferences,
    ...settings,
    id: ids.id,
    durationMs,
    shots: [newShot(ids.shotId, durationMs)],
  }
}

export function newShot(id: string, durationMs: number, prompt = ''): Shot {
  return { id, prompt, durationMs, locked: false, pictureId: null }
}
