import { asList, isFilled, isObject, show, type JsonObject } from '@/lib/storyboard/json-value'
import { elementTags, limits } from '@/lib/storyboard/limits'
import type { OmniView } from '@/lib/storyboard/omni-view'
import type { Report, Rule } from '@/lib/storyboard/rules'
import { checkClip, checkPicture } from '@/lib/storyboard/validate-media'
import { MOST_ITEMS } from '@/lib/storyboard/validate-references'
import { MISSING, tooLong } from '@/lib/storyboard/validate-scalars'

const tags = new Set<unknown>(elementTags.map(({ id }) => id))
const { minRefer, maxRefer } = limits.element
type Form = 'stored' | 'pictures' | 'clip'

/** Contract.md 3.6, items one by one, then what they add up to. */
export function checkElements(view: OmniView, report: Report): void {
  const { payload, elements } = view
  if (payload.element_list !== undefined && !Array.isArray(payload.element_list))
    report(32, 'element_list', 'Must be an array')
  elements
    .slice(0, MOST_ITEMS)
    .forEach((element, i) => checkElement(element, `element_list[${i}]`, view, report))
  checkCounts(view, report)
  checkKinds(view, report)
}

/** The one form an item has, or null when it has none or several. */
function formOf(item: unknown): Form | null {
  if (!isObject(item)) return null
  const forms: Form[] = []
  if (item.element_id !== undefined) forms.push('stored')
  if (item.frontal_image !== undefined || item.refer_images !== undefined) forms.push('pictures')
  if (item.refer_videos !== undefined) forms.push('clip')
  return forms.length === 1 ? (forms[0] ?? null) : null
}

function checkElement(item: unknown, path: string, view: OmniView, report: Report) {
  if (!isObject(item)) return report(32, path, `Must be an object, not ${show(item)}`)
  const form = formOf(item)
  if (form === null)
    report(32, path, 'Must have exactly one of: element_id, frontal_image with refer_images, refer_videos')
  if (form === 'pictures') checkPictures(item, path, 33, { report, facts: view.facts })
  if (form === 'clip') {
    const clips = asList(item.refer_videos)
    if (clips.length !== limits.element.inlineVideos)
      report(34, `${path}.refer_videos`, 'Must be an array of exactly one URL', { count: clips.length })
    else checkClip(clips[0], 34, 66, { path: `${path}.refer_videos[0]`, report, facts: view.facts })
  }
  if (form === 'stored') checkId(item.element_id, `${path}.element_id`, view, report)
  checkText(36, `${path}.element_name`, item.element_name, limits.element.name, report)
  checkText(36, `${path}.element_description`, item.element_description, limits.element.description, report)
  checkTags(36, `${path}.tag_list`, item.tag_list, report)
  if (item.element_voice_id === undefined) return
  const kind = kindOf(item, view)
  if (!isFilled(item.element_voice_id)) report(37, `${path}.element_voice_id`, 'Must be a non-empty string')
  else if (form !== null && kind === 'image')
    report(37, `${path}.element_voice_id`, 'Only for an element made from a video')
}

/** Rules 33 and 61: a frontal picture and 1 to 3 others. */
export function checkPictures(
  item: JsonObject,
  path: string,
  rule: Rule,
  where: { report: Report; facts: OmniView['facts'] },
): void {
  const at = path === '' ? '' : `${path}.`
  checkPicture(item.frontal_image, rule, { ...where, path: `${at}frontal_image` })
  const others = item.refer_images
  if (!Array.isArray(others)) {
    where.report(rule, `${at}refer_images`, others === undefined ? MISSING : 'Must be an array')
    return
  }
  if (others.length < minRefer || others.length > maxRefer)
    where.report(
      rule,
      `${at}refer_images`,
      `The number of element refer images must be between ${minRefer} and ${maxRefer}`,
      {
        count: others.length,
      },
    )
  others
    .slice(0, MOST_ITEMS)
    .forEach((url, i) => checkPicture(url, rule, { ...where, path: `${at}refer_images[${i}]` }))
}

