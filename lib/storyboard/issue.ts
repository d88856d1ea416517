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
/** A one-click repair, as data: the label on the button and the edit it runs (fixes.ts applies it). */
export type Fix = { label: string; edit: FixEdit }
export type FixEdit =
  | { type: 'setSceneDuration'; durationMs: number }
  | { type: 'fitShots' }
  | { type: 'setSound'; on: boolean }
  | { type: 'setAspect'; aspect: '16:9' | '9:16' | '1:1' }
  | { type: 'setVideoUse'; use: 'base' | 'feature' }
  | { type: 'removeVideo' }
  | { type: 'removeFirstFrame' }
  | { type: 'removeEndFrame' }
  | { type: 'useEndFrameAsFirst' }
  | { type: 'removeImage'; assetId: string }
  | { type: 'removeElement'; elementId: string }
  | { type: 'keepImages'; count: number }
  | { type: 'keepElements'; count: number }
  | { type: 'mergeShots' }
  | { type: 'cutPrompt'; shotId: string; max: number }
  | { type: 'removeShot'; shotId: string }
  | { type: 'removeTokens'; shotId: string; token: string }
  | { type: 'renameInline'; elementId: string; name: string }
  | { type: 'describeInline'; elementId: string; description: string }
  | { type: 'removeVoice'; elementId: string }
