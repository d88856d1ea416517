import { AsyncLocalStorage } from 'node:async_hooks'
import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import type * as schema from '@/lib/server/db/schema'

/** The same queries run on PGlite and on PostgreSQL; `Tx` is what a transaction hands to its callback. */
export type Db = PgDatabase<NodePgQueryResultHKT, typeof schema>
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

const inside = new AsyncLocalStorage<true>()

export function insideTransaction<T>(run: () => Promise<T>): Promise<T> {
  return inside.run(true, run)
}

/** PGlite has one session: asking it for a second one inside a transaction would wait for ever. PostgreSQL refuses too, so that tests on either find it. */
export function refuseInsideTransaction(): void {
  if (inside.getStore())
    throw new Error('db used inside a transaction: use the tx it was given, for jobs too')
}

export const migrationsFolder = (): string =>
  `${/* turbopackIgnore: true */ process.cwd()}/lib/server/db/migrations`