function checkId(id: unknown, path: string, view: OmniView, report: Report) {
  if (typeof id === 'number' && !(Number.isSafeInteger(id) && id >= 0))
    return report(35, path, 'This number cannot be read exactly, send the id as a string')
  if (typeof id !== 'number' && !(typeof id === 'string' && /^\d{1,40}$/.test(id)))
    return report(35, path, `Must be a string of digits, not ${show(id)}`)
  if (view.facts.element?.(String(id)) === 'unknown') report(43, path, `element ${id} does not exist`)
}

function checkText(rule: Rule, path: string, text: unknown, limit: number, report: Report) {
  if (text === undefined) return
  if (typeof text !== 'string') report(rule, path, `Must be a string, not ${show(text)}`)
  else if (text.length > limit) tooLong(rule, path, text, limit, report)
}

/** Rules 36 and 65. */
export function checkTags(rule: Rule, path: string, list: unknown, report: Report): void {
  if (list === undefined) return
  if (!Array.isArray(list)) return report(rule, path, 'Must be an array of {tag_id}')
  list.slice(0, MOST_ITEMS).forEach((tag, i) => {
    if (!isObject(tag)) report(rule, `${path}[${i}]`, `Must be an object with tag_id, not ${show(tag)}`)
    else if (!tags.has(tag.tag_id))
      report(rule, `${path}[${i}].tag_id`, `value ${show(tag.tag_id)} is invalid`)
  })
}

function kindOf(item: unknown, view: OmniView): 'image' | 'video' | null {
  const form = formOf(item)
  if (form !== 'stored') return form && (form === 'clip' ? 'video' : 'image')
  const id = isObject(item) ? item.element_id : undefined
  const kind = typeof id === 'string' || typeof id === 'number' ? view.facts.element?.(String(id)) : null
  return kind === 'image' || kind === 'video' ? kind : null
}

function checkCounts({ images, videos, elements, firstFrames, endFrames }: OmniView, report: Report) {
  const { total, withVideo, elementsWithFrame } = limits.references
  const field = elements.length > 0 ? 'element_list' : 'image_list'
  const count = images.length + elements.length
  const limit = videos.length > 0 ? withVideo : total
  if (count > limit)
    report(
      videos.length > 0 ? 39 : 38,
      field,
      `Number of images and elements ${count} exceeds maximum allowed value ${limit}${videos.length > 0 ? ' with a video' : ''}`,
      { count, limit },
    )
  if (firstFrames + endFrames > 0 && elements.length > elementsWithFrame)
    report(
      40,
      'element_list',
      `Number of elements ${elements.length} exceeds maximum allowed value ${elementsWithFrame} with a first or end frame`,
      { count: elements.length, limit: elementsWithFrame },
    )
}

/** Rules 41 and 42: elements made from a video. */
function checkKinds(view: OmniView, report: Report) {
  const kinds = view.elements.slice(0, MOST_ITEMS).map((item) => kindOf(item, view))
  const fromVideo = kinds.flatMap((kind, i) => (kind === 'video' ? [i] : []))
  if (view.videos.length > 0) {
    for (const i of fromVideo)
      report(41, `element_list[${i}]`, 'An element made from a video is not allowed with a video', {
        index: i,
      })
    return
  }
  const { maxVideoElements, mixedImages } = limits.element
  if (fromVideo.length > maxVideoElements)
    report(
      42,
      'element_list',
      `Number of video elements ${fromVideo.length} exceeds maximum allowed value ${maxVideoElements}`,
      { count: fromVideo.length, limit: maxVideoElements, mixed: 0 },
    )
  const fromPictures = kinds.filter((kind) => kind === 'image').length
  const pictures = view.images.length + fromPictures
  if (fromVideo.length > 0 && fromPictures > 0 && pictures > mixedImages)
    report(
      42,
      'element_list',
      `Number of images and image elements ${pictures} exceeds maximum allowed value ${mixedImages} beside video elements`,
      { count: pictures, limit: mixedImages, mixed: 1 },
    )
}
