import { assign, changeScene, moved } from '@/lib/storyboard/edit-target'
import { whyNotMention } from '@/lib/storyboard/reasons'
import { imageOrder, tokenPlace } from '@/lib/storyboard/reference-order'
import type {
  InlineElement,
  References,
  Scene,
  SceneElement,
  SceneVideo,
  Shot,
  Storyboard,
} from '@/lib/storyboard/schema'
import { dropTokens, tokensIn, type Token } from '@/lib/storyboard/tokens'

/*
 * Edits of references. They allow what preflight then explains (8 of 7, an end frame alone), so that nothing is lost
 * on the way from one arrangement to another. A reference that goes takes its mentions along, `leave` in their place.
 */
function changeReferences(
  storyboard: Storyboard,
  sceneId: string,
  change: (references: References) => Partial<References>,
  leave = '',
): Storyboard {
  return changeScene(storyboard, sceneId, (scene) => {
    const references = assign(scene.references, change(scene.references))
    return references === scene.references ? scene : withReferences(scene, references, leave)
  })
}

function withReferences(scene: Scene, references: References, leave: string): Scene {
  const gone = (token: Token) =>
    tokenPlace(token, scene.references).place > 0 && tokenPlace(token, references).place === 0
  const shots = scene.shots.map((shot) => assign(shot, { prompt: dropTokens(shot.prompt, gone, leave) }))
  return {
    ...scene,
    references,
    shots: shots.some((shot, i) => shot !== scene.shots[i]) ? shots : scene.shots,
  }
}

export function setFirstFrame(storyboard: Storyboard, sceneId: string, assetId: string | null): Storyboard {
  return changeReferences(storyboard, sceneId, () => ({ firstFrameId: assetId }))
}
export function setEndFrame(storyboard: Storyboard, sceneId: string, assetId: string | null): Storyboard {
  return changeReferences(storyboard, sceneId, () => ({ endFrameId: assetId }))
}
/** The end frame becomes the first one (rule 18). */
export function makeEndFrameFirst(storyboard: Storyboard, sceneId: string): Storyboard {
  return changeReferences(storyboard, sceneId, ({ endFrameId }) =>
    endFrameId === null ? {} : { firstFrameId: endFrameId, endFrameId: null },
  )
}

/** A plain picture, last in order. The same picture twice is one. */
export function addImage(storyboard: Storyboard, sceneId: string, assetId: string): Storyboard {
  return changeReferences(storyboard, sceneId, ({ imageIds }) =>
    imageIds.includes(assetId) ? {} : { imageIds: [...imageIds, assetId] },
  )
}
export function removeImage(
  storyboard: Storyboard,
  sceneId: string,
  assetId: string,
  leave = '',
): Storyboard {
  const keep = (ids: string[]) => ids.filter((id) => id !== assetId)
  return changeReferences(
    storyboard,
    sceneId,
    ({ imageIds }) => (imageIds.includes(assetId) ? { imageIds: keep(imageIds) } : {}),
    leave,
  )
}
/** `index` counts in the list without the picture. */
export function moveImage(
  storyboard: Storyboard,
  sceneId: string,
  assetId: string,
  index: number,
): Storyboard {
  return changeReferences(storyboard, sceneId, ({ imageIds }) => {
    const from = imageIds.indexOf(assetId)
    const next = from < 0 ? imageIds : moved(imageIds, from, index)
    return next.every((id, i) => id === imageIds[i]) ? {} : { imageIds: next }
  })
}
export function keepImages(storyboard: Storyboard, sceneId: string, count: number): Storyboard {
  return changeReferences(storyboard, sceneId, ({ imageIds }) =>
    imageIds.length <= count ? {} : { imageIds: imageIds.slice(0, Math.max(0, count)) },
  )
}

/** A reference video turns the sound off (rule 26). */
export function setVideo(storyboard: Storyboard, sceneId: string, video: SceneVideo | null): Storyboard {
  return changeScene(storyboard, sceneId, (scene) => {
    const now = scene.references.video
    const same = video && now ? assign(now, video) === now : video === now
    const next = same ? scene : withReferences(scene, { ...scene.references, video }, '')
    return video ? assign(next, { sound: false }) : next
  })
}

