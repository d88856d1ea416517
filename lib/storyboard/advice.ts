import { usedVersion, type ElementFacts } from '@/lib/storyboard/element-health'
import { whyUnfit, type Purpose } from '@/lib/storyboard/fit'
import { planFit } from '@/lib/storyboard/fit-plan'
import type { Fix, FixEdit, PayloadIssue, SceneField } from '@/lib/storyboard/issue'
import type { MediaFacts } from '@/lib/storyboard/media-facts'
import type { Scene, SceneElement } from '@/lib/storyboard/schema'

export type PreflightAsset = { name: string; facts: MediaFacts }
/** What preflight knows of the library. Something that is not in here is gone. */
export type PreflightContext = {
  assets: ReadonlyMap<string, PreflightAsset>
  elements: ReadonlyMap<string, ElementFacts>
}

/** One broken rule with everything its sentence may need. */
export type Case = { issue: PayloadIssue; scene: Scene; field: SceneField; context: PreflightContext }
/** The rule in the person's words and the repairs to try, best first. Repairs that do not help are dropped by preflight. */
export type Advice = { sentence: string; fixes: Fix[] }
export type Adviser = (at: Case) => Advice

export function fix(label: string, edit: FixEdit): Fix {
  return { label, edit }
}
export const removeVideo = fix('Remove video', { type: 'removeVideo' })
export const removeFirstFrame = fix('Remove the first frame', { type: 'removeFirstFrame' })
export const removeEndFrame = fix('Remove the end frame', { type: 'removeEndFrame' })
export const useForStyle = fix('Use it for style and motion', { type: 'setVideoUse', use: 'feature' })

export function removeElements(label: string, elements: readonly SceneElement[], at: Case): Fix {
  const gone = elements.map((element) => ({ id: element.id, leave: knownName(element, at) ?? '' }))
  return fix(label, { type: 'removeElements', elements: gone })
}
export function removeElement(element: SceneElement, at: Case): Fix {
  return removeElements(`Remove ${knownName(element, at) ?? 'it'}`, [element], at)
}

function knownName(element: SceneElement, { context }: Case): string | null {
  return (element.kind === 'inline' ? element.name : context.elements.get(element.id)?.name) || null
}
/** Its name, or what stands for it at the start of a sentence. */
export function elementName(element: SceneElement, at: Case): string {
  return knownName(element, at) ?? (element.kind === 'inline' ? 'The new element' : 'This element')
}
/** The same inside a sentence. */
export function nameInside(element: SceneElement, at: Case): string {
  return knownName(element, at) ?? (element.kind === 'inline' ? 'the new element' : 'this element')
}
export function elementAt({ field, scene }: Case): SceneElement | undefined {
  return field.kind === 'element'
    ? scene.references.elements.find(({ id }) => id === field.elementId)
    : undefined
}
export function isVideoElement(element: SceneElement, { context }: Case): boolean {
  if (element.kind === 'inline') return element.videoAssetId !== null
  const known = context.elements.get(element.id)
  return known !== undefined && usedVersion(known, element.version).referenceType === 'video_refer'
}

/** A number among the issue's facts; 0 when the rule gave none. */
export function count({ issue }: Case, name: string): number {
  const value = issue.facts[name]
  return typeof value === 'number' ? value : 0
}
/** "the last picture", "the last 3 pictures". */
export function theLast(n: number, one: string): string {
  return n === 1 ? `the last ${one}` : `the last ${n} ${one}s`
}
export function plural(n: number, one: string): string {
  return `${n} ${one}${n === 1 ? '' : 's'}`
}

export function noLonger(what: string): string {
  return `${what} is no longer in the library.`
}
/** One click to a copy that fits, where there can be one. */
export function makeItFit(assetId: string | null | undefined, purpose: Purpose, { context }: Case): Fix[] {
  const asset = context.assets.get(assetId ?? '')
  if (!assetId || !asset || !planFit(asset.facts, purpose)) return []
  return [fix('Make it fit', { type: 'makeItFit', assetId, purpose })]
}

/** Rules 22, 29 and 66 with the file's name and the number that is wrong. */
export function unfit(asset: PreflightAsset | undefined, purpose: Purpose, { issue }: Case): string {
  if (!asset) return `${issue.reason}.`
  return (
    whyUnfit(asset.name, asset.facts, purpose) ??
    `${asset.name} is ${asset.facts.mime}, which the model does not take.`
  )
}
