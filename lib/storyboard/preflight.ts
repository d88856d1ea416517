import { elementName, fix, type Advice, type Case, type PreflightContext } from '@/lib/storyboard/advice'
import { elementAdvice } from '@/lib/storyboard/advice-elements'
import { referenceAdvice } from '@/lib/storyboard/advice-references'
import { promptName, shotAdvice } from '@/lib/storyboard/advice-shots'
import { applyFix } from '@/lib/storyboard/fixes'
import { fieldOf } from '@/lib/storyboard/issue-field'
import type { FixEdit, PayloadIssue, SceneField, SceneIssue, Severity } from '@/lib/storyboard/issue'
import { compileScene, type CompileContext, type DanglingToken } from '@/lib/storyboard/request'
import type { PayloadFacts } from '@/lib/storyboard/rules'
import { STORYBOARD_VERSION, type Scene, type Storyboard } from '@/lib/storyboard/schema'
import { tokenText, type Token } from '@/lib/storyboard/tokens'
import { refusalText, validatePayload } from '@/lib/storyboard/validate'

export type { PreflightContext } from '@/lib/storyboard/advice'

/** What the queue ignores and the person did not choose: nothing to say about it (rules 4, 14, 21, 27, 50, 51). */
const QUIET = new Set([4, 14, 21, 27, 50, 51])
/** The studio's own mind (contract.md 3.7, 3.8): 54 and 55 are only said, a mention of nothing blocks. */
const STUDIO_SEVERITY: Record<number, Severity> = { 54: 'W', 55: 'W', 56: 'C' }
const GONE = '0'
const URL_PREFIX = 'https://library.invalid/'

export function blocks(issue: Pick<SceneIssue, 'severity'>): boolean {
  return issue.severity !== 'W'
}

/**
 * What is wrong with a scene before it is sent: the payload's broken rules at their fields, in sentences, with repairs.
 * Each repair offered makes its problem go away; blocking ones first. The same call guards submit on the server.
 */
export function preflight(scene: Scene, context: PreflightContext): SceneIssue[] {
  const before = problems(scene, context)
  const found = before.map((problem): SceneIssue => {
    const { sentence, fixes } = advise({ ...problem, scene, context })
    return {
      rule: problem.issue.rule,
      severity: STUDIO_SEVERITY[problem.issue.rule] ?? problem.issue.severity,
      sceneId: scene.id,
      field: problem.field,
      sentence,
      raw: refusalText(problem.issue),
      fixes: fixes.filter(({ edit }) => {
        const after = repaired(scene, edit)
        return after !== scene && alike(problems(after, context), problem) < alike(before, problem)
      }),
    }
  })
  return [...found.filter(blocks), ...found.filter((issue) => !blocks(issue))]
}

type Problem = { issue: PayloadIssue; field: SceneField; dangling?: Token }

function problems(scene: Scene, context: PreflightContext): Problem[] {
  const { payload, problems: dangling, model } = compileScene(scene, compileContext(context))
  const issues = validatePayload(model, payload, payloadFacts(context))
  const torn = new Set(dangling.map(({ shotId }) => shotId))
  const listed = issues
    .filter((issue) => !QUIET.has(issue.rule))
    .map((issue): Problem => ({ issue, field: fieldOf(issue, scene) }))
    .filter(
      ({ issue, field }) => !(issue.facts.place === 0 && field.kind === 'shot' && torn.has(field.shotId)),
    )
  return [...listed, ...unique(dangling).map((each) => torn56(each, issues))]
}

/** A mention of nothing, named by what it mentions instead of by `<<<element_0>>>`. */
function torn56({ shotId, token }: DanglingToken, issues: readonly PayloadIssue[]): Problem {
  const sent = issues.find((issue) => issue.rule === 56 && issue.facts.place === 0)
  const reason = `${tokenText(token)} has no reference`
  const issue: PayloadIssue = {
    rule: 56,
    severity: 'W',
    path: sent?.path ?? 'prompt',
    field: sent?.field ?? 'prompt',
    reason,
    facts: { token: tokenText(token) },
  }
  return { issue, field: { kind: 'shot', shotId, field: 'prompt' }, dangling: token }
}
function unique(dangling: readonly DanglingToken[]): DanglingToken[] {
  const byKey = new Map(dangling.map((each) => [`${each.shotId} ${tokenText(each.token)}`, each]))
  return [...byKey.values()]
}

function compileContext({ assets, elements }: PreflightContext): CompileContext {
  return {
    assetUrl: (assetId) => (assets.has(assetId) ? URL_PREFIX + assetId : ''),
    queueElementId: (elementId) => {
      const element = elements.get(elementId)
      if (!element) return GONE
      return element.state === 'ready' ? element.queueElementId : null
    },
  }
}
function payloadFacts({ assets, elements }: PreflightContext): PayloadFacts {
  const made = new Map([...elements.values()].map((element) => [element.queueElementId, element]))
  return {
    media: (url) => assets.get(url.slice(URL_PREFIX.length))?.facts ?? null,
    element: (id) => {
      if (id === GONE) return 'unknown'
      const type = made.get(id)?.referenceType
      return type === undefined ? null : type === 'video_refer' ? 'video' : 'image'
    },
  }
}

function advise(at: Case & Problem): Advice {
  if (at.dangling) return torn(at, at.dangling)
  const table = at.field.kind === 'element' ? elementAdvice : referenceAdvice
  const adviser =
    table[at.issue.rule] ??
    shotAdvice[at.issue.rule] ??
    elementAdvice[at.issue.rule] ??
    referenceAdvice[at.issue.rule]
  return adviser?.(at) ?? { sentence: `The queue would refuse this: ${at.issue.reason}.`, fixes: [] }
}

function torn(at: Case & Problem, token: Token): Advice {
  const shotId = at.field.kind === 'shot' ? at.field.shotId : ''
  const text = tokenText(token)
  const remove = fix('Remove the mention', { type: 'removeTokens', shotId, token: text })
  const who = promptName(at)
  if (!('id' in token)) {
    const what = { first: 'the first frame', end: 'the end frame', video: 'the video' }[token.kind]
    return { sentence: `${who} mentions ${what}, but the scene has none.`, fixes: [remove] }
  }
  const { assets, elements } = at.context
  const known = token.kind === 'element' ? elements.has(token.id) : assets.has(token.id)
  if (!known) return { sentence: `${who} mentions something that is gone.`, fixes: [remove] }
  const name =
    token.kind === 'element'
      ? elementName({ kind: 'stored', id: token.id }, at)
      : (assets.get(token.id)?.name ?? 'a picture')
  return {
    sentence: `${who} mentions ${name}, which is not a reference of this scene.`,
    fixes: [fix(`Add ${name}`, { type: 'addReference', token: text }), remove],
  }
}

function repaired(scene: Scene, edit: FixEdit): Scene {
  const alone: Storyboard = { version: STORYBOARD_VERSION, title: 'Scene', scenes: [scene] }
  return applyFix(alone, scene.id, edit).scenes[0] ?? scene
}
/** How many problems of the same rule stand at the same field: a repair is offered only when it leaves fewer. */
function alike(list: readonly Problem[], { issue, field }: Problem): number {
  const key = JSON.stringify(field)
  return list.filter((each) => each.issue.rule === issue.rule && JSON.stringify(each.field) === key).length
}
