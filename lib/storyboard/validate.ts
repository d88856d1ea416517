import type { PayloadIssue } from '@/lib/storyboard/issue'
import { isObject, show } from '@/lib/storyboard/json-value'
import { viewOmni } from '@/lib/storyboard/omni-view'
import { collector, type PayloadFacts } from '@/lib/storyboard/rules'
import { checkCreateElement } from '@/lib/storyboard/validate-create-element'
import { checkElements } from '@/lib/storyboard/validate-elements'
import { checkImages, checkVideos } from '@/lib/storyboard/validate-references'
import { checkScalars } from '@/lib/storyboard/validate-scalars'
import { checkShots } from '@/lib/storyboard/validate-shots'
import { checkTokens } from '@/lib/storyboard/validate-tokens'

/**
 * Every rule of contract.md section 3 on a payload, in the order of the contract. Never throws, whatever the payload is.
 * Media rules (22, 29, 66) and element rules (37, 41, 42, 43) need `facts`; without them they stay silent.
 */
export function validatePayload(model: string, payload: unknown, facts: PayloadFacts = {}): PayloadIssue[] {
  const { issues, report } = collector()
  if (model !== 'kling-v3-omni' && model !== 'kling-create-element')
    report(2, 'model', `model ${model.slice(0, 100)} does not exist`)
  else if (!isObject(payload)) report(1, '', `Must be a JSON object, not ${show(payload)}`)
  else if (model === 'kling-create-element') checkCreateElement(payload, facts, report)
  else {
    const view = viewOmni(payload, facts)
    checkScalars(view, report)
    checkImages(view, report)
    checkVideos(view, report)
    checkElements(view, report)
    checkShots(view, report)
    checkTokens(view, report)
  }
  return issues
}

/** The whole body of a POST: rule 1, then the payload. */
export function validateRequest(body: unknown, facts: PayloadFacts = {}): PayloadIssue[] {
  const { issues, report } = collector()
  if (!isObject(body)) report(1, 'body', `Must be a JSON object, not ${show(body)}`)
  else if (typeof body.model !== 'string') report(1, 'model', `Must be a string, not ${show(body.model)}`)
  else return validatePayload(body.model, body.payload, facts)
  return issues
}

/** GMI's wording (contract.md 1.10). */
export function refusalText(issue: PayloadIssue): string {
  return issue.rule === 2 ? issue.reason : `invalid payload parameters: ${issue.field} (${issue.reason})`
}

/** What a queue refuses: C rules are our own caution. */
export function isRefused(issue: PayloadIssue): boolean {
  return issue.severity === 'E'
}
