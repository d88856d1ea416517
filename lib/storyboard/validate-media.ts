import { whyUnfit, type Purpose } from '@/lib/storyboard/fit'
import { show } from '@/lib/storyboard/json-value'
import { limits } from '@/lib/storyboard/limits'
import type { MediaFacts } from '@/lib/storyboard/media-facts'
import { isPictureSource, isWebUrl } from '@/lib/storyboard/media-url'
import type { PayloadFacts, Report, Rule } from '@/lib/storyboard/rules'
import { MISSING } from '@/lib/storyboard/validate-scalars'

type Where = { path: string; report: Report; facts: PayloadFacts }

/** A picture field: `form` is the rule for the text itself, rule 22 for the inspected file. */
export function checkPicture(value: unknown, form: Rule, where: Where): void {
  if (!isPictureSource(value))
    return reportSource(value, form, where, 'an http(s) URL or base64 of a JPEG or PNG')
  checkFile(value, { rule: 22, purpose: 'reference', mimes: limits.image.mimes }, where)
}
/** A video field; `file` is the rule for the inspected file: 29 for a reference video, 66 for an element's. */
export function checkClip(value: unknown, form: Rule, file: 29 | 66, where: Where): void {
  if (!isWebUrl(value)) return reportSource(value, form, where, 'an http(s) URL')
  const purpose = file === 29 ? 'video' : 'elementVideo'
  checkFile(value, { rule: file, purpose, mimes: limits[purpose].mimes }, where)
}

function reportSource(value: unknown, rule: Rule, { path, report }: Where, expected: string) {
  report(rule, path, value === undefined ? MISSING : `Must be ${expected}, not ${show(value)}`)
}

function checkFile(
  url: string,
  { rule, purpose, mimes }: { rule: Rule; purpose: Purpose; mimes: readonly string[] },
  { path, report, facts }: Where,
) {
  const known = facts.media?.(url)
  if (!known) return
  const reason = whyUnfit('The file', known, purpose) ?? wrongType(known, mimes)
  if (reason) report(rule, path, reason.replace(/\.$/, ''), { url: url.slice(0, 2_000) })
}

/** Rules 22, 29, 66: the type is judged by content, never by the name. */
function wrongType(facts: MediaFacts, mimes: readonly string[]): string | null {
  if (mimes.includes(facts.mime)) return null
  return `The file is ${facts.mime}, this takes ${mimes.join(' or ')}.`
}
