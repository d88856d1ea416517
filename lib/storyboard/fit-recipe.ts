import { z } from 'zod'

/** Part of the original as shown, in its px. It may reach beyond the picture: what lies outside becomes black bars. */
export const Region = z.strictObject({
  x: z.int().min(-100_000).max(100_000),
  y: z.int().min(-100_000).max(100_000),
  width: z.int().min(1).max(100_000),
  height: z.int().min(1).max(100_000),
})
const side = z.int().min(2).max(16_384)

/** How a fitting copy is made of a picture: the region, scaled to width × height. */
export const ImageRecipe = z.strictObject({
  kind: z.literal('image'),
  region: Region,
  width: side,
  height: side,
  format: z.enum(['jpeg', 'png']),
})
/** The same of a clip, from `startMs` on. Where the original ends sooner, its last frame is held. */
export const VideoRecipe = z.strictObject({
  kind: z.literal('video'),
  region: Region,
  width: side.multipleOf(2),
  height: side.multipleOf(2),
  startMs: z.int().min(0),
  durationMs: z.int().min(1_000).max(60_000),
  fps: z.number().min(1).max(120),
})
export const FitRecipe = z.discriminatedUnion('kind', [ImageRecipe, VideoRecipe])
export type Region = z.infer<typeof Region>
export type ImageRecipe = z.infer<typeof ImageRecipe>
export type VideoRecipe = z.infer<typeof VideoRecipe>
export type FitRecipe = z.infer<typeof FitRecipe>
