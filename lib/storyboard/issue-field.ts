import type { PayloadIssue, SceneField } from '@/lib/storyboard/issue'
import { imageOrder } from '@/lib/storyboard/reference-order'
import type { Scene } from '@/lib/storyboard/schema'

const scene = (field: Extract<SceneField, { kind: 'scene' }>['field']): SceneField => ({
  kind: 'scene',
  field,
})
const slot = (name: Extract<SceneField, { kind: 'references' }>['slot']): SceneField => ({
  kind: 'references',
  slot: name,
})
/** Rules between references belong to the slot that has to give way. */
const RULE_FIELDS: Record<number, SceneField> = {
  18: slot('endFrame'),
  19: slot('endFrame'),
  20: slot('firstFrame'),
  28: scene('duration'),
  31: slot('endFrame'),
  45: scene('duration'),
  46: scene('duration'),
  49: scene('duration'),
  53: slot('video'),
  54: slot('video'),
  55: slot('endFrame'),
}
const PATH_FIELDS: Record<string, SceneField> = {
  mode: scene('quality'),
  duration: scene('duration'),
  aspect_ratio: scene('aspect'),
  sound: scene('sound'),
  watermark_info: scene('watermark'),
  video_list: slot('video'),
  image_list: slot('all'),
  element_list: slot('all'),
}

/** Where in the studio a payload path of this scene is edited. */
export function fieldOf(issue: Pick<PayloadIssue, 'rule' | 'path'>, from: Scene): SceneField {
  const fixed = RULE_FIELDS[issue.rule]
  if (fixed) return fixed
  const [, list = '', digits, rest = ''] = /^(\w*)(?:\[(\d+)\])?(.*)$/.exec(issue.path) ?? []
  if (list === 'prompt' || (list === 'multi_prompt' && digits !== undefined)) {
    const shot = from.shots[Number(digits ?? 0)]
    const field = rest === '.duration' ? 'duration' : 'prompt'
    if (shot) return { kind: 'shot', shotId: shot.id, field }
  }
  if (list === 'image_list' && digits !== undefined) {
    const image = imageOrder(from.references)[Number(digits)]
    if (image?.role === 'plain') return { kind: 'image', assetId: image.assetId }
    if (image) return slot(image.role === 'first' ? 'firstFrame' : 'endFrame')
  }
  if (list === 'element_list' && digits !== undefined) {
    const element = from.references.elements[Number(digits)]
    if (element) return { kind: 'element', elementId: element.id }
  }
  return PATH_FIELDS[list] ?? scene('duration')
}
