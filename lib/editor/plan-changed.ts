import { newId } from '@/lib/editor/new-id'
import { stableJson } from '@/lib/editor/stable-json'
import type { Scene, Storyboard } from '@/lib/storyboard/schema'

const prints = new WeakMap<Scene, string>()

/** What reaches the model: names, locks and drawings of the plan do not count. */
function print(scene: Scene): string {
  let known = prints.get(scene)
  if (known === undefined) {
    const { durationMs, quality, aspect, sound, watermark, references, shots } = scene
    const sent = shots.map((shot) => [shot.prompt, shot.durationMs])
    known = stableJson([durationMs, quality, aspect, sound, watermark, references, sent])
    prints.set(scene, known)
  }
  return known
}
/** Whether a scene is another one than the one a take was made from. */
export function planChanged(now: Scene, sent: Scene | null): boolean {
  return sent !== null && print(now) !== print(sent)
}

/** The scene as a take was made from it; its name and place stay. */
export function restorePlan(storyboard: Storyboard, sceneId: string, sent: Scene): Storyboard {
  const index = storyboard.scenes.findIndex((scene) => scene.id === sceneId)
  const scene = storyboard.scenes[index]
  if (!scene || !planChanged(scene, sent)) return storyboard
  const elsewhere = new Set(
    storyboard.scenes.flatMap((each) => (each === scene ? [] : each.shots.map(({ id }) => id))),
  )
  const shots = sent.shots.map((shot) => (elsewhere.has(shot.id) ? { ...shot, id: newId() } : shot))
  return {
    ...storyboard,
    scenes: storyboard.scenes.with(index, { ...sent, id: scene.id, name: scene.name, shots }),
  }
}
