'use server'
import type { z } from 'zod'
import { act } from '@/lib/server/door'
import * as decide from '@/lib/server/generations/decide'
import { GenerationId } from '@/lib/server/generations/submit'
import type { ActionResult, CheckView, GenerationView } from '@/lib/views'

type Result = Promise<ActionResult<GenerationView>>

/** Looks for a generation that may have been charged at its queue once more. */
export async function checkAgain(input: z.input<typeof GenerationId>): Promise<ActionResult<CheckView>> {
  return act(GenerationId, input, (owner, { id }) => decide.checkAgain(owner, id))
}

/** `conflict`: the queue shows other settings for that request; `evenIfDifferent` adopts it all the same. */
export async function adoptRequest(input: z.input<typeof decide.AdoptInput>): Result {
  return act(decide.AdoptInput, input, decide.adoptRequest)
}

/** May be charged twice: only after a person said so. */
export async function sendAgain(input: z.input<typeof decide.AgainInput>): Result {
  return act(decide.AgainInput, input, decide.sendAgain)
}

/** The file of a finished request once more; no new request. */
export async function copyAgain(input: z.input<typeof GenerationId>): Result {
  return act(GenerationId, input, (owner, { id }) => decide.copyAgain(owner, id))
}

export async function closeUncharged(input: z.input<typeof GenerationId>): Result {
  return act(GenerationId, input, (owner, { id }) => decide.closeUncharged(owner, id))
}
