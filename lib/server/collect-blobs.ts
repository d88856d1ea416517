import { and, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import { assets, generations } from '@/lib/server/db/schema'
import { blobOrphans } from '@/lib/server/db/schema-library'
import { blobs } from '@/lib/server/blob/blobs'
import { readMarks, type Marks } from '@/lib/server/blob-marks'
import { getStore } from '@/lib/server/store'

/** Undo in an open tab, and copies kept on a device, are good for a day: so long nothing is cleared away. */
const DAY_MS = 24 * 3_600_000
const AT_ONCE = 500

export type Collected = { files: number; freedBytes: number }
let running: Promise<Collected> | null = null

/**
 * Clears away what nothing needs and nothing needed a day ago: first files that left the bin, then bytes, those of deleted takes too. One at a time per process;
 * who asks meanwhile gets the same result. `now` is epoch ms.
 */
export function collectBlobs(now = Date.now()): Promise<Collected> {
  running ??= collect(now).finally(() => {
    running = null
  })
  return running
}

async function collect(now: number): Promise<Collected> {
  const before = new Date(now - DAY_MS)
  const released = await purgeRows(await readMarks(before), before)
  await suspect([...released, ...(await madeByGoneTakes(before))])
  const marks = await readMarks(before)
  const due = await dueBlobs(marks, now, before)
  if (due.length === 0) return { files: 0, freedBytes: 0 }
  // What was named since the first look stays.
  const again = await readMarks(before)
  const done: Collected = { files: 0, freedBytes: 0 }
  for (const { key, bytes } of due) {
    if (again.blobs.has(key) || !(await blobs().removeOlder(key, before))) continue
    await forget([key])
    done.files += 1
    done.freedBytes += bytes
  }
  return done
}

/** Files that left the bin a day ago and that nothing names: the rows go, and what they alone named is let go with them. */
async function purgeRows(marks: Marks, before: Date): Promise<{ key: string; since: Date }[]> {
  const { db } = await getStore()
  const gone = and(isNotNull(assets.purgedAt), lt(assets.purgedAt, before))
  const rows = await db.select({ id: assets.id }).from(assets).where(gone)
  const unneeded = rows.map(({ id }) => id).filter((id) => !marks.ids.has(id))
  const released: { key: string; since: Date }[] = []
  for (let at = 0; at < unneeded.length; at += AT_ONCE) {
    const removed = await db
      .delete(assets)
      .where(
        and(
          inArray(assets.id, unneeded.slice(at, at + AT_ONCE)),
          gone,
          sql`not exists (select 1 from storyboards s where strpos(s.document::text, ${assets.id}::text) > 0)`,
        ),
      )
      .returning()
    for (const row of removed)
      for (const key of [row.blobKey, row.thumbKey, row.previewKey, row.stripKey, row.waveKey])
        if (key && row.purgedAt) released.push({ key, since: row.purgedAt })
  }
  return released
}

/** What takes made that were deleted a day ago. Whether anything else needs it is judged like all the rest. */
async function madeByGoneTakes(before: Date): Promise<{ key: string; since: Date }[]> {
  const { db } = await getStore()
  const rows = await db
    .select()
    .from(generations)
    .where(and(eq(generations.kind, 'take'), lt(generations.deletedAt, before)))
  return rows.flatMap(({ videoKey, watermarkKey, thumbKey, deletedAt }) =>
    [videoKey, watermarkKey, thumbKey].flatMap((key) => (key && deletedAt ? { key, since: deletedAt } : [])),
  )
}

async function suspect(orphans: { key: string; since: Date }[]): Promise<void> {
  const { db } = await getStore()
  for (let at = 0; at < orphans.length; at += AT_ONCE)
    await db
      .insert(blobOrphans)
      .values(orphans.slice(at, at + AT_ONCE))
      .onConflictDoNothing()
}

async function forget(keys: string[]): Promise<void> {
  const { db } = await getStore()
  for (let at = 0; at < keys.length; at += AT_ONCE)
    await db.delete(blobOrphans).where(inArray(blobOrphans.key, keys.slice(at, at + AT_ONCE)))
}

/** Blobs that nothing names now and nothing named when they were first suspected, a day ago. The others are suspected from now on, or cleared of it. */
async function dueBlobs(marks: Marks, now: number, before: Date): Promise<{ key: string; bytes: number }[]> {
  const { db } = await getStore()
  const known = new Map((await db.select().from(blobOrphans)).map(({ key, since }) => [key, since]))
  const due: { key: string; bytes: number }[] = []
  const fresh: { key: string; since: Date }[] = []
  const here = new Set<string>()
  for await (const { key, bytes, changedMs } of blobs().list()) {
    here.add(key)
    if (marks.blobs.has(key) || changedMs > before.getTime()) continue
    const since = known.get(key)
    if (!since) fresh.push({ key, since: new Date(now) })
    else if (since <= before) due.push({ key, bytes })
  }
  await suspect(fresh)
  await forget([...known.keys()].filter((key) => marks.blobs.has(key) || !here.has(key)))
  return due
}

/** Bytes that will be free once a day has passed: blobs without a name, those of deleted takes, and what the bin held that nothing needs. */
export async function freeableBytes(owner: string): Promise<number> {
  const { db } = await getStore()
  const marks = await readMarks(new Date())
  let bytes = 0
  for await (const blob of blobs().list()) if (!marks.blobs.has(blob.key)) bytes += blob.bytes
  const binned = await db
    .select({ id: assets.id, bytes: assets.bytes })
    .from(assets)
    .where(and(eq(assets.ownerId, owner), isNotNull(assets.deletedAt)))
  return binned.reduce((sum, row) => sum + (marks.ids.has(row.id) ? 0 : (row.bytes ?? 0)), bytes)
}
