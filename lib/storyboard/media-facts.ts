import { z } from 'zod'

/** Sound of a clip or file: rate in Hz. */
const AudioTrack = z.strictObject({ codec: z.string(), channels: z.int(), sampleRate: z.int() })

/** What is known of a file from its content, never from its name. Sizes in px after rotation and pixel aspect; durations in ms. What is optional was not read before version 2 of the reader. */
export const ImageFacts = z.strictObject({
  kind: z.literal('image'),
  mime: z.string(),
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  /** "sRGB", "CMYK", "16-bit grey": colour space, with the depth where it is not 8. */
  colour: z.string().optional(),
  alpha: z.boolean().optional(),
  /** More than 1 where it moves. Only the first picture is used. */
  frames: z.int().optional(),
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
  /** As a browser names the codec with its profile: "avc1.640028". */
  codecText: z.string().optional(),
  container: z.string().optional(),
  /** "bt709", "bt2020 hlg": primaries, and the transfer where it differs. */
  colour: z.string().optional(),
  audio: AudioTrack.nullable().optional(),
  /** Of a take: where the picture changes, in ms of the film. */
  cutsMs: z.array(z.int()).optional(),
})
export const AudioFacts = z.strictObject({
  kind: z.literal('audio'),
  mime: z.string(),
  bytes: z.int(),
  durationMs: z.int(),
  container: z.string(),
  ...AudioTrack.shape,
})
export const MediaFacts = z.discriminatedUnion('kind', [ImageFacts, VideoFacts, AudioFacts])
export type ImageFacts = z.infer<typeof ImageFacts>
export type VideoFacts = z.infer<typeof VideoFacts>
export type AudioFacts = z.infer<typeof AudioFacts>
export type MediaFacts = z.infer<typeof MediaFacts>
