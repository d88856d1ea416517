import { eq } from 'drizzle-orm'
import { generations } from '@/lib/server/db/schema'
import { recoverGeneration } from '@/lib/server/generations/recover'
import { saveResult } from '@/lib/server/generations/save'
import { sendGeneration } from '@/lib/server/generations/send'
import { watchGeneration } from '@/lib/server/generations/watch'
import { getStore } from '@/lib/server/store'

/**
 * What to do next for a generation follows from its row alone, so a step may be repeated at any time:
 * reserved → sending → accepted → running → saving → done, or failed, cancelled, uncertain.
 */
export async function stepGeneration(
  { id, tries }: { id: string; tries: number },
  signal: AbortSignal,
): Promise<void> {
  const { db } = await getStore()
  const [row] = await db.select().from(generations).where(eq(generations.id, id))
  switch (row?.state) {
    case 'reserved':
      return sendGeneration(row, tries)
    case 'sending':
      return recoverGeneration(row, tries)
    case 'accepted':
    case 'running':
      return watchGeneration(row, tries)
    case 'saving':
      return saveResult(row, tries, signal)
    case 'done':
    case 'failed':
    case 'cancelled':
    case 'uncertain':
    case undefined:
      return
  }
}
