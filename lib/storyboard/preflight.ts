import { elementName, fix, type Advice, type Case, type PreflightContext } from '@/lib/storyboard/advice'
import { elementAdvice } from '@/lib/storyboard/advice-elements'
import { referenceAdvice } from '@/lib/storyboard/advice-references'
import { promptName, shotAdvice } from '@/lib/storyboard/advice-shots'
import { applyFix } from '@/lib/storyboard/fixes'
import type { FixEdit, SceneIssue, Severity } from '@/lib/storyboard/issue'
import { problemFinder, type Problem } from '@/lib/storyboard/scene-problems'
import type { Scene, Storyboard } from '@/lib/storyboard/schema'
import { STORYBOARD_VERSION } from '@/lib/storyboard/version'
import { tokenText, type Token } from '@/lib/storyboard/tokens'
import { refusalText } from '@/lib/storyboard/validate'

export type { PreflightContext } from '@/lib/storyboard/advice'

/** The studio's own mind (contract.md 3.7, 3.8): 54 and 55 are only said, a mention of nothing blocks. */
const STUDIO_SEVERITY: Record<number, Severity> = { 54: 'W', 55: 'W', 56: 'C' }

export function blocks(issue: Pick<SceneIssue, 'severity'>): boolean {
  return issue.severity !== 'W'
}

/**
 * What is wrong with a scene before it is sent: the payload's broken rules at their fields, in sentences, with repairs.
 * Each repair offered was tried and leaves fewer problems of its kind; blocking ones come first. Submit asks the same.
 */
export function preflight(scene: Scene, context: PreflightContext): SceneIssue[] {
  const find = problemFinder(context)
  const before = find(scene)
  const tried = new Map<string, readonly Problem[]>()
  const after = (edit: FixEdit): readonly Problem[] => {
    const name = JSON.stringify(edit)
    const known = tried.get(name)
    if (known) return known
    const next = repaired(scene, edit)
    const problems = next === scene ? before : find(next)
    tried.set(name, problems)
    return problems
  }
  const found = before.map((problem): SceneIssue => {
    const { issue, field, key } = problem
    const { sentence, fixes } = advise({ issue, field, scene, context }, problem.dangling)
    const alike = (list: readonly Problem[]) => list.filter((each) => each.key === key).length
    return {
      rule: issue.rule,
      severity: STUDIO_SEVERITY[issue.rule] ?? issue.severity,
      sceneId: scene.id,
      field,
      sentence,
      raw: refusalText(issue),
      fixes: fixes.filter(({ edit }) => edit.type === 'makeItFit' || alike(after(edit)) < alike(before)),
    }
  })
  return [...found.filter(blocks), ...found.filter((issue) => !blocks(issue))]
}

function repaired(scene: Scene, edit: FixEdit): Scene {
  const alone: Storyboard = { version: STORYBOARD_VERSION, title: 'Scene', scenes: [scene] }
  return applyFix(alone, scene.id, edit).scenes[0] ?? scene
}

function advise(at: Case, dangling: Token | null): Advice {
  if (dangling) return aboutMention(at, dangling)
  const { rule, reason } = at.issue
  const own = at.field.kind === 'element' ? elementAdvice[rule] : referenceAdvice[rule]
  const adviser = own ?? shotAdvice[rule] ?? elementAdvice[rule] ?? referenceAdvice[rule]
  return adviser?.(at) ?? { sentence: `The queue would refuse this: ${reason}.`, fixes: [] }
}

function aboutMention(at: Case, token: Token): Advice {
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
