import { cpSync, existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle, type PgliteDatabase } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { fromPglite, PgBoss } from 'pg-boss'
import { migrationsFolder, type Db } from '@/lib/server/db/db'
import { lockDirectory } from '@/lib/server/db/directory-lock'
import { DurableFiles, durableStartParams, FairPGlite } from '@/lib/server/db/durable-pglite'
import * as schema from '@/lib/server/db/schema'
import type { Store } from '@/lib/server/store'

const UPKEEP_MS = 10 * 60_000

/** The embedded database in `<dataDir>/db`. One process at a time; see data-layer.md 4 for why each step is here. */
export async function openPgliteStore(dataDir: string): Promise<Store> {
  const lock = await lockDirectory(dataDir)
  try {
    const lite = await openLite(dataDir)
    const db = drizzle(lite, { schema })
    await migrate(db, { migrationsFolder: migrationsFolder() })
    const boss = new PgBoss({ backend: 'pglite', db: fromPglite(lite), useListenNotify: true })
    boss.on('error', (error) => console.error('[jobs]', error.message))
    await boss.start()
    await retryInterruptedJobs(lite, boss)
    const upkeep = setInterval(() => void tidy(lite), UPKEEP_MS)
    upkeep.unref()
    return {
      kind: 'pglite',
      db: sameShape(db),
      boss,
      async close() {
        clearInterval(upkeep)
        await boss.stop({ graceful: true, timeout: 5_000 })
        await lite.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Both drivers run the same builders; of a raw `execute` both return `rows` and the affected count, which is all this code reads. */
function sameShape(db: PgliteDatabase<typeof schema>): Db {
  return db as unknown as Db
}

async function openLite(dataDir: string): Promise<FairPGlite> {
  const dir = path.join(dataDir, 'db')
  if (!existsSync(path.join(dir, 'PG_VERSION'))) {
    // Built aside and renamed when whole: a process killed during its first start leaves nothing half made.
    const draft = path.join(dataDir, 'db.init')
    rmSync(draft, { recursive: true, force: true })
    await makeEmpty(draft)
    renameSync(draft, dir)
  }
  const lite = new FairPGlite({ fs: new DurableFiles(dir), startParams: durableStartParams })
  await lite.waitReady
  return lite
}

/** A copy of the empty database the build made, where there is one: making it takes seconds and 800 MB (data-layer.md 4). */
async function makeEmpty(dir: string): Promise<void> {
  const built = `${/* turbopackIgnore: true */ process.cwd()}/.next/empty-database`
  if (existsSync(path.join(built, 'PG_VERSION'))) return cpSync(built, dir, { recursive: true })
  const first = await PGlite.create({ dataDir: dir })
  await first.close()
}

/** One process owns this directory, so a job that is still active belonged to a run that died. */
async function retryInterruptedJobs(lite: PGlite, boss: PgBoss): Promise<void> {
  const active = "select name, id from pgboss.job where state = 'active'"
  const { rows } = await lite.query<{ name: string; id: string }>(active)
  for (const job of rows) {
    await boss.fail(job.name, job.id, { message: 'the server stopped while this job ran' })
    const [after] = await boss.findJobs(job.name, { id: job.id })
    if (after?.state === 'failed') await boss.retry(job.name, job.id)
  }
}

/** PGlite is PostgreSQL's single-user mode, which has neither checkpointer nor autovacuum. */
async function tidy(lite: PGlite): Promise<void> {
  try {
    await lite.exec('CHECKPOINT')
    await lite.exec('VACUUM (ANALYZE)')
  } catch (error) {
    console.error('[store] upkeep failed', error)
  }
}
