import { engineJobs } from '@/lib/server/engine/engine-jobs'
import { generationStepJob } from '@/lib/server/generations/generation-job'
import { collectBlobsJob } from '@/lib/server/jobs/collect-blobs'
import type { Job } from '@/lib/server/jobs/define-job'
import { importUrlJob } from '@/lib/server/jobs/import-url'
import { ingestUploadJob } from '@/lib/server/jobs/ingest-upload'
import { lookAtAssetsJob } from '@/lib/server/jobs/look-at-assets'
import { makeFitJob } from '@/lib/server/jobs/make-fit'
import { makePreviewJob } from '@/lib/server/jobs/make-preview'
import { webhookJob } from '@/lib/server/webhooks/webhook-job'

/** Every kind of background work of this server. */
export const jobs: Job[] = [
  generationStepJob,
  importUrlJob,
  ingestUploadJob,
  makePreviewJob,
  makeFitJob,
  lookAtAssetsJob,
  collectBlobsJob,
  webhookJob,
  ...engineJobs,
]
