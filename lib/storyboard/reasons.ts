import { limits } from '@/lib/storyboard/limits'
import type { Scene, Storyboard } from '@/lib/storyboard/schema'
import { imageOrder } from '@/lib/storyboard/reference-order'
import { elementLimit, referenceLimit } from '@/lib/storyboard/reference-limit'
import { isLegalSet, legalised, totalMs, unlocked } from '@/lib/storyboard/shot-lengths'
import { giverOf, withShotsIn, withShotsOut } from '@/lib/storyboard/shot-sets'
import { formatSeconds, type BoundaryMode } from '@/lib/storyboard/timeline'
import { tokenPlace } from '@/lib/storyboard/reference-order'
import type { Token } from '@/lib/storyboard/tokens'

/** Why an edit cannot be done now, in the words for the control that is off. Null: it can. The edits ask the same questions. */
const { max } = limits.shot
const FULL = `${max} shots is the most in one scene`
const SHORTEST = `${formatSeconds(limits.shot.minMs, 1)} is the shortest`

export function whyNotAddShot(scene: Scene): string | null {
  if (scene.shots.length >= max) return FULL
  if (giverOf(scene.shots)) return null
  return unlocked(scene.shots).length > 0
    ? `No unlocked shot is longer than ${formatSeconds(limits.shot.minMs)}. Make the scene longer`
    : 'All shots are locked. Unlock one to make room'
}

/** `atMs` in scene time. */
export function whyNotSplit(scene: Scene, shotId: string, atMs: number): string | null {
  const index = scene.shots.findIndex((shot) => shot.id === shotId)
  const shot = scene.shots[index]
  if (!shot) return 'No shot is here'
  if (scene.shots.length >= max) return FULL
  if (shot.locked) return `Shot ${index + 1} is locked`
  const startMs = totalMs(scene.shots.slice(0, index))
  if (!(atMs >= startMs && atMs <= startMs + shot.durationMs))
    return `The playhead is not on shot ${index + 1}`
  if (shot.durationMs < 2 * limits.shot.minMs)
    return `Shot ${index + 1} is ${formatSeconds(shot.durationMs)}. ${SHORTEST}`
  return null
}

export function whyNotDuplicateShots(scene: Scene, shotIds: readonly string[]): string | null {
  const shots = scene.shots.filter((shot) => shotIds.includes(shot.id))
  return shots.length === 0 ? 'No shot is selected' : whyNotPasteShots(scene, shots)
}

export function whyNotPasteShots(scene: Scene, shots: Scene['shots']): string | null {
  if (scene.shots.length + shots.length > max) return FULL
  return withShotsIn(legalised(scene), scene.shots.length, shots)
    ? null
    : 'Locked shots leave no time. Unlock one to make room'
}

export function whyNotRemoveShots(scene: Scene, shotIds: readonly string[]): string | null {
  const gone = new Set(shotIds)
  if (scene.shots.every((shot) => gone.has(shot.id)))
    return 'A scene needs one shot. Delete the scene instead'
  if (withShotsOut(scene, gone)) return null
  return `The shots that stay are locked and shorter than ${formatSeconds(limits.scene.minMs)}. Unlock one`
}

/** Within a scene always; across scenes the shots keep their length, so both scenes must stay legal. */
export function whyNotMoveShots(
  storyboard: Storyboard,
  shotIds: readonly string[],
  to: { sceneId: string },
): string | null {
  const ids = new Set(shotIds)
  const target = storyboard.scenes.findIndex((scene) => scene.id === to.sceneId)
  const scene = storyboard.scenes[target]
  if (!scene) return 'That scene is gone'
  let addedMs = 0
  let added = 0
  for (const [index, source] of storyboard.scenes.entries()) {
    const leaving = source.shots.filter((shot) => ids.has(shot.id))
    if (index === target || leaving.length === 0) continue
    if (!isLegalSet(source)) return `Fit the shots of scene ${index + 1} first`
    if (leaving.length === source.shots.length) return `Scene ${index + 1} needs one shot`
    const restMs = source.durationMs - totalMs(leaving)
    if (restMs < limits.scene.minMs) return tooShort(index, restMs)
    addedMs += totalMs(leaving)
    added += leaving.length
  }
  if (added === 0) return null
  if (!isLegalSet(scene)) return `Fit the shots of scene ${target + 1} first`
  if (scene.shots.length + added > max) return FULL
  const newMs = scene.durationMs + addedMs
  if (newMs <= limits.scene.maxMs) return null
  return `Scene ${target + 1} would be ${formatSeconds(newMs)}, ${formatSeconds(limits.scene.maxMs)} is the most`
}
const tooShort = (index: number, ms: number) =>
  `Scene ${index + 1} would be ${formatSeconds(ms)}, ${formatSeconds(limits.scene.minMs)} is the least`

