import {
  count,
  elementAt,
  elementName,
  fix,
  makeItFit,
  nameInside,
  noLonger,
  plural,
  removeElement,
  removeVideo,
  unfit,
  type Advice,
  type Adviser,
  type Case,
} from '@/lib/storyboard/advice'
import { healthSentence, usedVersion } from '@/lib/storyboard/element-health'
import type { Fix } from '@/lib/storyboard/issue'
import { elementTags, limits } from '@/lib/storyboard/limits'
import type { InlineElement, SceneElement } from '@/lib/storyboard/schema'
import { tokenText } from '@/lib/storyboard/tokens'

const { name: maxName, description: maxDescription, maxRefer } = limits.element
const tags = new Set<string>(elementTags.map(({ id }) => id))

/** An adviser for a rule about one element; the last way out is always to take it out of the scene. */
function about(advise: (element: SceneElement, at: Case) => Advice): Adviser {
  return (at) => {
    const element = elementAt(at)
    if (!element) return { sentence: `${at.issue.reason}.`, fixes: [] }
    const { sentence, fixes } = advise(element, at)
    return { sentence, fixes: [...fixes, removeElement(element, at)] }
  }
}
function repair(
  label: string,
  element: SceneElement,
  change: (inline: InlineElement) => InlineElement,
): Fix[] {
  return element.kind === 'inline' ? [fix(label, { type: 'replaceInline', element: change(element) })] : []
}

/** The assets an inline element uses, by the end of the issue's path. */
function assetOf(element: SceneElement, { issue }: Case): string {
  if (element.kind === 'stored') return ''
  const place = Number(/refer_images\[(\d+)\]$/.exec(issue.path)?.[1] ?? -1)
  if (place >= 0) return element.referAssetIds[place] ?? ''
  return (issue.path.includes('refer_videos') ? element.videoAssetId : element.frontalAssetId) ?? ''
}
/** Pictures as the rule wants them: a front one and 1 to 3 others; the front one may be used again (contract.md 2.3). */
function withPictures(inline: InlineElement, without: string): InlineElement {
  const keep = (id: string | null) => id !== null && id !== without
  const [first = null, ...others] = [inline.frontalAssetId, ...inline.referAssetIds].filter(keep)
  const refer = others.filter((id) => id !== null).slice(0, maxRefer)
  return {
    ...inline,
    frontalAssetId: first,
    referAssetIds: refer.length > 0 || first === null ? refer : [first],
  }
}

const TEXT_RULES = [
  { path: 'element_name', what: 'name', max: maxName },
  { path: 'element_description', what: 'description', max: maxDescription },
] as const

/** Contract.md 3.6, and rules 22, 57 and 66 for elements. */
export const elementAdvice: Record<number, Adviser> = {
  22: about((element, at) => {
    const assetId = assetOf(element, at)
    return {
      sentence: unfit(at.context.assets.get(assetId), 'element', at),
      fixes: [
        ...(element.kind === 'inline' ? makeItFit(assetId, 'element', at) : []),
        ...repair('Leave this picture out', element, (inline) => withPictures(inline, assetId)),
      ],
    }
  }),
  32: about((element, at) => ({
    sentence: `${elementName(element, at)} needs either pictures or a video.`,
    fixes: repair('Keep its pictures', element, (inline) => ({
      ...inline,
      videoAssetId: inline.frontalAssetId === null ? inline.videoAssetId : null,
    })),
  })),
  33: about((element, at) => {
    const name = elementName(element, at)
    if (at.issue.path.endsWith('refer_images')) {
      const has = count(at, 'count')
      return {
        sentence: `${name} needs 1 to ${maxRefer} pictures beside the front one. It has ${has}.`,
        fixes: repair(
          has > maxRefer ? `Keep the first ${maxRefer}` : 'Use the front picture again',
          element,
          (inline) => withPictures(inline, ''),
        ),
      }
    }
    const assetId = assetOf(element, at)
    return {
      sentence:
        assetId === ''
          ? `${name} needs a front picture.`
          : noLonger(`A picture of ${nameInside(element, at)}`),
      fixes: repair(
        assetId === '' ? 'Use the first picture as the front one' : 'Leave this picture out',
        element,
        (inline) => withPictures(inline, assetId),
      ),
    }
  }),
  34: about((element, at) => ({ sentence: noLonger(`The video of ${nameInside(element, at)}`), fixes: [] })),
  35: about((element, at) => {
    const name = elementName(element, at)
    const known = at.context.elements.get(element.id)
    const version = element.kind === 'stored' ? element.version : undefined
    const state = known && usedVersion(known, version).state
    if (state === undefined || state === 'ready' || state === 'failed')
      return { sentence: `${name} could not be made. Remove it or make it again.`, fixes: [] }
    return { sentence: healthSentence(state, name) ?? '', fixes: [] }
  }),
  36: about((element, at) => {
    const name = elementName(element, at)
    const text = TEXT_RULES.find(({ path }) => at.issue.path.endsWith(path))
    if (!text)
      return {
        sentence: `${name} has a tag that the model does not know.`,
        fixes: repair('Remove the tag', element, (inline) => ({
          ...inline,
          tagIds: inline.tagIds.filter((id) => tags.has(id)),
        })),
      }
    const over = plural(count(at, 'count') - text.max, 'character')
    return {
      sentence: `The ${text.what} of ${name} is ${over} too long, ${text.max} is the most.`,
      fixes: repair(`Shorten by ${over}`, element, (inline) => ({
        ...inline,
        [text.what]: cut(inline[text.what], text.max),
      })),
    }
  }),
  37: about((element, at) => ({
    sentence: `${elementName(element, at)} is made from pictures. A voice needs a video.`,
    fixes: repair('Remove the voice', element, (inline) => ({ ...inline, voiceId: null })),
  })),
  41: (at) => {
    const element = elementAt(at)
    if (!element) return { sentence: `${at.issue.reason}.`, fixes: [removeVideo] }
    return {
      sentence: `${elementName(element, at)} was made from a video. Remove ${nameInside(element, at)} or the reference video.`,
      fixes: [removeElement(element, at), removeVideo],
    }
  },
  43: about((element, at) => ({ sentence: noLonger(elementName(element, at)), fixes: [] })),
  57: (at) => {
    const { field } = at
    const element = elementAt(at)
    const asset = field.kind === 'image' ? at.context.assets.get(field.assetId) : undefined
    const name = element ? elementName(element, at) : (asset?.name ?? 'A picture')
    const token = element
      ? tokenText({ kind: 'element', id: element.id })
      : field.kind === 'image'
        ? tokenText({ kind: 'image', id: field.assetId })
        : null
    return {
      sentence: `No prompt mentions ${name}, so the model may leave it out.`,
      fixes: token === null ? [] : [fix('Mention it', { type: 'addMention', token })],
    }
  },
  66: about((element, at) => ({
    sentence: unfit(at.context.assets.get(assetOf(element, at)), 'elementVideo', at),
    fixes: element.kind === 'inline' ? makeItFit(assetOf(element, at), 'elementVideo', at) : [],
  })),
}

function cut(text: string, max: number): string {
  const end = /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) ? max - 1 : max
  return text.slice(0, end).trim()
}
