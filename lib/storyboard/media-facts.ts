import { z } from 'zod'

/** What is known of a file from its content, never from its name. Sizes in px after rotation and pixel aspect; durations in ms. */
export const ImageFacts = z.strictObject({
  kind: z.literal('image'),
  mime: z.string(),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
})
export const VideoFacts = z.strictObject({
  kind: z.literal('video'),
  mime: z.string(),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  durationMs: z.int(),
  fps: z.number(),
  variableFps: z.boolean(),
  codec: z.string(),
  audioCodec: z.string().nullable(),
})
export const MediaFacts = z.discriminatedUnion('kind', [ImageFacts, VideoFacts])
export type ImageFacts = z.infer<typeof ImageFacts>
export type VideoFacts = z.infer<typeof VideoFacts>
export type MediaFacts = z.infer<typeof MediaFacts>
