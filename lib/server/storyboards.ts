import { randomUUID } from 'node:crypto'
import { and, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { restoreAssets } from '@/lib/server/asset-bulk'
import { binnedAndNamedAnew } from '@/lib/server/assets'
import { storyboards } from '@/lib/server/db/schema'
import { storable } from '@/lib/server/db/storable'
import { Refusal } from '@/lib/server/errors'
import { getSceneDefaults } from '@/lib/server/preferences'
import { recordFirstState, recordRevision } from '@/lib/server/revisions'
import { seedSample } from '@/lib/server/sample'
import { getStore } from '@/lib/server/store'
import { newStoryboard } from '@/lib/storyboard/new-storyboard'
import { parseStoryboard } from '@/lib/storyboard/migrate'
import { Storyboard } from '@/lib/storyboard/schema'
import { STORYBOARD_VERSION } from '@/lib/storyboard/version'
import type { SaveResult, StoryboardView } from '@/lib/views'

type Row = typeof storyboards.$inferSelect
const Title = z
  .string()
  .trim()
  .min(1, 'Give the storyboard a title')
  .max(120, 'A title has at most 120 characters')

export const StoryboardId = z.object({ id: z.uuid() })
export const NewStoryboardInput = z.object({ title: Title.optional() })
export const RenameStoryboardInput = z.object({ id: z.uuid(), title: Title })
export const ImportStoryboardInput = z.object({ document: z.unknown() })
export const SaveStoryboardInput = z.object({
  id: z.uuid(),
  baseRevision: z.int().min(1),
  document: Storyboard,
})

/** Refuses when there is none with this id; an archived one is still found. */
export async function getStoryboard(owner: string, id: string): Promise<StoryboardView> {
  return toView(await findRow(owner, id))
}

export async function createStoryboard(
  owner: string,
  { title = 'Untitled' }: z.infer<typeof NewStoryboardInput>,
): Promise<StoryboardView> {
  const ids = { sceneId: randomUUID(), shotId: randomUUID() }
  return insertStoryboard(owner, newStoryboard(title, ids, (await getSceneDefaults(owner)) ?? undefined))
}

/**
 * Saves over `baseRevision` only. When another tab was faster, nothing is written and its document comes back. What a newer
 * Shotboard wrote is never replaced.
 */
export async function saveStoryboard(
  owner: string,
  { id, baseRevision, document }: z.infer<typeof SaveStoryboardInput>,
): Promise<SaveResult> {
  const { db } = await getStore()
  const revision = baseRevision + 1
  const revived = await binnedAndNamedAnew(owner, id, document)
  const saved = await db.transaction(async (tx) => {
    await recordFirstState(tx, owner, id)
    const [row] = await tx
      .update(storyboards)
      .set({ document: storable(document), revision, updatedAt: sql`now()` })
      .where(and(owned(owner, id), eq(storyboards.revision, baseRevision), readable))
      .returning({ revision: storyboards.revision })
    if (row) await recordRevision(tx, { ownerId: owner, storyboardId: id, revision, document })
    return row
  })
  if (!saved) {
    const theirs = await getStoryboard(owner, id)
    const parsed = parseStoryboard(theirs.document)
    if (!parsed.ok) throw new Refusal('conflict', `${parsed.sentence} Nothing was overwritten.`)
    return { conflict: theirs }
  }
  if (revived.length > 0) await restoreAssets(owner, revived)
  return saved
}

export async function renameStoryboard(
  owner: string,
  { id, title }: z.infer<typeof RenameStoryboardInput>,
): Promise<StoryboardView> {
  const { db } = await getStore()
  const [row] = await db
    .update(storyboards)
    .set({
      document: sql`jsonb_set(${storyboards.document}, '{title}', to_jsonb(${storable(title)}::text))`,
      revision: sql`${storyboards.revision} + 1`,
      updatedAt: sql`now()`,
    })
    .where(and(owned(owner, id), readable))
    .returning()
  if (!row && (await findRow(owner, id)))
    throw new Refusal('conflict', 'This storyboard was made with a newer Shotboard. It keeps its name here.')
  return toView(present(row))
}

/** The plan is copied, takes stay with the original. */
export async function duplicateStoryboard(owner: string, id: string): Promise<StoryboardView> {
  const { document } = await findRow(owner, id)
  const ending = ' copy'
  const title = `${document.title.slice(0, 120 - ending.length)}${ending}`
  return insertStoryboard(owner, { ...document, title })
}

/** A storyboard from a file, as a new one. What this version cannot read is refused with a sentence. */
export async function importStoryboard(
  owner: string,
  { document }: z.infer<typeof ImportStoryboardInput>,
): Promise<StoryboardView> {
  const parsed = parseStoryboard(document)
  if (!parsed.ok) throw new Refusal('invalid', parsed.sentence)
  return insertStoryboard(owner, parsed.storyboard)
}

export async function setArchived(owner: string, id: string, archived: boolean): Promise<StoryboardView> {
  const { db } = await getStore()
  const [row] = await db
    .update(storyboards)
    .set({ archivedAt: archived ? sql`now()` : null, updatedAt: sql`now()` })
    .where(owned(owner, id))
    .returning()
  return toView(present(row))
}

/** The sample, made if this owner never had one, and taken out of the archive if it was put there. */
export async function openSample(owner: string): Promise<StoryboardView> {
  await seedSample(owner)
  const { db } = await getStore()
  const [row] = await db
    .select()
    .from(storyboards)
    .where(and(eq(storyboards.ownerId, owner), eq(storyboards.isSample, true)))
    .orderBy(sql`${storyboards.archivedAt} is not null`, desc(storyboards.createdAt))
    .limit(1)
  const sample = present(row)
  return sample.archivedAt ? setArchived(owner, sample.id, false) : toView(sample)
}

/** True until this owner has made or been given a first storyboard, archived ones included. */
export async function isFreshOwner(owner: string): Promise<boolean> {
  const { db } = await getStore()
  const found = await db
    .select({ id: storyboards.id })
    .from(storyboards)
    .where(eq(storyboards.ownerId, owner))
    .limit(1)
  return found.length === 0
}

async function insertStoryboard(owner: string, document: Storyboard): Promise<StoryboardView> {
  const { db } = await getStore()
  const values = { ownerId: owner, document: storable(document) }
  const [row] = await db.insert(storyboards).values(values).returning()
  return toView(present(row))
}

async function findRow(owner: string, id: string): Promise<Row> {
  const { db } = await getStore()
  const [row] = await db.select().from(storyboards).where(owned(owner, id))
  return present(row)
}

/** Written by this version of Shotboard or an older one. */
const readable = sql`(${storyboards.document}->>'version')::int <= ${STORYBOARD_VERSION}`

function owned(owner: string, id: string) {
  return and(eq(storyboards.id, id), eq(storyboards.ownerId, owner))
}

function present(row: Row | undefined): Row {
  if (!row) throw new Refusal('not-found', 'This storyboard does not exist on this server.')
  return row
}

function toView({ id, revision, document, updatedAt }: Row): StoryboardView {
  return { id, revision, document, updatedAt: updatedAt.toISOString() }
}
