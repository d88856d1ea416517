import { isFilled, isObject, show } from '@/lib/storyboard/json-value'
import { limits } from '@/lib/storyboard/limits'
import type { OmniView } from '@/lib/storyboard/omni-view'
import type { Report, Rule } from '@/lib/storyboard/rules'

export const MISSING = 'Required parameter is missing'
const KNOWN = new Set([
  'prompt',
  'mode',
  'duration',
  'aspect_ratio',
  'sound',
  'image_list',
  'video_list',
  'element_list',
  'multi_shot',
  'shot_type',
  'multi_prompt',
  'watermark_info',
])

/** Contract.md 3.1 rule 4, 3.2 and 3.3. */
export function checkScalars(view: OmniView, report: Report): void {
  const { payload } = view
  for (const key of Object.keys(payload)
    .filter((key) => !KNOWN.has(key))
    .slice(0, 20))
    report(4, key.slice(0, 80), 'Unknown parameter, it is ignored')
  if (!view.multiShot) checkPrompt(payload.prompt, report)
  else if (isFilled(payload.prompt)) report(50, 'prompt', 'Ignored when multi_shot is true')
  checkEnum(7, 'mode', payload.mode, ['std', 'pro'], report)
  if (view.seconds === null)
    report(
      8,
      'duration',
      `duration value ${show(payload.duration)} is invalid, whole seconds "3" to "15" are allowed`,
      {
        minMs: limits.scene.minMs,
        maxMs: limits.scene.maxMs,
      },
    )
  checkEnum(9, 'aspect_ratio', payload.aspect_ratio, ['16:9', '9:16', '1:1'], report)
  checkEnum(10, 'sound', payload.sound, ['on', 'off'], report)
  if (payload.multi_shot !== undefined && typeof payload.multi_shot !== 'boolean')
    report(11, 'multi_shot', `Must be a boolean, not ${show(payload.multi_shot)}`)
  const { watermark_info: watermark } = payload
  if (watermark !== undefined && !(isObject(watermark) && typeof watermark.enabled === 'boolean'))
    report(12, 'watermark_info', 'Must be an object with a boolean "enabled"')
  checkAspectNeed(view, report)
}

function checkPrompt(prompt: unknown, report: Report) {
  const limit = limits.prompt.single
  if (prompt === undefined || prompt === null) report(5, 'prompt', MISSING)
  else if (typeof prompt !== 'string') report(5, 'prompt', `Must be a string, not ${show(prompt)}`)
  else if (prompt.trim() === '') report(5, 'prompt', 'Must not be empty')
  else if (prompt.length > limit) tooLong(6, 'prompt', prompt, limit, report)
}

export function tooLong(rule: Rule, path: string, text: string, limit: number, report: Report): void {
  report(rule, path, `Length ${text.length} exceeds maximum allowed value ${limit}`, {
    count: text.length,
    limit,
  })
}

export function checkEnum(
  rule: Rule,
  path: string,
  value: unknown,
  allowed: readonly string[],
  report: Report,
): void {
  if (value === undefined || allowed.some((each) => each === value)) return
  report(rule, path, `value ${show(value)} is invalid, allowed: ${allowed.join(', ')}`)
}

function checkAspectNeed({ payload, firstFrames, use }: OmniView, report: Report) {
  const given = payload.aspect_ratio !== undefined
  const fromMedia = firstFrames > 0 || use === 'base'
  if (!given && !fromMedia) report(13, 'aspect_ratio', MISSING)
  if (given && fromMedia)
    report(14, 'aspect_ratio', `Ignored: the ${use === 'base' ? 'video' : 'first frame'} decides`)
}
