import { inArray } from 'drizzle-orm'
import { generations } from '@/lib/server/db/schema'
import { sendStep } from '@/lib/server/generations/generation-job'
import { OPEN_STATES } from '@/lib/server/generations/generation-row'
import { getStore } from '@/lib/server/store'

/** At start every generation that has not ended gets a step. Where one waits already, this one falls away (policy 'short'). */
export async function resumeGenerations(): Promise<void> {
  const { db } = await getStore()
  const open = await db
    .select({ id: generations.id })
    .from(generations)
    .where(inArray(generations.state, [...OPEN_STATES]))
  for (const { id } of open) await sendStep(id, { afterSeconds: 1, tries: 0 })
}
