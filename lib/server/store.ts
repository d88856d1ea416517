import type { PgBoss } from 'pg-boss'
import { env } from '@/lib/server/env'
import type { Db } from '@/lib/server/db/db'

/** The database and the job queue in it, embedded or PostgreSQL: the same calls. */
export type Store = { kind: 'pglite' | 'postgres'; db: Db; boss: PgBoss; close: () => Promise<void> }

const slot = Symbol.for('shotboard.store')
type Holder = { [slot]?: Promise<Store> | undefined }

/** The one store of this process. Next bundles modules several times, so it lives on globalThis and is opened on first use. */
export function getStore(): Promise<Store> {
  const holder = globalThis as Holder
  return (holder[slot] ??= openStore(env()).catch((error: unknown) => {
    holder[slot] = undefined
    throw error
  }))
}

export async function openStore(settings: {
  DATA_DIR: string
  DATABASE_URL?: string | undefined
}): Promise<Store> {
  if (settings.DATABASE_URL) {
    const { openPostgresStore } = await import('@/lib/server/db/open-postgres')
    return openPostgresStore(settings.DATABASE_URL)
  }
  const { openPgliteStore } = await import('@/lib/server/db/open-pglite')
  return openPgliteStore(settings.DATA_DIR)
}

export async function closeStore(): Promise<void> {
  const holder = globalThis as Holder
  const store = holder[slot]
  holder[slot] = undefined
  await (await store)?.close()
}
