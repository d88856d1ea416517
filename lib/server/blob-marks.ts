import { sql, type SQL } from 'drizzle-orm'
import { getStore } from '@/lib/server/store'

/** Naming a blob or file in these keeps nothing alive: what is being decided on, files on their way in, and news that was told. */
const silent = ['blob_orphans', 'uploads', 'webhook_deliveries']

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
 * read in one statement, which is one snapshot: no row can slip through while it moves. A take deleted before `takesGoneBefore` no
 * longer needs what it made, and neither does the engine that made it; the request itself stays, for the books.
 */
export async function readMarks(takesGoneBefore: Date): Promise<Marks> {
  const marks: Marks = { blobs: new Set(), ids: new Set() }
  for (const name of await tables()) {
    const rows = sql`${sql.raw(`public."${name}"`)} t`
    await read(wordsOf(name, takesGoneBefore), rows, { marks, withIds: name !== 'assets' })
  }
  const jobs = sql`pgboss.job t where t.state in ('created', 'retry', 'active')`
  await read(sql`to_jsonb(t)`, jobs, { marks, withIds: true })
  return marks
}

async function tables(): Promise<string[]> {
  const { db } = await getStore()
  const { rows } = await db.execute<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname = 'public' order by 1`)
  return rows.map(({ name }) => name).filter((name) => !silent.includes(name))
}

/** What a row says, as far as it keeps anything alive. */
function wordsOf(table: string, before: Date): SQL {
  const gone = sql`kind = 'take' and deleted_at < ${before.toISOString()}::timestamptz`
  if (table === 'generations')
    return sql`case when ${gone} then to_jsonb(t) - array['video_key', 'watermark_key', 'thumb_key'] else to_jsonb(t) end`
  if (table === 'engine_requests')
    return sql`case when t.id::text in (select request_id from generations where ${gone}) then to_jsonb(t) - 'outcome' else to_jsonb(t) end`
  return sql`to_jsonb(t)`
}

type Reading = { marks: Marks; withIds: boolean }

async function read(words: SQL, rows: SQL, { marks, withIds }: Reading): Promise<void> {
  const { db } = await getStore()
  const pattern = withIds ? `${BLOB}|${ID}` : BLOB
  const found = await db.execute<{ word: string }>(sql`
    select distinct (regexp_matches(words, ${pattern}, 'g'))[1] as word from (select (${words})::text as words from ${rows}) named`)
  for (const { word } of found.rows) (word.includes('.') ? marks.blobs : marks.ids).add(word)
}
