import { z } from 'zod'
import { elementTags, limits } from '@/lib/storyboard/limits'
import { Aspect, Quality, VideoUse } from '@/lib/storyboard/schema'

/**
 * The two payloads as shapes and ranges (contract.md 2.1, 2.2, 2.3), without the rules between fields: those are
 * validate.ts. Texts have no upper limit here: a prompt may be too long while it is written.
 */
const seconds = (minMs: number, maxMs: number) =>
  z.string().refine((text) => /^[1-9]\d?$/.test(text) && +text * 1000 >= minMs && +text * 1000 <= maxMs)
const ImageType = z.enum(['first_frame', 'end_frame'])
const tagIds = new Set<string>(elementTags.map(({ id }) => id))
const Tag = z.strictObject({ tag_id: z.string().refine((id) => tagIds.has(id)) })

export const ImageItem = z.strictObject({ image_url: z.string(), type: ImageType.optional() })
export const VideoItem = z.strictObject({
  video_url: z.string(),
  refer_type: VideoUse,
  keep_original_sound: z.enum(['yes', 'no']),
})
export const ElementItem = z.strictObject({
  element_id: z.string().optional(),
  frontal_image: z.string().optional(),
  refer_images: z.array(z.string()).optional(),
  refer_videos: z.array(z.string()).optional(),
  element_name: z.string().optional(),
  element_description: z.string().optional(),
  element_voice_id: z.string().optional(),
  tag_list: z.array(Tag).optional(),
})
export const ShotItem = z.strictObject({
  index: z.int().min(1).max(limits.shot.max),
  prompt: z.string(),
  duration: seconds(limits.shot.minMs, limits.scene.maxMs),
})

export const OmniPayload = z.strictObject({
  prompt: z.string().optional(),
  mode: Quality,
  duration: seconds(limits.scene.minMs, limits.scene.maxMs).optional(),
  aspect_ratio: Aspect.optional(),
  sound: z.enum(['on', 'off']),
  image_list: z.array(ImageItem).optional(),
  video_list: z.array(VideoItem).max(limits.references.videos).optional(),
  element_list: z.array(ElementItem).optional(),
  multi_shot: z.literal(true).optional(),
  shot_type: z.literal('customize').optional(),
  multi_prompt: z.array(ShotItem).min(limits.shot.min).max(limits.shot.max).optional(),
  watermark_info: z.strictObject({ enabled: z.boolean() }).optional(),
})
export const ElementPayload = z.strictObject({
  element_name: z.string(),
  element_description: z.string(),
  reference_type: z.enum(['image_refer', 'video_refer']),
  frontal_image: z.string().optional(),
  refer_images: z.array(z.string()).optional(),
  refer_video: z.string().optional(),
  element_voice_id: z.string().optional(),
  tag_list: z.array(Tag).optional(),
})
export type ImageItem = z.infer<typeof ImageItem>
export type ElementItem = z.infer<typeof ElementItem>
export type OmniPayload = z.infer<typeof OmniPayload>
export type ElementPayload = z.infer<typeof ElementPayload>
