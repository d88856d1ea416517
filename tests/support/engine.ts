import { apiKey } from '@/lib/server/api-key'
import { engine as answer } from '@/lib/server/engine/engine'
import { engineJobs } from '@/lib/server/engine/engine-jobs'
import { runRequest } from '@/lib/server/engine/run-request'
import { startWorkers } from '@/lib/server/jobs/run-jobs'
import { ownOrigin } from '@/lib/server/own-address'
import { expect, test as withStore } from '@/tests/support/store'

type Answer = { status: number; body: Record<string, unknown>; headers: Headers }
export type Engine = {
  /** Address of the served queue and its key. */
  base: string
  key: string
  /** Any call, with the right key unless told otherwise. */
  call: (method: string, route: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  submit: (model: string, payload: unknown, headers?: Record<string, string>) => Promise<Answer>
  /** Does the work of a request now, in this process, without a worker. */
  work: (requestId: string) => Promise<void>
  record: (requestId: string) => Promise<Record<string, unknown>>
  /** Starts the real workers of the engine; returns how to stop them. */
  startWorkers: () => Promise<() => Promise<void>>
}

/** The embedded engine on a store of its own per worker. No job runs unless a test says so, and none of another test. */
export const test = withStore.extend<{ ownJobs: void }, { engine: Engine }>({
  engine: [
    async ({ store }, use) => {
      const base = `${ownOrigin()}/api/v1/ie/requestqueue/apikey`
      const key = apiKey()
      const call: Engine['call'] = async (method, route, body, headers = {}) => {
        const sent = typeof body === 'string' || body === undefined ? body : JSON.stringify(body)
        const response = await answer(
          new Request(base + route, {
            method,
            headers: { authorization: `Bearer ${key}`, ...headers },
            ...(sent !== undefined && { body: sent }),
          }),
        )
        const text = await response.text()
        return {
          status: response.status,
          body: text === '' ? {} : JSON.parse(text),
          headers: response.headers,
        }
      }
      await use({
        base,
        key,
        call,
        submit: (model, payload, headers) => call('POST', '/requests', { model, payload }, headers),
        work: (requestId) => runRequest(requestId, new AbortController().signal),
        record: async (requestId) => (await call('GET', `/requests/${requestId}`)).body,
        async startWorkers() {
          const closing = new AbortController()
          await startWorkers(store.boss, engineJobs, closing.signal)
          return async () => {
            closing.abort()
            for (const job of engineJobs) await store.boss.offWork(job.name)
          }
        },
      })
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  ownJobs: [
    async ({ store }, use) => {
      for (const { name } of engineJobs) await store.boss.deleteQueuedJobs(name)
      await use()
    },
    { auto: true },
  ],
})
export { expect }
