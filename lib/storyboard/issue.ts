import type { Purpose } from '@/lib/storyboard/fit'
import type { InlineElement } from '@/lib/storyboard/schema'

/** One broken rule of contract.md section 3. `E` blocks, `W` is shown, `C` is our caution: the studio blocks, the served queue lets it pass. */
export type Severity = 'E' | 'W' | 'C'

/** A rule broken by a request. `path` is a payload path ("multi_prompt[2].prompt"); `field` and `reason` make GMI's wording. */
export type PayloadIssue = {
  rule: number
  severity: Severity
  path: string
  field: string
  reason: string
  /** Numbers and names a sentence may need ("limit", "count", "index", "name"). */
  facts: Record<string, string | number>
}

/** Where in the studio a problem is shown. */
export type SceneField =
  | { kind: 'scene'; field: 'quality' | 'aspect' | 'duration' | 'sound' | 'watermark' }
  | { kind: 'references'; slot: 'all' | 'firstFrame' | 'endFrame' | 'video' }
  | { kind: 'image'; assetId: string }
  | { kind: 'element'; elementId: string }
  | { kind: 'shot'; shotId: string; field: 'prompt' | 'duration' }

/** The same problem in the person's words, at their field, with repairs. Applying `fixes[0]` makes this problem go away. */
export type SceneIssue = {
  rule: number
  severity: Severity
  sceneId: string
  field: SceneField
  sentence: string
  raw: string
  fixes: Fix[]
}
/** A one-click repair, as data: the label on the button and the edit it runs (fixes.ts applies it). Tokens are written as in prompts. */
export type Fix = { label: string; edit: FixEdit }
export type FixEdit =
  | { type: 'setSceneDuration'; durationMs: number }
  | { type: 'fitShots' }
  | { type: 'mergeShots'; from: number }
  | { type: 'removeShot'; shotId: string }
  | { type: 'setSound'; on: boolean }
  | { type: 'setVideoUse'; use: 'base' | 'feature' }
  | { type: 'removeVideo' }
  | { type: 'removeFirstFrame' }
  | { type: 'removeEndFrame' }
  | { type: 'useEndFrameAsFirst' }
  | { type: 'removeImage'; assetId: string }
  | { type: 'keepImages'; count: number }
  | { type: 'removeElements'; elements: { id: string; leave: string }[] }
  | { type: 'keepReferences'; count: number }
  | { type: 'replaceInline'; element: InlineElement }
  | { type: 'addReference'; token: string }
  | { type: 'addMention'; token: string }
  | { type: 'removeTokens'; shotId: string; token: string }
  | { type: 'replaceText'; shotId: string; text: string; by: string }
  | { type: 'cutPrompt'; shotId: string; max: number }
  /** Not an edit by itself: a copy is made first, then it takes the file's place (replace-asset.ts). */
  | { type: 'makeItFit'; assetId: string; purpose: Purpose }
