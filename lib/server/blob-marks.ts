import { sql, type SQL } from 'drizzle-orm'
import { getStore } from '@/lib/server/store'

/** Naming a blob or file in these keeps nothing alive: what is being decided on, and files on their way in. */
const silent = ['blob_orphans', 'uploads']

export type Marks = {
  /** Blob keys named anywhere, the table of files included. */
  blobs: Set<string>
  /** Ids named anywhere but in the table of files. */
  ids: Set<string>
}
const BLOB = '[0-9a-f]{64}[.][a-z0-9]{1,8}'
const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/**
 * Every blob key and id that any table names: storyboards and their revisions, elements and their versions, requests, takes, the
 * engine's own side, waiting jobs. All tables are read, so that one made tomorrow, and forgotten here, cannot cost a file. A table is
 * read in one statement, which is one snapshot: no row can slip through while it moves.
 */
export async function readMarks(): Promise<Marks> {
  const marks: Marks = { blobs: new Set(), ids: new Set() }
  for (const name of await tables()) {
    const rows = sql`${sql.raw(`public."${name}"`)} t`
    await read(rows, marks, name !== 'assets')
  }
  await read(sql`pgboss.job t where t.state in ('created', 'retry', 'active')`, marks, true)
  return marks
}

async function tables(): Promise<string[]> {
  const { db } = await getStore()
  const { rows } = await db.execute<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname = 'public' order by 1`)
  return rows.map(({ name }) => name).filter((name) => !silent.includes(name))
}

async function read(rows: SQL, marks: Marks, withIds: boolean): Promise<void> {
  const { db } = await getStore()
  const pattern = withIds ? `${BLOB}|${ID}` : BLOB
  const found = await db.execute<{ word: string }>(sql`
    select distinct (regexp_matches(words, ${pattern}, 'g'))[1] as word from (select to_jsonb(t)::text as words from ${rows}) named`)
  for (const { word } of found.rows) (word.includes('.') ? marks.blobs : marks.ids).add(word)
}
