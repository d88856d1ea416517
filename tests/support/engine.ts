import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, expect } from '@playwright/test'

export const API_KEY = 'key-of-the-tests'
export const BASE = 'http://127.0.0.1:3999/api/v1/ie/requestqueue/apikey'

type Answer = { status: number; body: Record<string, unknown>; headers: Headers }
export type Engine = {
  /** Any call, with the right key unless told otherwise. */
  call: (method: string, route: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  submit: (model: string, payload: unknown, headers?: Record<string, string>) => Promise<Answer>
  /** Does the work of a request now, in this process, without a worker. */
  work: (requestId: string) => Promise<void>
  record: (requestId: string) => Promise<Record<string, unknown>>
  /** Starts the real workers; returns how to stop them. */
  startWorkers: () => Promise<() => Promise<void>>
}

/** The embedded engine on a database and blob folder of its own per worker. No job runs unless a test says so. */
export const test = base.extend<object, { engine: Engine }>({
  engine: [
    async ({}, use) => {
      const dataDir = mkdtempSync(path.join(tmpdir(), 'shotboard-engine-'))
      Object.assign(process.env, { DATA_DIR: dataDir, SHOTBOARD_API_KEY: API_KEY, PORT: '3999' })
      const { getStore, closeStore } = await import('@/lib/server/store')
      const { createQueues, startWorkers } = await import('@/lib/server/jobs/run-jobs')
      const { engineJobs } = await import('@/lib/server/engine/engine-jobs')
      const { engine } = await import('@/lib/server/engine/engine')
      const { runRequest } = await import('@/lib/server/engine/run-request')
      const { boss } = await getStore()
      await createQueues(boss, engineJobs)

      const call: Engine['call'] = async (method, route, body, headers = {}) => {
        const raw = typeof body === 'string' || body instanceof Uint8Array
        const response = await engine(
          new Request(BASE + route, {
            method,
            headers: { authorization: `Bearer ${API_KEY}`, ...headers },
            ...(body !== undefined && { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
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
        call,
        submit: (model, payload, headers) => call('POST', '/requests', { model, payload }, headers),
        work: (requestId) => runRequest(requestId, new AbortController().signal),
        record: async (requestId) => (await call('GET', `/requests/${requestId}`)).body,
        async startWorkers() {
          const closing = new AbortController()
          await startWorkers(boss, engineJobs, closing.signal)
          return async () => {
            closing.abort()
            for (const job of engineJobs) await boss.offWork(job.name)
          }
        },
      })
      await closeStore()
      rmSync(dataDir, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})
export { expect }
