import { z } from 'zod'
import { defineJob } from '@/lib/server/jobs/define-job'

/** Makes what browsers can play, of a clip or sound they cannot. */
export const makePreviewJob = defineJob({
  name: 'make-preview',
  data: z.object({ assetId: z.string() }),
  workers: 1,
  pollSeconds: 10,
  queue: { retryLimit: 2, retryDelay: 5, expireInSeconds: 1_200 },
  async run({ assetId }, { signal }) {
    const { makePreview } = await import('@/lib/server/media/preview')
    await makePreview(assetId, signal)
  },
})
