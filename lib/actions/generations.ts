'use server'
import type { z } from 'zod'
import { act } from '@/lib/server/door'
import * as batch from '@/lib/server/generations/batch'
import * as cancel from '@/lib/server/generations/cancel'
import * as submit from '@/lib/server/generations/submit'
import * as rules from '@/lib/server/queue-rules'
import * as takes from '@/lib/server/generations/takes'
import * as turn from '@/lib/server/generations/turn'
import type { ActionResult, GenerationView } from '@/lib/views'
import type { QueueRuleView } from '@/lib/views-money'

type Id = z.input<typeof submit.GenerationId>
type Result = Promise<ActionResult<GenerationView>>

/** Generates one scene as it is saved under `revision`. `blocked` says the first broken rule, `conflict` that the storyboard moved on. */
export async function submitGeneration(input: z.input<typeof submit.SubmitInput>): Result {
  return act(submit.SubmitInput, input, submit.submitGeneration)
}

export async function cancelGeneration(input: Id): Result {
  return act(submit.GenerationId, input, (owner, { id }) => cancel.cancelGeneration(owner, id))
}

/** The same request again, as the next take, at today's price. */
export async function retryGeneration(input: z.input<typeof submit.RetryInput>): Result {
  return act(submit.RetryInput, input, submit.retryGeneration)
}

/** Several scenes, all or none. */
export async function submitBatch(
  input: z.input<typeof batch.BatchInput>,
): Promise<ActionResult<GenerationView[]>> {
  return act(batch.BatchInput, input, batch.submitBatch)
}

/** In front of all that waits for the same queue. */
export async function moveToTop(input: Id): Result {
  return act(submit.GenerationId, input, (owner, { id }) => turn.moveToTop(owner, id))
}

/** Asks the queue now instead of at the next turn. */
export async function lookNow(input: Id): Result {
  return act(submit.GenerationId, input, (owner, { id }) => turn.lookNow(owner, id))
}

/** Pauses, resumes or paces a queue. */
export async function setQueueRule(
  input: z.input<typeof rules.QueueRuleInput>,
): Promise<ActionResult<QueueRuleView[]>> {
  return act(rules.QueueRuleInput, input, rules.setQueueRule)
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
