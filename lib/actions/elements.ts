'use server'
import type { z } from 'zod'
import { act } from '@/lib/server/door'
import * as editing from '@/lib/server/elements/edit'
import * as elements from '@/lib/server/elements/library'
import * as voices from '@/lib/server/elements/voices'
import * as submitting from '@/lib/server/generations/submit'
import type { ActionResult, GenerationView } from '@/lib/views'
import type { ElementView, VoiceView } from '@/lib/views-elements'

type Id = z.input<typeof elements.ElementId>
type Made = Promise<ActionResult<ElementView>>

/** The element is kept and its request is on its way when this resolves; it becomes ready or failed in the background. */
export async function createElement(input: z.input<typeof editing.NewElementInput>): Made {
  return act(editing.NewElementInput, input, editing.createElement)
}

export async function editElement(input: z.input<typeof editing.EditElementInput>): Made {
  return act(editing.EditElementInput, input, editing.editElement)
}

/** The queue is asked once for one press, however often that arrives. */
export async function remakeElement(input: z.input<typeof editing.RemakeInput>): Made {
  return act(editing.RemakeInput, input, (owner, { id, ...press }) => editing.remakeElement(owner, id, press))
}

export async function duplicateElement(input: Id): Made {
  return act(elements.ElementId, input, (owner, { id }) => editing.duplicateElement(owner, id))
}

export async function archiveElement(input: Id): Promise<ActionResult<{ id: string }>> {
  return act(elements.ElementId, input, (owner, { id }) => elements.archiveElement(owner, id))
}

export async function restoreElement(input: Id): Made {
  return act(elements.ElementId, input, (owner, { id }) => elements.restoreElement(owner, id))
}

export async function renameElement(input: z.input<typeof elements.RenameElementInput>): Made {
  return act(elements.RenameElementInput, input, elements.renameElement)
}

export async function testElement(
  input: z.input<typeof submitting.TestInput>,
): Promise<ActionResult<GenerationView>> {
  return act(submitting.TestInput, input, submitting.submitTest)
}

export async function rememberVoice(
  input: z.input<typeof voices.VoiceInput>,
): Promise<ActionResult<VoiceView>> {
  return act(voices.VoiceInput, input, voices.rememberVoice)
}

export async function forgetVoice(
  input: z.input<typeof voices.VoiceId>,
): Promise<ActionResult<{ voiceId: string }>> {
  return act(voices.VoiceId, input, (owner, { voiceId }) => voices.forgetVoice(owner, voiceId))
}
