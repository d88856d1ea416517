import { newScene, newShot } from '@/lib/storyboard/new-storyboard'
import { emptyReferences } from '@/lib/storyboard/new-storyboard'
import type { References, Scene, Storyboard } from '@/lib/storyboard/schema'

type SceneSketch = {
  id?: string
  /** Seconds; a trailing `locked` list names 0-based shots. */
  shots?: readonly number[]
  locked?: readonly number[]
  prompts?: readonly string[]
  references?: Partial<References>
} & Partial<Omit<Scene, 'id' | 'shots' | 'references'>>

/** A scene in short: `scene({ shots: [3, 4] })` is 7 s long, its shots are a1 and a2. */
export function scene(sketch: SceneSketch = {}): Scene {
  const { id = 'a', shots = [5], locked = [], prompts = [], references, ...settings } = sketch
  const durationMs = settings.durationMs ?? shots.reduce((sum, seconds) => sum + seconds, 0) * 1000
  return {
    ...newScene({ id, shotId: `${id}1` }, settings),
    durationMs,
    references: { ...emptyReferences, ...references },
    shots: shots.map((seconds, i) => ({
      ...newShot(`${id}${i + 1}`, seconds * 1000, prompts[i] ?? ''),
      locked: locked.includes(i),
    })),
  }
}

export function board(...scenes: readonly Scene[]): Storyboard {
  return { version: 1, title: 'Low Tide', scenes: scenes.length > 0 ? [...scenes] : [scene()] }
}

/** Lengths in seconds: the scene, then its shots. */
export function lengths(storyboard: Storyboard, sceneIndex = 0): { scene: number; shots: number[] } {
  const found = storyboard.scenes[sceneIndex]
  return {
    scene: (found?.durationMs ?? 0) / 1000,
    shots: (found?.shots ?? []).map((shot) => shot.durationMs / 1000),
  }
}
