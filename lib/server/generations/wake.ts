import { sql } from 'drizzle-orm'
import type { Tx } from '@/lib/server/db/db'
import { generationStepJob } from '@/lib/server/generations/generation-job'

/** Most that is woken at once; the others look for themselves soon. */
const MOST = 50

/** Those next in line look at once whether it is their turn. What the queue told to wait (it has an error) keeps its time. */
export async function wakeWaiting(tx: Tx, owner: string, queueId: string): Promise<void> {
  await tx.execute(sql`
    update pgboss.job set start_after = now()
    where name = ${generationStepJob.name} and state = 'created' and start_after > now()
      and singleton_key in (
        select id::text from generations
        where owner_id = ${owner} and queue_id = ${queueId} and state = 'reserved' and error is null
        order by priority desc, kind, created_at, id limit ${MOST})`)
}

/** The next look at one generation happens now. */
export async function wakeStep(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`
    update pgboss.job set start_after = now()
    where name = ${generationStepJob.name} and state = 'created' and start_after > now() and singleton_key = ${id}`)
}
