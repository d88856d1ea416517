import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { test } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { openStore, type Store } from '@/lib/server/store'
import { startChild } from '@/tests/support/child'
import { expect, freshDatabase, freshDataDir } from '@/tests/support/store'

/** Those of the newest snapshot that drizzle-kit wrote beside the migrations. */
const tables = newestTables()

function newestTables(): string[] {
  const meta = 'lib/server/db/migrations/meta'
  const newest = readdirSync(meta)
    .filter((name) => name.endsWith('_snapshot.json'))
    .sort()
    .at(-1)
  const snapshot = JSON.parse(readFileSync(`${meta}/${newest}`, 'utf8')) as {
    tables: Record<string, { name: string }>
  }
  return Object.values(snapshot.tables)
    .map(({ name }) => name)
    .sort()
}

async function migrated(store: Store): Promise<{ tables: string[]; migrations: number }> {
  const found = await store.db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  )
  const done = await store.db.execute<{ count: number }>(
    sql`select count(*)::int as count from drizzle.__drizzle_migrations`,
  )
  return { tables: found.rows.map((row) => row.name), migrations: done.rows[0]?.count ?? 0 }
}

test('a first start makes the tables, every later start leaves them as they are', async () => {
  test.setTimeout(180_000)
  const dataDir = freshDataDir()
  const first = await openStore({ DATA_DIR: dataDir })
  const before = await migrated(first)
  expect(before.tables).toEqual(tables)
  await first.close()
  const second = await openStore({ DATA_DIR: dataDir })
  expect(await migrated(second)).toEqual(before)
  await second.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test('four processes may start at once on an empty PostgreSQL', async () => {
  test.skip(!process.env.TEST_DATABASE_URL, 'TEST_DATABASE_URL is not set')
  const database = await freshDatabase()
  const dirs = [1, 2, 3, 4].map(() => freshDataDir())
  const children = await Promise.all(
    dirs.map((dir) => startChild('hold-store', { DATA_DIR: dir, DATABASE_URL: database.url })),
  )
  try {
    await Promise.all(children.map((child) => child.printed(/holding/)))
    const store = await openStore({ DATA_DIR: dirs[0] ?? '', DATABASE_URL: database.url })
    expect((await migrated(store)).tables).toEqual(tables)
    await store.close()
  } finally {
    await Promise.all(children.map((child) => child.kill()))
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true })
    await database.drop()
  }
})

test('a PostgreSQL that is not there is a sentence with the variable', async () => {
  const url = 'postgres://nobody:secret-word@127.0.0.1:1/none'
  const error = await openStore({ DATA_DIR: '/nowhere', DATABASE_URL: url }).catch(
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(Error)
  expect(String(error)).toContain('DATABASE_URL: cannot use this PostgreSQL. connect ECONNREFUSED')
  expect(String(error)).not.toContain('secret-word')
})