/** Last in order. The same element twice is one. */
export function addElement(storyboard: Storyboard, sceneId: string, element: SceneElement): Storyboard {
  return changeReferences(storyboard, sceneId, ({ elements }) =>
    elements.some(({ id }) => id === element.id) ? {} : { elements: [...elements, element] },
  )
}
/** `leave` (its name) stands where it was mentioned. */
export function removeElement(
  storyboard: Storyboard,
  sceneId: string,
  elementId: string,
  leave = '',
): Storyboard {
  return changeReferences(
    storyboard,
    sceneId,
    ({ elements }) =>
      elements.some(({ id }) => id === elementId)
        ? { elements: elements.filter(({ id }) => id !== elementId) }
        : {},
    leave,
  )
}
/** `index` counts in the list without the element. */
export function moveElement(
  storyboard: Storyboard,
  sceneId: string,
  elementId: string,
  index: number,
): Storyboard {
  return changeReferences(storyboard, sceneId, ({ elements }) => {
    const from = elements.findIndex(({ id }) => id === elementId)
    const next = from < 0 ? elements : moved(elements, from, index)
    return next.every((element, i) => element === elements[i]) ? {} : { elements: next }
  })
}
/** Pictures and elements down to `count`: the last elements go first, then the last plain pictures. Frames stay. */
export function keepReferences(storyboard: Storyboard, sceneId: string, count: number): Storyboard {
  return changeReferences(storyboard, sceneId, (references) => {
    const { elements, imageIds } = references
    const over = imageOrder(references).length + elements.length - count
    if (over <= 0) return {}
    const overImages = Math.min(imageIds.length, Math.max(0, over - elements.length))
    return {
      elements: elements.slice(0, Math.max(0, elements.length - over)),
      imageIds: imageIds.slice(0, imageIds.length - overImages),
    }
  })
}
/** Replaces the inline element with the same id. */
export function replaceInlineElement(
  storyboard: Storyboard,
  sceneId: string,
  element: InlineElement,
): Storyboard {
  return changeReferences(storyboard, sceneId, ({ elements }) => {
    const index = elements.findIndex(({ id, kind }) => id === element.id && kind === 'inline')
    if (index < 0 || JSON.stringify(elements[index]) === JSON.stringify(element)) return {}
    return { elements: elements.with(index, element) }
  })
}

/** Makes sure that a token has its reference: an element of the library or a picture is added, if there is room. */
export function mention(storyboard: Storyboard, sceneId: string, token: Token): Storyboard {
  const scene = storyboard.scenes.find(({ id }) => id === sceneId)
  if (!scene || whyNotMention(scene, token) !== null) return storyboard
  return changeScene(storyboard, sceneId, () => carryReference(storyboard, scene, { token, elements: [] }))
}

/** What the prompts of incoming shots mention comes along, from wherever in the storyboard it is known, or from `elements`. */
export function carryReferences(
  storyboard: Storyboard,
  scene: Scene,
  { shots, elements = [] }: { shots: readonly Shot[]; elements?: readonly SceneElement[] },
): Scene {
  return shots
    .flatMap((shot) => tokensIn(shot.prompt))
    .reduce((next, token) => carryReference(storyboard, next, { token, elements }), scene)
}
function carryReference(
  storyboard: Storyboard,
  scene: Scene,
  { token, elements }: { token: Token; elements: readonly SceneElement[] },
): Scene {
  const { references } = scene
  if (tokenPlace(token, references).place > 0) return scene
  if (token.kind === 'image')
    return { ...scene, references: { ...references, imageIds: [...references.imageIds, token.id] } }
  if (token.kind !== 'element') return scene
  const known = [...storyboard.scenes.flatMap((each) => each.references.elements), ...elements]
  const element = known.find(({ id }) => id === token.id) ?? { kind: 'stored' as const, id: token.id }
  return { ...scene, references: { ...references, elements: [...references.elements, element] } }
}
