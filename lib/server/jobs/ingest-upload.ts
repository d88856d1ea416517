import { z } from 'zod'
import { defineJob } from '@/lib/server/jobs/define-job'

/** Turns a received upload into an asset, or refuses it with a sentence. */
export const ingestUploadJob = defineJob({
  name: 'ingest-upload',
  data: z.object({ uploadId: z.string() }),
  workers: 2,
  pollSeconds: 5,
  queue: { retryLimit: 5, retryDelay: 2, retryBackoff: true, expireInSeconds: 600 },
  async run({ uploadId }, { lastAttempt }) {
    const { ingestUpload, giveUp } = await import('@/lib/server/media/ingest')
    try {
      await ingestUpload(uploadId)
    } catch (error) {
      if (!lastAttempt) throw error
      await giveUp(uploadId, error)
    }
  },
})
