import { z } from 'zod'
import { defineJob } from '@/lib/server/jobs/define-job'

/** Colour, film strip and wave of every file that has none yet. One waiting job is enough: it takes all there are. */
export const lookAtAssetsJob = defineJob({
  name: 'look-at-assets',
  data: z.object({}),
  workers: 1,
  pollSeconds: 30,
  queue: { policy: 'short', retryLimit: 3, retryDelay: 30, expireInSeconds: 3_600 },
  async run(_data, { signal }) {
    const { lookAtAssets } = await import('@/lib/server/looks')
    await lookAtAssets(signal)
  },
})
