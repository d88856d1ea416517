import { sql } from 'drizzle-orm'
import { fromDrizzle, type Queue, type SendOptions } from 'pg-boss'
import type { ZodType } from 'zod'
import type { Tx } from '@/lib/server/db/db'
import { getStore } from '@/lib/server/store'

/** pg-boss's options of a queue. `policy` is fixed when the queue is first made. */
type QueueSettings = Omit<Queue, 'name'>

/** `signal` aborts when the job's time is up or the server closes; `lastAttempt` tells that a throw will not be retried. */
type JobContext = { signal: AbortSignal; attempt: number; lastAttempt: boolean }

/**
 * One kind of background work. Jobs run at least once (a killed server repeats what was active), so `run` must bear repetition.
 * `run` should import what it needs lazily: a definition is loaded wherever a job is sent.
 */
export type JobDefinition<T extends object> = {
  name: string
  data: ZodType<T>
  /** How many run at once in one process. */
  workers: number
  /** How often due work is looked for when nobody announced it: delayed and retried jobs wait up to this long. */
  pollSeconds: number
  queue: QueueSettings
  run: (data: T, context: JobContext) => Promise<void>
}

/** A definition whose data is checked when it arrives, so that the registry can hold jobs of any data. */
export type Job = Pick<JobDefinition<object>, 'name' | 'workers' | 'pollSeconds' | 'queue'> & {
  handle: (data: unknown, context: JobContext) => Promise<void>
}

export function defineJob<T extends object>(job: JobDefinition<T>): JobDefinition<T> & Job {
  return { ...job, handle: (data, context) => job.run(job.data.parse(data), context) }
}

/** Sends a job. With `tx` it exists exactly if the transaction commits. */
export async function sendJob<T extends object>(
  job: Pick<JobDefinition<T>, 'name'>,
  data: T,
  options: { tx?: Tx; startAfterSeconds?: number; singletonKey?: string } = {},
): Promise<void> {
  const { boss } = await getStore()
  const { tx, startAfterSeconds, singletonKey } = options
  await boss.send(job.name, data, {
    ...(tx && { db: fromDrizzle(tx, sql) }),
    ...(startAfterSeconds !== undefined && { startAfter: startAfterSeconds }),
    ...(singletonKey !== undefined && { singletonKey }),
  } satisfies SendOptions)
}
