'use server'
import type { z } from 'zod'
import { NewQueue } from '@/lib/queue/queue-input'
import { act } from '@/lib/server/door'
import { checkQueue } from '@/lib/server/queue-check'
import * as verbs from '@/lib/server/queue-settings'
import type { ActionResult } from '@/lib/views'
import type { QueueCheck, QueueView } from '@/lib/views-queues'

type Id = z.input<typeof verbs.QueueId>
type Result = Promise<ActionResult<QueueView>>

export async function addQueue(input: z.input<typeof NewQueue>): Result {
  return act(NewQueue, input, verbs.addQueue)
}

export async function renameQueue(input: z.input<typeof verbs.RenameQueueInput>): Result {
  return act(verbs.RenameQueueInput, input, verbs.renameQueue)
}

export async function setQueueKey(input: z.input<typeof verbs.QueueKeyInput>): Result {
  return act(verbs.QueueKeyInput, input, verbs.setQueueKey)
}

export async function setMediaWay(input: z.input<typeof verbs.MediaWayInput>): Result {
  return act(verbs.MediaWayInput, input, verbs.setMediaWay)
}

/** New work goes there from now on. */
export async function chooseQueue(input: Id): Promise<ActionResult<{ id: string }>> {
  return act(verbs.QueueId, input, (owner, { id }) => verbs.chooseQueue(owner, id))
}

export async function removeQueue(input: Id): Promise<ActionResult<{ id: string }>> {
  return act(verbs.QueueId, input, (owner, { id }) => verbs.removeQueue(owner, id))
}

/** Address, key, models, files and clock, each with a sentence; nothing is made that could cost. */
export async function checkQueueNow(input: Id): Promise<ActionResult<QueueCheck[]>> {
  return act(verbs.QueueId, input, (_owner, { id }) => checkQueue(id))
}
