'use server'
import type { z } from 'zod'
import { act } from '@/lib/server/door'
import * as cancel from '@/lib/server/generations/cancel'
import * as submit from '@/lib/server/generations/submit'
import * as takes from '@/lib/server/generations/takes'
import type { ActionResult, GenerationView } from '@/lib/views'

type Id = z.input<typeof submit.GenerationId>
type Result = Promise<ActionResult<GenerationView>>

/** Generates one scene as it is saved under `revision`. `blocked` says the first broken rule, `conflict` that the storyboard moved on. */
export async function submitGeneration(input: z.input<typeof submit.SubmitInput>): Result {
  return act(submit.SubmitInput, input, submit.submitGeneration)
}

export async function cancelGeneration(input: Id): Result {
  return act(submit.GenerationId, input, (owner, { id }) => cancel.cancelGeneration(owner, id))
}

/** The same request again, as the next take. */
export async function retryGeneration(input: z.input<typeof submit.RetryInput>): Result {
  return act(submit.RetryInput, input, submit.retryGeneration)
}

export async function pickTake(input: z.input<typeof takes.PickInput>): Result {
  return act(takes.PickInput, input, takes.pickTake)
}

export async function deleteTake(input: Id): Promise<ActionResult<{ id: string }>> {
  return act(submit.GenerationId, input, (owner, { id }) => takes.deleteTake(owner, id))
}

export async function restoreTake(input: Id): Result {
  return act(submit.GenerationId, input, (owner, { id }) => takes.restoreTake(owner, id))
}
