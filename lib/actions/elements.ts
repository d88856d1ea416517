'use server'
import type { z } from 'zod'
import * as making from '@/lib/server/create-element'
import { act } from '@/lib/server/door'
import * as elements from '@/lib/server/elements'
import { ElementInput } from '@/lib/storyboard/element-input'
import type { ActionResult, ElementView } from '@/lib/views'

type Id = z.input<typeof elements.ElementId>

/** The element is kept and its request is on its way when this resolves; it becomes ready or failed in the background. */
export async function createElement(input: z.input<typeof ElementInput>): Promise<ActionResult<ElementView>> {
  return act(ElementInput, input, making.createElement)
}

export async function retryElement(input: Id): Promise<ActionResult<ElementView>> {
  return act(elements.ElementId, input, (owner, { id }) => making.retryElement(owner, id))
}

export async function archiveElement(input: Id): Promise<ActionResult<{ id: string }>> {
  return act(elements.ElementId, input, (owner, { id }) => elements.archiveElement(owner, id))
}

export async function renameElement(
  input: z.input<typeof elements.RenameElementInput>,
): Promise<ActionResult<ElementView>> {
  return act(elements.RenameElementInput, input, elements.renameElement)
}
