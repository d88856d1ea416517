import { fieldOf } from '@/lib/storyboard/issue-field'
import type { SceneField } from '@/lib/storyboard/issue'
import type { Scene } from '@/lib/storyboard/schema'
import type { GenerationView } from '@/lib/views'

/** The field of the scene that a refusal or failure speaks of, from what the queue said (contract.md 1.10 and 5.1); else the first prompt. */
export function fixField(
  { errorRaw, error }: Pick<GenerationView, 'errorRaw' | 'error'>,
  scene: Scene,
): SceneField {
  const said = errorRaw ?? error ?? ''
  const path = /invalid payload parameters: ([\w.[\]]+)/.exec(said)?.[1]
  if (path) return fieldOf({ rule: 0, path }, scene)
  if (/duration/i.test(said)) return { kind: 'scene', field: 'duration' }
  if (/video/i.test(said) && scene.references.video) return { kind: 'references', slot: 'video' }
  if (/image|picture|resolution|aspect ratio|download|fetch|url/i.test(said) && hasPictures(scene))
    return scene.references.firstFrameId
      ? { kind: 'references', slot: 'firstFrame' }
      : { kind: 'references', slot: 'all' }
  const shot = scene.shots[0]
  return shot ? { kind: 'shot', shotId: shot.id, field: 'prompt' } : { kind: 'scene', field: 'duration' }
}

function hasPictures({ references }: Scene): boolean {
  const { firstFrameId, imageIds, elements } = references
  return firstFrameId !== null || imageIds.length > 0 || elements.length > 0
}
