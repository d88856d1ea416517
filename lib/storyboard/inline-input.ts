import { z } from 'zod'
import { ElementInput } from '@/lib/storyboard/element-input'
import { limits } from '@/lib/storyboard/limits'

const { name, description } = limits.element

/** An element for one scene only: the service names and describes it when the person does not (contract.md 2.2). */
export const InlineInput = ElementInput.safeExtend({
  name: z.string().trim().max(name, `A name has at most ${name} characters`),
  description: z.string().trim().max(description, `A description has at most ${description} characters`),
})
export type InlineInput = z.infer<typeof InlineInput>
