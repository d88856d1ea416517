import { z } from 'zod'
import { cameraMoves } from '@/lib/animatic/camera'
import { FPS } from '@/lib/animatic/fps'
import { Quality } from '@/lib/storyboard/schema'

const Key = z.string().min(1)
export const PlanElement = z.strictObject({ name: z.string(), pictureKey: Key.nullable() })
export type PlanElement = z.infer<typeof PlanElement>

/** Frames are whole; `mix` is how far the end frame has come at the first and last frame of the shot, 0..1. */
export const PlanShot = z.strictObject({
  number: z.int().min(1),
  of: z.int().min(1),
  startFrame: z.int().min(0),
  frames: z.int().min(1),
  prompt: z.string(),
  camera: z.enum(cameraMoves),
  pictureKey: Key.nullable(),
  endPictureKey: Key.nullable(),
  mix: z.tuple([z.number(), z.number()]),
  elements: z.array(PlanElement),
  seed: z.int(),
})
export type PlanShot = z.infer<typeof PlanShot>

/** Width and height are the clip's own; 16 × 9 when they are not known. */
export const PlanVideo = z.strictObject({
  key: Key,
  keepSound: z.boolean(),
  width: z.int().min(1),
  height: z.int().min(1),
})
export type PlanVideo = z.infer<typeof PlanVideo>

/** What will be drawn: the same for the browser's preview and the engine's film. Keys name pictures in the caller's world (asset ids or urls). */
export const AnimaticPlan = z.strictObject({
  width: z.int().min(16),
  height: z.int().min(16),
  fps: z.literal(FPS),
  totalFrames: z.int().min(1),
  quality: Quality,
  sound: z.boolean(),
  watermark: z.boolean(),
  shots: z.array(PlanShot).min(1),
  firstFrameKey: Key.nullable(),
  endFrameKey: Key.nullable(),
  baseVideo: PlanVideo.nullable(),
  featureVideo: PlanVideo.nullable(),
})
export type AnimaticPlan = z.infer<typeof AnimaticPlan>
