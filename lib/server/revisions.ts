import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/lib/server/db/db'
import { storyboards } from '@/lib/server/db/schema'
import { storyboardRevisions as revisions } from '@/lib/server/db/schema-revisions'
import { storable } from '@/lib/server/db/storable'
import { Refusal } from '@/lib/server/errors'
import { getStore } from '@/lib/server/store'
import { surplusRevisions } from '@/lib/server/thin-revisions'
import { describeChanges } from '@/lib/storyboard/describe-changes'
import { parseStoryboard } from '@/lib/storyboard/migrate'
import type { Storyboard } from '@/lib/storyboard/schema'
import type { RevisionView, RevisionDocument } from '@/lib/views-revisions'

const Name = z.string().trim().max(120, 'A name has at most 120 characters')
export const RevisionsInput = z.object({ id: z.uuid() })
export const RevisionId = z.object({ revisionId: z.uuid() })
export const NameRevisionInput = z.object({ revisionId: z.uuid(), name: Name })
export const KeepVersionInput = z.object({ id: z.uuid(), name: Name.min(1, 'Give the version a name') })

type Saved = { ownerId: string; storyboardId: string; revision: number; document: Storyboard }

/** Called in the transaction of a save: the last state of each minute is kept, and older ones are thinned once a minute. */
export async function recordRevision(tx: Tx, saved: Saved): Promise<void> {
  const thisMinute = and(
    eq(revisions.storyboardId, saved.storyboardId),
    isNull(revisions.name),
    sql`${revisions.savedAt} >= date_trunc('minute', now())`,
    sql`${revisions.revision} > (select min(revision) from storyboard_revisions where storyboard_id = ${saved.storyboardId})`,
  )
  const written = { document: storable(saved.document), revision: saved.revision, savedAt: sql`now()` }
  const replaced = await tx.update(revisions).set(written).where(thisMinute).returning({ id: revisions.id })
  if (replaced.length > 0) return
  await tx.insert(revisions).values({ ...saved, document: storable(saved.document) })
  await thin(tx, saved.storyboardId)
}

/** What stood there before the first save that was recorded. Takes the row before it is changed. */
export async function recordFirstState(tx: Tx, owner: string, storyboardId: string): Promise<void> {
  await tx.execute(sql`
    insert into storyboard_revisions (owner_id, storyboard_id, revision, document, saved_at)
    select owner_id, id, revision, document, updated_at from storyboards
    where id = ${storyboardId} and owner_id = ${owner}
      and not exists (select 1 from storyboard_revisions where storyboard_id = ${storyboardId})
    on conflict do nothing`)
}

/** The state before the first save stays, however soon the next one came. */
async function thin(tx: Tx, storyboardId: string) {
  const [, ...kept] = await tx
    .select({ id: revisions.id, savedAt: revisions.savedAt, name: revisions.name })
    .from(revisions)
    .where(eq(revisions.storyboardId, storyboardId))
    .orderBy(revisions.revision)
  const surplus = surplusRevisions(kept, new Date())
  if (surplus.length > 0) await tx.delete(revisions).where(inArray(revisions.id, surplus))
}

/** Newest first, each with what changed since the one before it. */
export async function listRevisions(
  owner: string,
  { id }: z.infer<typeof RevisionsInput>,
): Promise<RevisionView[]> {
  const { db } = await getStore()
  const rows = await db
    .select()
    .from(revisions)
    .where(and(eq(revisions.storyboardId, id), eq(revisions.ownerId, owner)))
    .orderBy(desc(revisions.revision))
  const documents = rows.map((row) => readable(row.document))
  return rows.map((row, i) => ({
    id: row.id,
    revision: row.revision,
    name: row.name,
    savedAt: row.savedAt.toISOString(),
    scenes: documents[i]?.scenes.length ?? 0,
    durationMs: documents[i]?.scenes.reduce((sum, scene) => sum + scene.durationMs, 0) ?? 0,
    changes: summary(documents[i + 1], documents[i], i === rows.length - 1),
  }))
}
function readable(document: unknown): Storyboard | undefined {
  const parsed = parseStoryboard(document)
  return parsed.ok ? parsed.storyboard : undefined
}
function summary(before: Storyboard | undefined, after: Storyboard | undefined, first: boolean): string {
  if (first) return 'The first one kept'
  return before && after ? describeChanges(before, after) : 'Made with another version of Shotboard'
}

export async function getRevision(
  owner: string,
  { revisionId }: z.infer<typeof RevisionId>,
): Promise<RevisionDocument> {
  const { db } = await getStore()
  const [row] = await db.select().from(revisions).where(owned(owner, revisionId))
  const parsed = parseStoryboard(present(row).document)
  if (!parsed.ok) throw new Refusal('invalid', parsed.sentence)
  return { id: revisionId, document: parsed.storyboard }
}

/** A named one is never thinned; an empty name takes it back. */
export async function nameRevision(
  owner: string,
  { revisionId, name }: z.infer<typeof NameRevisionInput>,
): Promise<{ id: string }> {
  const { db } = await getStore()
  const [row] = await db
    .update(revisions)
    .set({ name: storable(name) || null })
    .where(owned(owner, revisionId))
    .returning({ id: revisions.id })
  return present(row)
}

/** Keeps the storyboard as it is saved now, under a name. */
export async function keepVersion(
  owner: string,
  { id, name }: z.infer<typeof KeepVersionInput>,
): Promise<{ id: string }> {
  const { db } = await getStore()
  const [now] = await db
    .select()
    .from(storyboards)
    .where(and(eq(storyboards.id, id), eq(storyboards.ownerId, owner)))
  const { revision, document } = present(now)
  const named = { name: storable(name) }
  const [row] = await db
    .insert(revisions)
    .values({ ownerId: owner, storyboardId: id, revision, document, ...named })
    .onConflictDoUpdate({ target: [revisions.storyboardId, revisions.revision], set: named })
    .returning({ id: revisions.id })
  return present(row)
}

function owned(owner: string, revisionId: string) {
  return and(eq(revisions.id, revisionId), eq(revisions.ownerId, owner))
}
function present<T>(row: T | undefined): T {
  if (!row) throw new Refusal('not-found', 'This version is not kept any more.')
  return row
}
