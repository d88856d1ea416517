import { availableParallelism } from 'node:os'
import { z } from 'zod'
import type { ModelId } from '@/lib/queue/contract'
import { defineJob, type Job, type JobDefinition } from '@/lib/server/jobs/define-job'

const data = z.object({ requestId: z.uuid() })
type Data = z.infer<typeof data>

/** Films: one at a time per two cores. What cannot succeed is ended by the work itself; the limit only bounds faults of ours. */
export const engineRunJob = defineJob({
  name: 'engine-run',
  data,
  workers: Math.max(1, Math.floor(availableParallelism() / 2)),
  pollSeconds: 5,
  queue: { retryLimit: 10, retryDelay: 1, expireInSeconds: 3600 },
  run,
})

/** Elements take seconds and do not wait behind films. */
const engineElementJob = defineJob({
  name: 'engine-element',
  data,
  workers: 1,
  pollSeconds: 5,
  queue: { retryLimit: 10, retryDelay: 1, expireInSeconds: 900 },
  run,
})

export const engineJobs: Job[] = [engineRunJob, engineElementJob]

export function jobFor(model: ModelId): JobDefinition<Data> {
  return model === 'kling-v3-omni' ? engineRunJob : engineElementJob
}

async function run({ requestId }: Data, { signal }: { signal: AbortSignal }): Promise<void> {
  const { runRequest } = await import('@/lib/server/engine/run-request')
  await runRequest(requestId, signal)
}
