import { createHash, randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base } from '@playwright/test'
import pg from 'pg'
import { jobs } from '@/lib/server/jobs/registry'
import { createQueues, startWorkers } from '@/lib/server/jobs/run-jobs'
import { closeStore, getStore, openStore, type Store } from '@/lib/server/store'

type WorkerOptions = { storeKind: 'pglite' | 'postgres' }
type WorkerFixtures = {
  /** The store every verb of this worker uses, fresh and migrated, with its queues. Nothing runs yet. */
  store: Store
  /** The same with the workers of every job running. */
  working: Store
}

/** Tests on a real store: PGlite in a fresh DATA_DIR, or a fresh database of TEST_DATABASE_URL (project integration-postgres). */
export const test = base.extend<object, WorkerOptions & WorkerFixtures>({
  storeKind: ['pglite', { option: true, scope: 'worker' }],
  store: [
    async ({ storeKind }, use) => {
      const dataDir = freshDataDir()
      process.env.DATA_DIR = dataDir
      const database = storeKind === 'postgres' ? await freshDatabase() : null
      if (database) process.env.DATABASE_URL = database.url
      else await copyTemplate(dataDir)
      const store = await getStore()
      await createQueues(store.boss, jobs)
      await use(store)
      await closeStore()
      await database?.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  working: [
    async ({ store }, use) => {
      const closing = new AbortController()
      await startWorkers(store.boss, jobs, closing.signal)
      await use(store)
      closing.abort()
    },
    { scope: 'worker' },
  ],
})
export { expect } from '@playwright/test'

export function freshDataDir(): string {
  return mkdtempSync(path.join(tmpdir(), 'shotboard-data-'))
}

/** Making a PGlite takes seconds, so a migrated one is kept beside and copied. It is made anew when what it depends on changes. */
export async function copyTemplate(dataDir: string): Promise<void> {
  const template = path.join(tmpdir(), `shotboard-template-${fingerprint()}`)
  if (!existsSync(template)) {
    const draft = freshDataDir()
    const store = await openStore({ DATA_DIR: draft })
    await createQueues(store.boss, jobs)
    await store.close()
    try {
      renameSync(path.join(draft, 'db'), template)
    } catch (error) {
      // Another worker was faster.
      if (!existsSync(template)) throw error
    }
    rmSync(draft, { recursive: true, force: true })
  }
  mkdirSync(dataDir, { recursive: true })
  cpSync(template, path.join(dataDir, 'db'), { recursive: true })
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of [
    'package-lock.json',
    'lib/server/db/migrations/meta/_journal.json',
    'lib/server/db/open-pglite.ts',
    'lib/server/jobs/registry.ts',
  ])
    hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}

/** A database of its own on the server of TEST_DATABASE_URL. */
export async function freshDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = process.env.TEST_DATABASE_URL
  if (!server) throw new Error('TEST_DATABASE_URL is not set')
  const name = `shotboard_${randomBytes(6).toString('hex')}`
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await run(`create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) }
}
