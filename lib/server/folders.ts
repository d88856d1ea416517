import { and, eq, sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { assets } from '@/lib/server/db/schema'
import { folders } from '@/lib/server/db/schema-library'
import { storable } from '@/lib/server/db/storable'
import type { Tx } from '@/lib/server/db/db'
import { Refusal } from '@/lib/server/errors'
import { getStore } from '@/lib/server/store'

const Name = z.string().trim().min(1, 'Give the folder a name').max(80, 'A name has at most 80 characters')
export const FolderId = z.object({ id: z.uuid() })
export const NewFolderInput = z.object({ name: Name, parentId: z.uuid().nullable() })
export const RenameFolderInput = z.object({ id: z.uuid(), name: Name })
export const MoveFolderInput = z.object({ id: z.uuid(), parentId: z.uuid().nullable() })
const MOST_FOLDERS = 1_000

/** Files in a folder or anywhere below it. */
export function inFolder(owner: string, id: string): SQL {
  return sql`${assets.folderId} in (${below(owner, id)})`
}

function below(owner: string, id: string): SQL {
  return sql`with recursive tree as (
      select id from folders where id = ${id}::uuid and owner_id = ${owner}
      union select f.id from folders f join tree on f.parent_id = tree.id
    ) select id from tree`
}

export async function makeFolder(
  owner: string,
  { name, parentId }: z.infer<typeof NewFolderInput>,
): Promise<{ id: string }> {
  const { db } = await getStore()
  return db.transaction(async (tx) => {
    await lockFolders(tx, owner)
    if (parentId) await present(tx, owner, parentId)
    const [{ count } = { count: 0 }] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(folders)
      .where(eq(folders.ownerId, owner))
    if (count >= MOST_FOLDERS) throw new Refusal('blocked', `A library has at most ${MOST_FOLDERS} folders.`)
    const [row] = await tx
      .insert(folders)
      .values({ ownerId: owner, parentId, name: storable(name) })
      .returning({ id: folders.id })
    if (!row) throw new Error('the folder was not written')
    return row
  })
}

export async function renameFolder(
  owner: string,
  { id, name }: z.infer<typeof RenameFolderInput>,
): Promise<{ id: string }> {
  const { db } = await getStore()
  const rows = await db
    .update(folders)
    .set({ name: storable(name), updatedAt: sql`clock_timestamp()` })
    .where(and(eq(folders.id, id), eq(folders.ownerId, owner)))
    .returning({ id: folders.id })
  if (rows.length === 0) throw gone()
  return { id }
}

/** Into another folder, or to the top with null; never into itself or below itself. */
export async function moveFolder(
  owner: string,
  { id, parentId }: z.infer<typeof MoveFolderInput>,
): Promise<{ id: string }> {
  const { db } = await getStore()
  await db.transaction(async (tx) => {
    await lockFolders(tx, owner)
    await present(tx, owner, id)
    if (parentId) {
      await present(tx, owner, parentId)
      const { rows } = await tx.execute(
        sql`select 1 from (${below(owner, id)}) tree where id = ${parentId}::uuid`,
      )
      if (rows.length > 0) throw new Refusal('blocked', 'A folder cannot be moved into itself.')
    }
    await tx
      .update(folders)
      .set({ parentId, updatedAt: sql`clock_timestamp()` })
      .where(eq(folders.id, id))
  })
  return { id }
}

/** The folder goes; what was in it, files and folders, moves up to where it was. */
export async function deleteFolder(owner: string, id: string): Promise<{ id: string }> {
  const { db } = await getStore()
  await db.transaction(async (tx) => {
    await lockFolders(tx, owner)
    const { parentId } = await present(tx, owner, id)
    await tx
      .update(folders)
      .set({ parentId, updatedAt: sql`clock_timestamp()` })
      .where(and(eq(folders.parentId, id), eq(folders.ownerId, owner)))
    await tx
      .update(assets)
      .set({ folderId: parentId })
      .where(and(eq(assets.folderId, id), eq(assets.ownerId, owner)))
    await tx.delete(folders).where(eq(folders.id, id))
  })
  return { id }
}

/** Two moves at once could make a ring: one owner's folders change one after the other. */
async function lockFolders(tx: Tx, owner: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`folders ${owner}`}))`)
}

export async function present(tx: Tx, owner: string, id: string): Promise<typeof folders.$inferSelect> {
  const [row] = await tx
    .select()
    .from(folders)
    .where(and(eq(folders.id, id), eq(folders.ownerId, owner)))
  if (!row) throw gone()
  return row
}
const gone = () => new Refusal('not-found', 'This folder is no longer there.')
