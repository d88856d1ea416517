import { engineFor } from '@/lib/server/engine/engine'
import { engineJobs } from '@/lib/server/engine/engine-jobs'
import { createQueues, startWorkers } from '@/lib/server/jobs/run-jobs'
import { ownOrigin } from '@/lib/server/own-address'
import { getStore } from '@/lib/server/store'

/** The engine with its workers as a process of its own. Submits PAYLOAD under a fixed Idempotency-Key and prints every change of its status. */
const { boss } = await getStore()
await createQueues(boss, engineJobs)
await startWorkers(boss, engineJobs, new AbortController().signal)

const engine = engineFor('local')
const address = `${ownOrigin()}/api/v1/ie/requestqueue/requests`
const submitted = await engine(
  new Request(address, {
    method: 'POST',
    headers: { 'idempotency-key': 'the one film' },
    body: JSON.stringify({ model: 'kling-v3-omni', payload: JSON.parse(process.env.PAYLOAD ?? '{}') }),
  }),
)
const { request_id: id } = (await submitted.json()) as { request_id: string }
for (let last = ''; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
  const response = await engine(new Request(`${address}/${id}`))
  const { status, outcome } = (await response.json()) as { status: string; outcome: unknown }
  if (status !== last) console.log(`status ${id} ${status} ${JSON.stringify(outcome)}`)
  last = status
}
