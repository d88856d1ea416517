import { randomUUID } from 'node:crypto'
import type { PgBoss } from 'pg-boss'
import type { Job } from '@/lib/server/jobs/define-job'

/** A process that says nothing for so long is dead, and its job is given to another. */
const HEARTBEAT_SECONDS = 15
const IDLE_POLL_SECONDS = 30

/** All queues exist before any worker runs: a transactional send with a cold queue cache would hang on PGlite. */
export async function createQueues(boss: PgBoss, jobs: Job[]): Promise<void> {
  for (const job of jobs) {
    const options = { notify: true, heartbeatSeconds: HEARTBEAT_SECONDS, ...job.queue }
    await boss.createQueue(job.name, options)
    const { policy: _fixed, partition: _alsoFixed, ...changeable } = options
    await boss.updateQueue(job.name, changeable)
    // Any look into a queue fills the cache of queues.
    await boss.findJobs(job.name, { id: randomUUID() })
  }
}

/** Starts the workers of every job. `closing` aborts what runs when the server stops; it is retried at the next start. */
export async function startWorkers(boss: PgBoss, jobs: Job[], closing: AbortSignal): Promise<void> {
  for (const job of jobs) {
    const ids: string[] = []
    for (let index = 0; index < job.workers; index++) {
      // One worker looks for due work often; it wakes the next one when it found some.
      const pollSeconds = index === 0 ? job.pollSeconds : IDLE_POLL_SECONDS
      const options = {
        batchSize: 1,
        includeMetadata: true,
        pollingIntervalSeconds: pollSeconds,
        notifyPollingIntervalSeconds: pollSeconds,
      } as const
      const id = await boss.work<object, void, typeof options>(job.name, options, async (batch) => {
        const next = ids[index + 1]
        if (next) boss.notifyWorker(next)
        try {
          for (const each of batch)
            await job.handle(each.data, {
              signal: AbortSignal.any([each.signal, closing]),
              attempt: each.retryCount,
              lastAttempt: each.retryCount >= each.retryLimit,
            })
        } catch (error) {
          if (!closing.aborted) console.error(`[jobs] ${job.name}`, error)
          throw error
        } finally {
          // With NOTIFY pg-boss takes one job per wake: look again at once (data-layer.md 4.5).
          const self = ids[index]
          if (self) boss.notifyWorker(self)
        }
      })
      ids.push(id)
    }
  }
}
