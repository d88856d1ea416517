import { z } from 'zod'
import { ElementInput } from '@/lib/storyboard/element-input'
import { limits } from '@/lib/storyboard/limits'
import type { InlineElement } from '@/lib/storyboard/schema'

const { name, description } = limits.element

/** An element for one scene only: the service names and describes it when the person does not (contract.md 2.2). */
export const InlineInput = ElementInput.safeExtend({
  name: z.string().trim().max(name, `A name has at most ${name} characters`),
  description: z.string().trim().max(description, `A description has at most ${description} characters`),
})
export type InlineInput = z.infer<typeof InlineInput>

export function inlineElement(id: string, { referenceType: _, ...input }: InlineInput): InlineElement {
  return { kind: 'inline', id, ...input }
}

/** What the dialog shows of an inline element, and what the library is asked to keep of it. */
export function inputOfInline(element: InlineElement): InlineInput {
  const { kind: _kind, id: _id, ...input } = element
  return { ...input, referenceType: element.videoAssetId === null ? 'image_refer' : 'video_refer' }
}
