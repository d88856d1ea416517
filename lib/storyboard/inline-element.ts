import type { InlineInput } from '@/lib/storyboard/inline-input'
import type { InlineElement } from '@/lib/storyboard/schema'

export function inlineElement(id: string, { referenceType: _, ...input }: InlineInput): InlineElement {
  return { kind: 'inline', id, ...input }
}

/** What the dialog shows of an inline element, and what the library is asked to keep of it. */
export function inputOfInline(element: InlineElement): InlineInput {
  const { kind: _kind, id: _id, ...input } = element
  return { ...input, referenceType: element.videoAssetId === null ? 'image_refer' : 'video_refer' }
}
