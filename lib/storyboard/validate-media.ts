import { whyUnfit, type Purpose } from '@/lib/storyboard/fit'
import { show } from '@/lib/storyboard/json-value'
import { isPictureSource, isWebUrl } from '@/lib/storyboard/media-url'
import type { PayloadFacts, Report, Rule } from '@/lib/storyboard/rules'
import { MISSING } from '@/lib/storyboard/validate-scalars'

type Where = { path: string; report: Report; facts: PayloadFacts }

/** A picture field (the type is judged by content, never by the name): `form` is the rule for the text itself, rule 22 for the inspected file. */
export function checkPicture(value: unknown, form: Rule, where: Where): void {
  if (!isPictureSource(value))
    return reportSource(value, form, where, 'an http(s) URL or base64 of a JPEG or PNG')
  checkFile(value, { rule: 22, purpose: 'reference' }, where)
}
/** A video field; `file` is the rule for the inspected file: 29 for a reference video, 66 for an element's. */
export function checkClip(value: unknown, form: Rule, file: 29 | 66, where: Where): void {
  if (!isWebUrl(value)) return reportSource(value, form, where, 'an http(s) URL')
  const purpose = file === 29 ? 'video' : 'elementVideo'
  checkFile(value, { rule: file, purpose }, where)
}

function reportSource(value: unknown, rule: Rule, { path, report }: Where, expected: string) {
  report(rule, path, value === undefined ? MISSING : `Must be ${expected}, not ${show(value)}`)
}

function checkFile(
  url: string,
  { rule, purpose }: { rule: Rule; purpose: Purpose },
  { path, report, facts }: Where,
) {
  const known = facts.media?.(url)
  if (!known) return
  const reason = whyUnfit('The file', known, purpose)
  if (reason) report(rule, path, reason.replace(/\.$/, ''), { url: url.slice(0, 2_000) })
}
