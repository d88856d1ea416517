// A server in small: opens the store, runs the jobs of files, and kills itself (SIGKILL) at the step KILL_AT names.
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { getStore } from '@/lib/server/store'
import { blobs } from '@/lib/server/blob/blobs'
import type { BlobStore } from '@/lib/server/blob/blob-store'
import { ingestUploadJob } from '@/lib/server/jobs/ingest-upload'
import { lookAtAssetsJob } from '@/lib/server/jobs/look-at-assets'
import { makeFitJob } from '@/lib/server/jobs/make-fit'
import { makePreviewJob } from '@/lib/server/jobs/make-preview'
import { createQueues, startWorkers } from '@/lib/server/jobs/run-jobs'

const killAt = process.env.KILL_AT ?? ''
const die = () => process.kill(process.pid, 'SIGKILL')
const real = blobs()
let puts = 0
/** The half of a file, then the end of this process. */
async function* halfOf(file: string) {
  const whole = await readFile(file)
  yield whole.subarray(0, whole.length / 2)
  die()
}
const deadly: BlobStore = {
  ...real,
  async put(source, ext) {
    puts += 1
    if (killAt === `before put ${puts}`) die()
    if (killAt === `in put ${puts}` && typeof source === 'string')
      return real.put(Readable.from(halfOf(source)), ext)
    const stored = await real.put(source, ext)
    if (killAt === `after put ${puts}`) die()
    return stored
  },
}
Object.assign(globalThis, { [Symbol.for('shotboard.blobs')]: deadly })

const { boss } = await getStore()
const jobs = [ingestUploadJob, makePreviewJob, makeFitJob]
await createQueues(boss, [...jobs, lookAtAssetsJob])
await startWorkers(boss, jobs, new AbortController().signal)
if (killAt === 'after the job') {
  const { uploads } = await import('@/lib/server/db/schema')
  const { db } = await getStore()
  setInterval(() => {
    void db
      .select()
      .from(uploads)
      .then((rows) => rows.every((row) => row.state !== 'received') && die())
  }, 1)
}
