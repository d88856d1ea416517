import { mergeMembers, mergeOrder, mergeValue, type Decide, type Sides } from '@/lib/storyboard/merge-values'
import type { References, SceneElement } from '@/lib/storyboard/schema'

/** What both sides did to the references of one scene. */
export function mergeReferences({ base, mine, theirs }: Sides<References>, decide: Decide): References {
  const slot = <K extends 'firstFrameId' | 'endFrameId' | 'video'>(key: K) =>
    mergeValue({ base: base[key], mine: mine[key], theirs: theirs[key] }, key, decide)
  const firstFrameId = slot('firstFrameId')
  const images: Sides<readonly string[]> = {
    base: base.imageIds,
    mine: mine.imageIds,
    theirs: theirs.imageIds,
  }
  const imageIds = mergeOrder(images, mergeMembers(images), { field: 'imageIds', decide })
  return {
    firstFrameId,
    endFrameId: firstFrameId === null ? null : slot('endFrameId'),
    imageIds,
    video: slot('video'),
    elements: mergeElements({ base: base.elements, mine: mine.elements, theirs: theirs.elements }, decide),
  }
}

function mergeElements({ base, mine, theirs }: Sides<SceneElement[]>, decide: Decide): SceneElement[] {
  const ids = (list: readonly SceneElement[]) => list.map((each) => each.id)
  const lists = { base: ids(base), mine: ids(mine), theirs: ids(theirs) }
  const order = mergeOrder(lists, mergeMembers(lists), { field: 'elements', decide })
  return order.flatMap((id) => {
    const [b, m, t] = [base, mine, theirs].map((list) => list.find((each) => each.id === id))
    const merged =
      m && t ? mergeValue({ base: b ?? t, mine: m, theirs: t }, `element.${id}`, decide) : (m ?? t)
    return merged ? [merged] : []
  })
}
