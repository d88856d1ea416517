import { z } from 'zod'
import { defineJob, sendJob } from '@/lib/server/jobs/define-job'

const NAME = 'collect-blobs'
const DAY_SECONDS = 86_400
/** A server that starts has better things to do. */
export const FIRST_COLLECT_SECONDS = 600

/** Clears away bytes that nothing needs, every day. The queue holds one that waits and one that runs, so that starts do not pile up. */
export const collectBlobsJob = defineJob({
  name: NAME,
  data: z.object({}),
  workers: 1,
  pollSeconds: 60,
  queue: { policy: 'stately', retryLimit: 2, retryDelay: 600, expireInSeconds: 3_600 },
  async run() {
    const { collectBlobs } = await import('@/lib/server/collect-blobs')
    await collectBlobs()
    await sendJob({ name: NAME }, {}, { startAfterSeconds: DAY_SECONDS })
  },
})
