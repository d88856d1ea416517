import { z } from 'zod'
import { elementTags, limits } from '@/lib/storyboard/limits'

const { name, description, minRefer, maxRefer } = limits.element
const AssetId = z.string().min(1).max(64)
const known = new Set<string>(elementTags.map(({ id }) => id))

export const ReferenceType = z.enum(['image_refer', 'video_refer'])
export type ReferenceType = z.infer<typeof ReferenceType>

/**
 * What a person gives to make an element (contract.md 2.3, rules 59 to 65). Messages are sentences for the form's fields.
 * The same schema guards the dialog and the server action; lengths are UTF-16 units.
 */
export const ElementInput = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1, 'Give the element a name')
      .max(name, `A name has at most ${name} characters`),
    description: z
      .string()
      .trim()
      .min(1, 'Say in a few words what it looks like')
      .max(description, `A description has at most ${description} characters`),
    tagIds: z
      .array(z.string().refine((id) => known.has(id), 'This tag is not known'))
      .refine((ids) => new Set(ids).size === ids.length, 'Each tag once'),
    referenceType: ReferenceType,
    frontalAssetId: AssetId.nullable(),
    referAssetIds: z.array(AssetId).max(maxRefer, `${maxRefer} more pictures is the most`),
    videoAssetId: AssetId.nullable(),
    voiceId: z.string().trim().min(1).max(64).nullable(),
  })
  .superRefine((input, context) => {
    const say = (path: keyof typeof input, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (input.referenceType === 'video_refer') {
      if (input.videoAssetId === null) say('videoAssetId', 'Choose a video')
      return
    }
    if (input.frontalAssetId === null) say('frontalAssetId', 'Choose a front picture')
    if (input.referAssetIds.length < minRefer)
      say('referAssetIds', `Add 1 to ${maxRefer} more pictures. The front picture may be used again`)
    if (input.voiceId !== null) say('voiceId', 'A voice needs an element made from a video')
  })
export type ElementInput = z.infer<typeof ElementInput>
