import { isFilled, show, type JsonObject } from '@/lib/storyboard/json-value'
import { limits } from '@/lib/storyboard/limits'
import type { PayloadFacts, Report } from '@/lib/storyboard/rules'
import { checkPictures, checkTags } from '@/lib/storyboard/validate-elements'
import { checkClip } from '@/lib/storyboard/validate-media'
import { checkEnum, MISSING, tooLong } from '@/lib/storyboard/validate-scalars'

const KNOWN = new Set([
  'element_name',
  'element_description',
  'reference_type',
  'frontal_image',
  'refer_images',
  'refer_video',
  'element_voice_id',
  'tag_list',
])

/** Contract.md 3.9. */
export function checkCreateElement(payload: JsonObject, facts: PayloadFacts, report: Report): void {
  for (const key of Object.keys(payload)
    .filter((key) => !KNOWN.has(key))
    .slice(0, 20))
    report(4, key.slice(0, 80), 'Unknown parameter, it is ignored')
  checkText('element_name', payload.element_name, limits.element.name, report)
  checkText('element_description', payload.element_description, limits.element.description, report)
  const { reference_type: type, element_voice_id: voice } = payload
  if (type === undefined) report(60, 'reference_type', MISSING)
  checkEnum(60, 'reference_type', type, ['image_refer', 'video_refer'], report)
  if (type === 'image_refer') checkPictures(payload, '', 61, { report, facts })
  if (type === 'video_refer') checkClip(payload.refer_video, 62, 66, { path: 'refer_video', report, facts })
  const foreign =
    type === 'image_refer' ? ['refer_video'] : type === 'video_refer' ? ['frontal_image', 'refer_images'] : []
  for (const key of foreign) if (payload[key] !== undefined) report(63, key, `Ignored with ${show(type)}`)
  if (voice !== undefined && type === 'image_refer') report(64, 'element_voice_id', "Only with 'video_refer'")
  if (voice !== undefined && type === 'video_refer' && !isFilled(voice))
    report(64, 'element_voice_id', 'Must be a non-empty string')
  checkTags(65, 'tag_list', payload.tag_list, report)
}

function checkText(path: string, text: unknown, limit: number, report: Report) {
  if (text === undefined || text === null) report(59, path, MISSING)
  else if (!isFilled(text)) report(59, path, 'Must be a non-empty string')
  else if (text.length > limit) tooLong(59, path, text, limit, report)
}
