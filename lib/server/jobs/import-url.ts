import { z } from 'zod'
import { defineJob } from '@/lib/server/jobs/define-job'

/** Fetches a file that a person named by its address. */
export const importUrlJob = defineJob({
  name: 'import-url',
  data: z.object({ uploadId: z.string() }),
  workers: 2,
  pollSeconds: 5,
  queue: { retryLimit: 2, retryDelay: 2, expireInSeconds: 600 },
  async run({ uploadId }, { signal, lastAttempt }) {
    const { fetchUpload, giveUpFetching } = await import('@/lib/server/media/import-url')
    try {
      await fetchUpload(uploadId, { signal })
    } catch (error) {
      if (!lastAttempt || signal.aborted) throw error
      await giveUpFetching(uploadId, error)
    }
  },
})
