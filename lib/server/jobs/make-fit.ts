import { z } from 'zod'
import { defineJob } from '@/lib/server/jobs/define-job'

/** Makes a fitting copy of a file. */
export const makeFitJob = defineJob({
  name: 'make-fit',
  data: z.object({ fitId: z.string() }),
  workers: 1,
  pollSeconds: 5,
  queue: { retryLimit: 3, retryDelay: 2, retryBackoff: true, expireInSeconds: 1_800 },
  async run({ fitId }, { signal, lastAttempt }) {
    const { failFit, makeFit } = await import('@/lib/server/media/make-fit')
    try {
      await makeFit(fitId, signal)
    } catch (error) {
      if (!lastAttempt || signal.aborted) throw error
      await failFit(fitId, error)
    }
  },
})