export function whyNotEvenOut(scene: Scene): string | null {
  if (scene.shots.length === 1) return 'One shot has nothing to even out'
  return unlocked(scene.shots).length < 2 ? 'Fewer than 2 shots are unlocked' : null
}

export function whyNotRemoveScene(storyboard: Storyboard): string | null {
  return storyboard.scenes.length === 1 ? 'A storyboard has at least one scene' : null
}

/** Why a boundary stays where it is, or stops there: for the tooltip of a drag. */
export function whyBoundaryStops(scene: Scene, index: number, mode: BoundaryMode): string {
  const lockedAt = [index, ...(mode === 'pair' ? [index + 1] : [])].find((i) => scene.shots[i]?.locked)
  if (lockedAt !== undefined) return `Shot ${lockedAt + 1} is locked`
  if (mode === 'ripple' && unlocked(scene.shots.slice(index + 1)).length === 0)
    return 'All later shots are locked'
  if (mode === 'scene' && scene.durationMs >= limits.scene.maxMs)
    return `${formatSeconds(limits.scene.maxMs)} is the longest scene`
  if (mode === 'scene' && scene.durationMs <= limits.scene.minMs)
    return `${formatSeconds(limits.scene.minMs)} is the shortest scene`
  return SHORTEST
}

/** Rule 26. */
export function whyNotSound(scene: Scene): string | null {
  return scene.references.video ? 'Off with a reference video' : null
}
/** Rules 13, 14. */
export function whyNotAspect(scene: Scene): string | null {
  if (scene.references.firstFrameId !== null) return 'From the picture'
  return scene.references.video?.use === 'base' ? 'From the video' : null
}
/** Rule 27. */
export function whyNotDuration(scene: Scene): string | null {
  return scene.references.video?.use === 'base' ? 'From the video' : null
}
/** Rule 20. */
export function whyNotFirstFrame(scene: Scene): string | null {
  return scene.references.video?.use === 'base' ? 'No first frame when a video is edited' : null
}
/** Rules 18, 19, 20. */
export function whyNotEndFrame(scene: Scene): string | null {
  const { references } = scene
  if (references.video?.use === 'base') return 'No end frame when a video is edited'
  const others = imageOrder({ ...references, endFrameId: null }).length
  const { imagesWithEndFrame } = limits.references
  if (references.endFrameId === null && others > imagesWithEndFrame)
    return `No end frame with more than ${imagesWithEndFrame} pictures. You have ${others}.`
  if (references.endFrameId === null && others === imagesWithEndFrame)
    return `With an end frame ${imagesWithEndFrame} pictures is the most. It would be the ${ordinal(others + 1)}.`
  return references.firstFrameId === null ? 'An end frame needs a first frame' : null
}

/** Why a token cannot be put into a prompt of this scene: its reference is missing and there is no room for it. */
export function whyNotMention(scene: Scene, token: Token): string | null {
  if (tokenPlace(token, scene.references).place > 0) return null
  if (token.kind === 'first') return 'This scene has no first frame'
  if (token.kind === 'end') return 'This scene has no end frame'
  if (token.kind === 'video') return 'This scene has no reference video'
  const all = referenceLimit(scene)
  if (all.used >= all.max) return `${ordinal(all.used + 1)} of ${all.max}`
  const elements = elementLimit(scene)
  if (token.kind === 'element' && elements.used >= elements.max)
    return `${ordinal(elements.used + 1)} of ${elements.max} elements`
  if (token.kind === 'image' && scene.references.endFrameId !== null)
    return `No more than ${limits.references.imagesWithEndFrame} pictures with an end frame`
  return null
}
export function ordinal(n: number): string {
  const suffix = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${suffix}`
}
