import { isModel } from '@/lib/queue/contract'
import { jobFor } from '@/lib/server/engine/engine-jobs'
import { currentFault, faultOf } from '@/lib/server/engine/faults'
import { advance, finish, requestById, type EngineRequest } from '@/lib/server/engine/requests'
import { sendJob } from '@/lib/server/jobs/define-job'
import { getStore } from '@/lib/server/store'

/** The code of a real queue's content check (contract.md 5.1). */
const MODERATION = { error: 'Failure to pass the risk control system', error_code: 1301 }

/** Whether a fault keeps this request from being worked on now: for ever (stuck), for a while (slow), or at all (moderation). */
export async function isHeldByFault(requestId: string): Promise<boolean> {
  const { db } = await getStore()
  const row = await requestById(db, requestId)
  if (row === null) return true
  const fault = faultOf(row)
  if (fault === 'stuck') return true
  if (fault !== 'slow' && fault !== 'moderation') return false
  const left = await secondsLeft(row)
  if (fault === 'moderation') await advance(db, row.id, 'processing')
  if (left > 0 && isModel(row.model)) {
    await sendJob(jobFor(row.model), { requestId }, { startAfterSeconds: left })
    return true
  }
  if (fault === 'slow') return false
  await finish(db, row.id, { status: 'failed', outcome: MODERATION })
  return true
}

async function secondsLeft(row: EngineRequest): Promise<number> {
  const { fault, seconds } = await currentFault()
  if (fault !== row.fault) return 0
  return Math.ceil(seconds - (Date.now() - row.createdAt.getTime()) / 1000)
}
