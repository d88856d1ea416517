import { apiKey } from '@/lib/server/api-key'
import { engineJobs } from '@/lib/server/engine/engine-jobs'
import { createQueues, startWorkers } from '@/lib/server/jobs/run-jobs'
import { getStore } from '@/lib/server/store'
import { serveEngine } from '@/tests/support/serve-engine'

/** The served queue of another Shotboard, with its workers and a store of its own, on PORT. */
const { boss } = await getStore()
await createQueues(boss, engineJobs)
await startWorkers(boss, engineJobs, new AbortController().signal)
const { url } = await serveEngine(Number(process.env.PORT))
console.log(`serving ${url} with ${apiKey()}.`)
