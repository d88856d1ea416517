import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { insideTransaction, migrationsFolder, refuseInsideTransaction } from '@/lib/server/db/db'
import * as schema from '@/lib/server/db/schema'
import type { Store } from '@/lib/server/store'

const MIGRATION_LOCK = 727_001

/** PostgreSQL 15 or newer, shared by any number of processes. Migrations run under an advisory lock, because starters race. */
export async function openPostgresStore(url: string): Promise<Store> {
  const pool = new GuardedPool({ connectionString: url, max: 10 })
  pool.on('error', (error) => console.error('[store]', error.message))
  try {
    await migrateLocked(pool)
    const boss = new PgBoss({
      connectionString: url,
      useListenNotify: true,
      // How soon another process notices that one died with a job in hand (heartbeat in run-jobs.ts).
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
    })
    boss.on('error', (error) => console.error('[jobs]', error.message))
    await boss.start()
    return {
      kind: 'postgres',
      db: guardTransactions(drizzle(pool, { schema })),
      boss,
      async close() {
        await boss.stop({ graceful: true, timeout: 5_000 })
        await pool.end()
      },
    }
  } catch (error) {
    await pool.end()
    throw new Error(`DATABASE_URL: cannot use this PostgreSQL. ${reason(error)}`, { cause: error })
  }
}

async function migrateLocked(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle(client), { migrationsFolder: migrationsFolder() })
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined)
    client.release()
  }
}

class GuardedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>
  override connect(callback: (...args: Parameters<Parameters<pg.Pool['connect']>[0]>) => void): void
  override connect(
    callback?: (...args: Parameters<Parameters<pg.Pool['connect']>[0]>) => void,
  ): Promise<pg.PoolClient> | void {
    refuseInsideTransaction()
    return callback ? super.connect(callback) : super.connect()
  }
}

function guardTransactions(db: ReturnType<typeof drizzle<typeof schema>>): Store['db'] {
  const transaction = db.transaction.bind(db)
  db.transaction = (run, config) => transaction((tx) => insideTransaction(() => run(tx)), config)
  return db
}

/** A failed connection to several addresses is an AggregateError without a message. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return reason(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
