import { z } from 'zod'
import { STORYBOARD_VERSION } from '@/lib/storyboard/version'

/** The storyboard document: one validated JSON value per project. Times are integer milliseconds. */

const Id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

export const Quality = z.enum(['std', 'pro'])
export const Aspect = z.enum(['16:9', '9:16', '1:1'])
export const VideoUse = z.enum(['base', 'feature'])
export type Quality = z.infer<typeof Quality>
export type Aspect = z.infer<typeof Aspect>
export type VideoUse = z.infer<typeof VideoUse>

/** One cut. `prompt` holds stable tokens (tokens.ts), never `<<<element_1>>>`. `pictureId` is a drawing for the plan only; it is not sent. */
export const Shot = z.strictObject({
  id: Id,
  prompt: z.string(),
  durationMs: z.int().min(0),
  locked: z.boolean(),
  pictureId: Id.nullable(),
})
export type Shot = z.infer<typeof Shot>

/** An element made by the service while the scene is generated (contract.md 2.2 forms B and C). `id` is what prompts point at. */
export const InlineElement = z.strictObject({
  kind: z.literal('inline'),
  id: Id,
  name: z.string(),
  description: z.string(),
  frontalAssetId: Id.nullable(),
  referAssetIds: z.array(Id),
  videoAssetId: Id.nullable(),
  tagIds: z.array(z.string()),
  voiceId: z.string().nullable(),
})
/** An element of the library: its newest version, or the one it is pinned to. */
const StoredElement = z.strictObject({
  kind: z.literal('stored'),
  id: Id,
  version: z.int().min(1).optional(),
})
export type StoredElement = z.infer<typeof StoredElement>
export const SceneElement = z.discriminatedUnion('kind', [StoredElement, InlineElement])
export type InlineElement = z.infer<typeof InlineElement>
export type SceneElement = z.infer<typeof SceneElement>

export const SceneVideo = z.strictObject({ assetId: Id, use: VideoUse, keepSound: z.boolean() })
export type SceneVideo = z.infer<typeof SceneVideo>

/** Everything a scene shows the model besides words. Order in `imageIds` and `elements` is the order sent. */
export const References = z.strictObject({
  firstFrameId: Id.nullable(),
  endFrameId: Id.nullable(),
  imageIds: z.array(Id),
  video: SceneVideo.nullable(),
  elements: z.array(SceneElement),
})
export type References = z.infer<typeof References>

/** What one generation makes. With one shot the prompt is sent alone; with two to six, `multi_prompt` is sent. */
export const Scene = z.strictObject({
  id: Id,
  name: z.string(),
  durationMs: z.int().min(0),
  quality: Quality,
  aspect: Aspect,
  sound: z.boolean(),
  watermark: z.boolean(),
  shots: z.array(Shot).min(1),
  references: References,
})
export type Scene = z.infer<typeof Scene>

/** What a new scene starts with. */
export const SceneDefaults = z.strictObject({
  quality: Quality,
  aspect: Aspect,
  sound: z.boolean(),
  durationMs: z.int().min(3_000).max(15_000).multipleOf(1_000),
})
export type SceneDefaults = z.infer<typeof SceneDefaults>

export const Storyboard = z.strictObject({
  version: z.literal(STORYBOARD_VERSION),
  title: z.string().min(1).max(120),
  scenes: z.array(Scene).min(1),
  /** Without them a new scene is like the one before it. */
  defaults: SceneDefaults.optional(),
})
export type Storyboard = z.infer<typeof Storyboard>
