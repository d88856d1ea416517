import { cutPrompt } from '@/lib/storyboard/cut-prompt'
import { sceneById } from '@/lib/storyboard/edit-target'
import { fitShots, setSceneDuration, setSound } from '@/lib/storyboard/edits'
import type { FixEdit } from '@/lib/storyboard/issue'
import {
  keepImages,
  keepReferences,
  mention,
  removeElement,
  removeImage,
  replaceInlineElement,
  setEndFrame,
  setFirstFrame,
  setVideo,
  makeEndFrameFirst,
} from '@/lib/storyboard/reference-edits'
import type { Scene, Storyboard } from '@/lib/storyboard/schema'
import { mergeShots, removeShots, setPrompt } from '@/lib/storyboard/shot-edits'
import { dropTokens, readToken, tokenText } from '@/lib/storyboard/tokens'

/** Runs a repair. The same storyboard when there is nothing left to repair. */
export function applyFix(storyboard: Storyboard, sceneId: string, edit: FixEdit): Storyboard {
  const scene = sceneById(storyboard, sceneId)
  if (!scene) return storyboard
  switch (edit.type) {
    case 'setSceneDuration':
      return setSceneDuration(storyboard, sceneId, edit.durationMs)
    case 'fitShots':
      return fitShots(storyboard, sceneId)
    case 'mergeShots':
      return mergeShots(storyboard, sceneId, edit.from)
    case 'removeShot':
      return removeShots(storyboard, [edit.shotId])
    case 'setSound':
      return setSound(storyboard, sceneId, edit.on)
    case 'setVideoUse':
      return scene.references.video
        ? setVideo(storyboard, sceneId, { ...scene.references.video, use: edit.use })
        : storyboard
    case 'removeVideo':
      return setVideo(storyboard, sceneId, null)
    case 'removeFirstFrame':
      return setFirstFrame(storyboard, sceneId, null)
    case 'removeEndFrame':
      return setEndFrame(storyboard, sceneId, null)
    case 'useEndFrameAsFirst':
      return makeEndFrameFirst(storyboard, sceneId)
    case 'removeImage':
      return removeImage(storyboard, sceneId, edit.assetId)
    case 'keepImages':
      return keepImages(storyboard, sceneId, edit.count)
    case 'removeElements':
      return edit.elements.reduce(
        (board, { id, leave }) => removeElement(board, sceneId, id, leave),
        storyboard,
      )
    case 'keepReferences':
      return keepReferences(storyboard, sceneId, edit.count)
    case 'replaceInline':
      return replaceInlineElement(storyboard, sceneId, edit.element)
    case 'addReference': {
      const token = readToken(edit.token)
      return token ? mention(storyboard, sceneId, token) : storyboard
    }
    case 'addMention':
      return writeIn(storyboard, scene, scene.shots[0]?.id, (prompt) =>
        `${prompt.trimEnd()} ${edit.token}`.trimStart(),
      )
    case 'removeTokens':
      return writeIn(storyboard, scene, edit.shotId, (prompt) =>
        dropTokens(prompt, (token) => tokenText(token) === edit.token),
      )
    case 'replaceText':
      return writeIn(storyboard, scene, edit.shotId, (prompt) => prompt.replaceAll(edit.text, () => edit.by))
    case 'makeItFit':
      return storyboard
    case 'cutPrompt':
      return writeIn(storyboard, scene, edit.shotId, (prompt) => cutPrompt(prompt, scene, edit.max))
  }
}

function writeIn(
  storyboard: Storyboard,
  scene: Scene,
  shotId: string | undefined,
  write: (prompt: string) => string,
): Storyboard {
  const shot = scene.shots.find(({ id }) => id === shotId)
  return shot ? setPrompt(storyboard, shot.id, write(shot.prompt)) : storyboard
}
