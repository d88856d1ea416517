import { and, inArray, sql } from 'drizzle-orm'
import { generations } from '@/lib/server/db/schema'
import { sweepDownloads } from '@/lib/server/generations/download'
import { generationStepJob, sendStep } from '@/lib/server/generations/generation-job'
import { getStore } from '@/lib/server/store'
import { OPEN_STATES } from '@/lib/storyboard/generation-states'

/** A row and its job are written together, so that this finds nothing but what was lost otherwise (a restored backup, a queue table emptied by hand). */
const hasJob = sql`exists (
  select 1 from pgboss.job where name = ${generationStepJob.name} and singleton_key = ${generations.id}::text
    and state in ('created', 'retry', 'active')
)`

/** At start every generation that has not ended and has no job gets one. What another process has in hand stays there until its heartbeat ends. */
export async function resumeGenerations(): Promise<void> {
  const { db } = await getStore()
  const open = await db
    .select({ id: generations.id })
    .from(generations)
    .where(and(inArray(generations.state, [...OPEN_STATES]), sql`not ${hasJob}`))
  for (const { id } of open) await sendStep(id, { afterSeconds: 1, tries: 0 })
  await sweepDownloads()
}
