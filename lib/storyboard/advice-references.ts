import {
  count,
  elementName,
  fix,
  isVideoElement,
  makeItFit,
  noLonger,
  plural,
  removeElement,
  removeElements,
  removeEndFrame,
  removeFirstFrame,
  removeVideo,
  theLast,
  unfit,
  useForStyle,
  type Advice,
  type Adviser,
  type Case,
  type PreflightAsset,
} from '@/lib/storyboard/advice'
import type { Fix } from '@/lib/storyboard/issue'
import { limits } from '@/lib/storyboard/limits'
import { formatSeconds } from '@/lib/storyboard/timeline'

/** The picture a field shows: its asset and the way to take it out. */
function pictureAt({ field, scene, context }: Case): {
  assetId: string | null
  asset: PreflightAsset | undefined
  remove: Fix
} {
  if (field.kind === 'image') {
    const remove = fix('Remove the picture', { type: 'removeImage', assetId: field.assetId })
    return { assetId: field.assetId, asset: context.assets.get(field.assetId), remove }
  }
  const end = field.kind === 'references' && field.slot === 'endFrame'
  const id = end ? scene.references.endFrameId : scene.references.firstFrameId
  return { assetId: id, asset: context.assets.get(id ?? ''), remove: end ? removeEndFrame : removeFirstFrame }
}

function overLimit(at: Case): Advice {
  const { elements, imageIds } = at.scene.references
  const limit = count(at, 'limit')
  const over = count(at, 'count') - limit
  const last = elements.slice(-over)
  const [only] = last
  return {
    sentence: `${plural(over, 'reference')} over the limit of ${limit}${at.scene.references.video ? ' with a reference video' : ''}.`,
    fixes: [
      ...(only && over === 1 ? [removeElement(only, at)] : []),
      ...(over > 1 && last.length > 0
        ? [removeElements(`Remove ${theLast(last.length, 'element')}`, last, at)]
        : []),
      fix(`Remove ${theLast(over, 'picture')}`, {
        type: 'keepImages',
        count: Math.max(0, imageIds.length - over),
      }),
      ...(count(at, 'count') <= limits.references.total ? [removeVideo] : []),
      ...(Math.max(elements.length, imageIds.length) < over
        ? [fix(`Remove ${theLast(over, 'reference')}`, { type: 'keepReferences', count: limit })]
        : []),
    ],
  }
}

/** Contract.md 3.4 and 3.5, and the counts of 3.6. */
export const referenceAdvice: Record<number, Adviser> = {
  15: (at) => ({ sentence: noLonger('A picture of this scene'), fixes: [pictureAt(at).remove] }),
  18: () => ({
    sentence: 'An end frame needs a first frame.',
    fixes: [fix('Use it as the first frame', { type: 'useEndFrameAsFirst' }), removeEndFrame],
  }),
  19: (at) => ({
    sentence: `No end frame with more than ${count(at, 'limit')} pictures. You have ${count(at, 'count')}.`,
    fixes: [
      removeEndFrame,
      fix(`Remove ${plural(count(at, 'count') - count(at, 'limit'), 'picture')}`, {
        type: 'keepImages',
        count: 0,
      }),
    ],
  }),
  20: ({ scene }) => {
    const { firstFrameId, endFrameId } = scene.references
    const what =
      firstFrameId === null ? 'end frame' : endFrameId === null ? 'first frame' : 'first or end frame'
    return {
      sentence: `No ${what} when a video is edited.`,
      fixes: [useForStyle, removeFirstFrame, removeEndFrame, removeVideo],
    }
  },
  22: (at) => {
    const { assetId, asset, remove } = pictureAt(at)
    return { sentence: unfit(asset, 'frame', at), fixes: [...makeItFit(assetId, 'frame', at), remove] }
  },
  23: () => ({ sentence: noLonger('The reference video'), fixes: [removeVideo] }),
  26: () => ({
    sentence: 'Sound must be off with a reference video.',
    fixes: [fix('Turn sound off', { type: 'setSound', on: false }), removeVideo],
  }),
  28: ({ scene }) => {
    const most = limits.scene.maxFeatureMs
    return {
      sentence: `With a style and motion video a scene is at most ${formatSeconds(most)}. This one is ${formatSeconds(scene.durationMs)}.`,
      fixes: [
        fix(`Make the scene ${formatSeconds(most)}`, { type: 'setSceneDuration', durationMs: most }),
        removeVideo,
      ],
    }
  },
  29: (at) => {
    const assetId = at.scene.references.video?.assetId
    const asset = at.context.assets.get(assetId ?? '')
    return { sentence: unfit(asset, 'video', at), fixes: [...makeItFit(assetId, 'video', at), removeVideo] }
  },
  31: () => ({
    sentence: 'A first and an end frame together do not go with a reference video.',
    fixes: [removeEndFrame, removeVideo],
  }),
  38: overLimit,
  39: overLimit,
  40: (at) => {
    const { elements, firstFrameId } = at.scene.references
    const limit = count(at, 'limit')
    const last = elements.slice(limit)
    const [only] = last
    return {
      sentence: `No more than ${limit} elements with ${firstFrameId === null ? 'an end frame' : 'a first frame'}. You have ${elements.length}.`,
      fixes: [
        ...(only && last.length === 1 ? [removeElement(only, at)] : []),
        ...(last.length > 1 ? [removeElements(`Remove ${theLast(last.length, 'element')}`, last, at)] : []),
        removeFirstFrame,
        removeEndFrame,
      ],
    }
  },
  42: (at) => {
    const { elements } = at.scene.references
    const clips = elements.filter((element) => isVideoElement(element, at))
    const limit = count(at, 'limit')
    const over = count(at, 'count') - limit
    if (count(at, 'mixed') === 0) {
      const last = clips.slice(limit)
      const label =
        last.length === 1 && last[0]
          ? `Remove ${elementName(last[0], at)}`
          : `Remove the last ${last.length} of them`
      return {
        sentence: `${limit} elements made from a video is the most. You have ${clips.length}.`,
        fixes: [removeElements(label, last, at)],
      }
    }
    const pictures = elements.filter((element) => !isVideoElement(element, at)).slice(-over)
    return {
      sentence: `Beside elements made from a video, ${limit} pictures and picture elements is the most. You have ${count(at, 'count')}.`,
      fixes: [
        removeElements(`Remove ${theLast(pictures.length, 'picture element')}`, pictures, at),
        fix(`Remove ${theLast(over, 'picture')}`, {
          type: 'keepImages',
          count: Math.max(0, at.scene.references.imageIds.length - over),
        }),
        removeElements('Remove the elements made from a video', clips, at),
      ],
    }
  },
}
