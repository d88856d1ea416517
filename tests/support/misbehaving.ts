import { eq } from 'drizzle-orm'
import { engineRequests, generations } from '@/lib/server/db/schema'
import type { FaultId } from '@/lib/queue/faults'
import { chooseFault } from '@/lib/server/engine/faults'
import { runRequest } from '@/lib/server/engine/run-request'
import { getStore } from '@/lib/server/store'
import { OWNER } from '@/tests/support/far-queue'
import { serveEngine } from '@/tests/support/serve-engine'
import { expect, test as withStore } from '@/tests/support/store'

/** The built-in engine of a server that may misbehave. Steps and work are taken by hand; downloads go over HTTP. */
export const test = withStore.extend<{ fresh: undefined }, { port: string }>({
  port: [
    async ({}, use) => {
      const served = await serveEngine()
      Object.assign(process.env, { SHOTBOARD_FAULTS: '1', PORT: new URL(served.url).port })
      await use(served.url)
      await served.stop()
    },
    { scope: 'worker' },
  ],
  // The settings are read when the store opens, so they must stand before.
  store: [async ({ port, store }, use) => use(port ? store : store), { scope: 'worker' }],
  fresh: [
    async ({ store }, use) => {
      await store.db.delete(generations)
      await store.db.delete(engineRequests)
      await misbehave(null)
      await use(undefined)
    },
    { auto: true },
  ],
})
export { expect }

export async function misbehave(fault: FaultId | null, seconds = 120): Promise<void> {
  await chooseFault(OWNER, { fault, seconds })
}

/** How many requests the engine has kept. */
export async function kept(): Promise<number> {
  const { db } = await getStore()
  return (await db.select().from(engineRequests)).length
}

/** The engine's work on a request, now. */
export async function work(requestId: string | null): Promise<void> {
  await runRequest(requestId ?? '', new AbortController().signal)
}

export async function engineStatus(requestId: string | null): Promise<string | undefined> {
  const { db } = await getStore()
  const [row] = await db
    .select()
    .from(engineRequests)
    .where(eq(engineRequests.id, requestId ?? ''))
  return row?.status
}
