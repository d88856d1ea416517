import { asList, isFilled, isObject, show } from '@/lib/storyboard/json-value'
import { limits } from '@/lib/storyboard/limits'
import { wholeSeconds, type OmniView } from '@/lib/storyboard/omni-view'
import type { Report } from '@/lib/storyboard/rules'
import { MOST_ITEMS } from '@/lib/storyboard/validate-references'
import { MISSING, tooLong } from '@/lib/storyboard/validate-scalars'

/** Contract.md 3.7. */
export function checkShots(view: OmniView, report: Report): void {
  const { payload, multiShot, use, firstFrames, endFrames } = view
  if (!multiShot) {
    for (const key of ['shot_type', 'multi_prompt'])
      if (payload[key] !== undefined) report(51, key, 'Ignored unless multi_shot is true')
    return
  }
  if (payload.shot_type !== 'customize')
    report(
      44,
      'shot_type',
      payload.shot_type === undefined
        ? MISSING
        : `value ${show(payload.shot_type)} is invalid, allowed: customize`,
    )
  if (use === 'base') report(53, 'multi_shot', 'Not allowed with a base video')
  if (use === 'feature') report(54, 'multi_shot', 'Not documented with a feature video')
  if (endFrames > 0 && firstFrames > 0) report(55, 'multi_shot', 'Not documented with an end frame')
  checkList(view, report)
}

function checkList({ payload, seconds, use }: OmniView, report: Report) {
  const { min, max } = limits.shot
  const shots = asList(payload.multi_prompt)
  if (!Array.isArray(payload.multi_prompt))
    return report(45, 'multi_prompt', payload.multi_prompt === undefined ? MISSING : 'Must be an array')
  if (shots.length < min || shots.length > max)
    report(45, 'multi_prompt', `Number of shots ${shots.length} must be between ${min} and ${max}`, {
      count: shots.length,
      limit: max,
    })
  checkIndexes(shots, report)
  const lengths = shots
    .slice(0, MOST_ITEMS)
    .map((shot, i) => checkShot(shot, `multi_prompt[${i}]`, seconds, report))
  if (seconds === null || use === 'base' || shots.length === 0 || shots.length > MOST_ITEMS) return
  const sum = lengths.reduce<number>((all, length) => all + (length ?? Number.NaN), 0)
  if (!Number.isNaN(sum) && sum !== seconds)
    report(49, 'multi_prompt', `Sum of shot durations ${sum} must equal duration ${seconds}`, {
      sum,
      total: seconds,
    })
}

/** Rule 46: the set is 1..n; the order of the list is free. */
function checkIndexes(shots: readonly unknown[], report: Report) {
  const indexes = new Set(shots.map((shot) => (isObject(shot) ? shot.index : undefined)))
  const whole = shots.every((_, i) => indexes.has(i + 1))
  if (!whole) report(46, 'multi_prompt', `index must count 1 to ${shots.length} without gaps`)
}

/** Rules 47, 48. Returns the length in seconds, null when it is not one. */
function checkShot(shot: unknown, path: string, total: number | null, report: Report): number | null {
  if (!isObject(shot)) {
    report(45, path, `Must be an object, not ${show(shot)}`)
    return null
  }
  const { prompt, duration } = shot
  const limit = limits.prompt.shot
  if (!isFilled(prompt))
    report(47, `${path}.prompt`, prompt === undefined ? MISSING : 'Must be a non-empty string')
  else if (prompt.length > limit) tooLong(47, `${path}.prompt`, prompt, limit, report)
  const seconds = wholeSeconds(duration)
  if (seconds === null)
    report(
      48,
      `${path}.duration`,
      duration === undefined
        ? MISSING
        : `duration value ${show(duration)} is invalid, whole seconds from "1" are allowed`,
    )
  else if (total !== null && seconds > total)
    report(48, `${path}.duration`, `duration value '${seconds}' exceeds the total ${total}`, {
      count: seconds,
      limit: total,
    })
  return seconds
}
