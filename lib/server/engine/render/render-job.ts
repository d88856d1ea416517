import { z } from 'zod'
import { AnimaticPlan } from '@/lib/animatic/plan-schema'

/** What the render child is told, as one line of JSON. Paths are absolute and were made by the server. */
export const RenderOrder = z.strictObject({
  plan: AnimaticPlan,
  /** Plan key → file on this machine. A picture without a file is drawn as a sketch. */
  files: z.record(z.string(), z.string()),
  /** Where film.mp4, watermarked.mp4 and thumbnail.jpg are written. */
  folder: z.string(),
  /** Where finished shots are kept for the next time. */
  segments: z.string(),
  /** Where the packages with the font and the voice are. */
  modules: z.string(),
  ffmpeg: z.string(),
})
export type RenderOrder = z.infer<typeof RenderOrder>

/** `drawn` and `reused` count segments: a shot, or its watermarked twin. */
export const RenderResult = z.strictObject({
  film: z.string(),
  watermarked: z.string().nullable(),
  thumbnail: z.string(),
  width: z.int(),
  height: z.int(),
  frames: z.int(),
  durationMs: z.int(),
  drawn: z.int(),
  reused: z.int(),
})
export type RenderResult = z.infer<typeof RenderResult>

/** What the child says, one JSON line each. `sentence` is for the person, `detail` for the log. */
export const RenderLine = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('progress'), part: z.number() }),
  z.strictObject({ type: z.literal('done'), result: RenderResult }),
  z.strictObject({ type: z.literal('failed'), sentence: z.string(), detail: z.string() }),
])
export type RenderLine = z.infer<typeof RenderLine>
