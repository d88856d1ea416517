import { env } from '@/lib/server/env'
import { apiKey } from '@/lib/server/api-key'
import { serveBlob } from '@/lib/server/blob/serve-blob'
import { serveUpload } from '@/lib/server/media/tus'
import { forgetFault } from '@/lib/server/engine/faults'
import { gate } from '@/lib/server/gate'
import { resumeGenerations } from '@/lib/server/generations/resume'
import { createQueues, startWorkers } from '@/lib/server/jobs/run-jobs'
import { jobs } from '@/lib/server/jobs/registry'
import { sendJob } from '@/lib/server/jobs/define-job'
import { collectBlobsJob, FIRST_COLLECT_SECONDS } from '@/lib/server/jobs/collect-blobs'
import { lookAtAssetsJob } from '@/lib/server/jobs/look-at-assets'
import { rememberVariableQueue } from '@/lib/server/queue-rows'
import { LOCAL_OWNER } from '@/lib/server/owner'
import { seedSample } from '@/lib/server/sample'
import { isPasswordSet } from '@/lib/server/session'
import { isFreshOwner } from '@/lib/server/storyboards'
import { closeStore, getStore } from '@/lib/server/store'

const CLOSE_WITHIN_MS = 8_000

/** Everything that must stand before the first request. On failure it says why in one sentence and ends the process: Next itself would stay up and answer 500. */
export async function startRuntime(): Promise<void> {
  try {
    env()
    registerHandlers()
    const closing = new AbortController()
    closeOnSignal(closing)
    refuseIdleServer()
    await startWork(closing.signal, { workers: env().SHOTBOARD_WORKERS === '1' })
    apiKey()
    await seedFreshOwner()
    await sendJob(lookAtAssetsJob, {})
    await sendJob(collectBlobsJob, {}, { startAfterSeconds: FIRST_COLLECT_SECONDS })
    Object.assign(globalThis, { [Symbol.for('shotboard.ready')]: true })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}

/** A process that does background work only, beside web processes on the same PostgreSQL. */
export async function startWorkerProcess(): Promise<void> {
  try {
    if (env().DATABASE_URL === undefined)
      throw new Error(
        'DATABASE_URL: a worker of its own needs PostgreSQL. With the embedded database npm start does this work itself.',
      )
    const closing = new AbortController()
    closeOnSignal(closing)
    await startWork(closing.signal, { workers: true })
    console.log('Shotboard worker is ready')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}

async function startWork(closing: AbortSignal, { workers }: { workers: boolean }): Promise<void> {
  const { boss } = await getStore()
  await createQueues(boss, jobs)
  if (workers) await startWorkers(boss, jobs, closing)
  await rememberVariableQueue()
  await forgetFault()
  await resumeGenerations()
}

function refuseIdleServer(): void {
  const { SHOTBOARD_WORKERS, DATABASE_URL } = env()
  if (SHOTBOARD_WORKERS === '0' && DATABASE_URL === undefined)
    throw new Error(
      'SHOTBOARD_WORKERS: 0 needs DATABASE_URL. With the embedded database nobody else could do the work.',
    )
}

/** The sample is a gift, not a condition: without it the server still starts. */
async function seedFreshOwner(): Promise<void> {
  try {
    if (await isFreshOwner(LOCAL_OWNER)) await seedSample(LOCAL_OWNER)
  } catch (error) {
    console.error('[sample] could not be made', error)
  }
}

/** serve.mjs listens once 'shotboard.ready' is set; it asks the gate first, then gives /api/blobs/* to the media handler and the rest to Next. */
function registerHandlers(): void {
  const gateSlot = Symbol.for('shotboard.gate')
  if (isPasswordSet() && !(gateSlot in globalThis))
    throw new Error('SHOTBOARD_PASSWORD: only the server of npm start checks it. Start with npm start.')
  Object.assign(globalThis, {
    [gateSlot]: gate,
    [Symbol.for('shotboard.media')]: serveBlob,
    [Symbol.for('shotboard.uploads')]: serveUpload,
  })
}

/** serve.mjs sets NEXT_MANUAL_SIG_HANDLE, so that the process lives until the store is closed. */
function closeOnSignal(closing: AbortController): void {
  const close = () => {
    if (closing.signal.aborted) return
    closing.abort(new Error('the server is stopping'))
    setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref()
    closeStore().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', close)
  process.on('SIGINT', close)
}
