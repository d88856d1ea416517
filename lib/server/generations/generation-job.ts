import { z } from 'zod'
import type { Tx } from '@/lib/server/db/db'
import { defineJob, sendJob } from '@/lib/server/jobs/define-job'

const Data = z.object({ id: z.uuid(), tries: z.int().min(0) })

/** One step of one generation. A step that is not the last one sends the next, in the transaction that writes what it found. */
export const generationStepJob = defineJob({
  name: 'generation-step',
  data: Data,
  workers: 4,
  pollSeconds: 1,
  queue: {
    // One waiting step per generation: a step that is repeated after a crash cannot start a second chain.
    policy: 'short',
    retryLimit: 100_000,
    retryBackoff: true,
    retryDelay: 1,
    retryDelayMax: 60,
    expireInSeconds: 1_800,
    deleteAfterSeconds: 600,
  },
  async run(data, { signal }) {
    const { stepGeneration } = await import('@/lib/server/generations/step')
    await stepGeneration(data, signal)
  },
})

/** `tries` counts how often the same thing was tried in a row; it sets the pace and ends in giving up. */
export type NextStep = { afterSeconds: number; tries: number }

export async function sendStep(id: string, next: NextStep, tx?: Tx): Promise<void> {
  await sendJob(
    generationStepJob,
    { id, tries: next.tries },
    { singletonKey: id, startAfterSeconds: next.afterSeconds, ...(tx && { tx }) },
  )
}
