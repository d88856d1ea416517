import type { PreflightContext } from '@/lib/storyboard/advice'
import { canWaitFor, usedVersion } from '@/lib/storyboard/element-health'
import { fieldOf } from '@/lib/storyboard/issue-field'
import type { PayloadIssue, SceneField } from '@/lib/storyboard/issue'
import { compileScene, type CompileContext, type DanglingToken } from '@/lib/storyboard/request'
import type { PayloadFacts } from '@/lib/storyboard/rules'
import type { Scene } from '@/lib/storyboard/schema'
import { tokenText, type Token } from '@/lib/storyboard/tokens'
import { validatePayload } from '@/lib/storyboard/validate'

/** A broken rule at its field. `dangling` is the mention of nothing that it is about. `key` is the same for the same rule at the same field. */
export type Problem = { issue: PayloadIssue; field: SceneField; key: string; dangling: Token | null }

/** What the queue ignores and the person did not choose: nothing to say about it. */
const QUIET = new Set([4, 14, 21, 27, 50, 51])
const GONE = '0'
const URL_PREFIX = 'https://library.invalid/'

/** A way to ask any version of a scene what is wrong with it: the library is indexed once. */
export function problemFinder(library: PreflightContext): (scene: Scene) => Problem[] {
  const standIns = standInIds()
  const compile = compileContext(library, standIns)
  const facts = payloadFacts(library, standIns)
  return (scene) => {
    const { model, payload, problems: dangling } = compileScene(scene, compile)
    const torn = new Set(dangling.map(({ shotId }) => shotId))
    const listed = validatePayload(model, payload, facts)
      .filter((issue) => !QUIET.has(issue.rule))
      .map((issue) => problem(issue, fieldOf(issue, scene), null))
      .filter(
        ({ issue, field }) => !(issue.facts.place === 0 && field.kind === 'shot' && torn.has(field.shotId)),
      )
    const mentions = unique(dangling).map((each) => mentionOfNothing(each, scene))
    return [...listed, ...mentions, ...madeFirst(scene, library)]
  }
}

function problem(issue: PayloadIssue, field: SceneField, dangling: Token | null): Problem {
  return { issue, field, dangling, key: `${issue.rule} ${JSON.stringify(field)}` }
}

/** Rule 56 for a token, named by what it mentions instead of by `<<<element_0>>>`. */
function mentionOfNothing({ shotId, token }: DanglingToken, scene: Scene): Problem {
  const index = scene.shots.findIndex(({ id }) => id === shotId)
  const path = scene.shots.length > 1 ? `multi_prompt[${index}].prompt` : 'prompt'
  const reason = `${tokenText(token)} has no reference`
  const issue: PayloadIssue = { rule: 56, severity: 'W', path, field: path, reason, facts: {} }
  return problem(issue, { kind: 'shot', shotId, field: 'prompt' }, token)
}
function unique(dangling: readonly DanglingToken[]): DanglingToken[] {
  const byKey = new Map(dangling.map((each) => [`${each.shotId} ${tokenText(each.token)}`, each]))
  return [...byKey.values()]
}

/**
 * Elements get stand-in ids: preflight asks about an element, whichever id it has or will have. '' is one that failed:
 * rule 35 refuses it.
 */
function compileContext({ assets, elements }: PreflightContext, standIns: StandIns): CompileContext {
  return {
    assetUrl: (assetId) => (assets.has(assetId) ? URL_PREFIX + assetId : ''),
    queueElementId: (elementId, version) => {
      const element = elements.get(elementId)
      if (!element) return GONE
      const used = usedVersion(element, version)
      return used.state === 'failed'
        ? null
        : standIns.idOf(`${elementId} ${version ?? ''}`, used.referenceType)
    },
  }
}
function payloadFacts({ assets }: PreflightContext, standIns: StandIns): PayloadFacts {
  return {
    media: (url) => assets.get(url.slice(URL_PREFIX.length))?.facts ?? null,
    element: (id) => {
      if (id === GONE) return 'unknown'
      const type = standIns.typeOf(id)
      return type === undefined ? null : type === 'video_refer' ? 'video' : 'image'
    },
  }
}

type ReferenceType = 'image_refer' | 'video_refer'
type StandIns = {
  idOf: (key: string, type: ReferenceType) => string
  typeOf: (id: string) => ReferenceType | undefined
}
function standInIds(): StandIns {
  const ids = new Map<string, string>()
  const types = new Map<string, ReferenceType>()
  return {
    idOf(key, type) {
      const id = ids.get(key) ?? String(ids.size + 1)
      ids.set(key, id)
      types.set(id, type)
      return id
    },
    typeOf: (id) => types.get(id),
  }
}

/** Elements that are made before the scene is sent: nothing to repair, but time and perhaps money to know of. */
function madeFirst(scene: Scene, { elements }: PreflightContext): Problem[] {
  return scene.references.elements.flatMap((element, index) => {
    const known = element.kind === 'stored' ? elements.get(element.id) : undefined
    if (!known || element.kind !== 'stored') return []
    const { state } = usedVersion(known, element.version)
    if (!canWaitFor(state)) return []
    const path = `element_list[${index}].element_id`
    const reason = `the element is ${state} on this queue and is made first`
    const issue: PayloadIssue = { rule: 35, severity: 'W', path, field: path, reason, facts: {} }
    return [problem(issue, { kind: 'element', elementId: element.id }, null)]
  })
}
