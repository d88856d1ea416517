import { and, desc, eq, gt, inArray, ne, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { uploads } from '@/lib/server/db/schema'
import { getStore } from '@/lib/server/store'
import type { UploadView } from '@/lib/views'

export const UploadId = z.object({ id: z.string().min(1).max(200) })

/** Files on their way in and refused ones; a file that made it is told for an hour more, so that its uploader learns its asset. */
export async function listUploads(owner: string): Promise<UploadView[]> {
  const { db } = await getStore()
  const recent = gt(uploads.updatedAt, sql`now() - interval '1 hour'`)
  const rows = await db
    .select()
    .from(uploads)
    .where(and(eq(uploads.ownerId, owner), or(ne(uploads.state, 'ready'), recent)))
    .orderBy(desc(uploads.createdAt))
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    bytes: row.bytes,
    state: row.state,
    assetId: row.assetId,
    knownAs: row.knownAs,
    refusal: row.refusal,
    refusalRaw: row.refusalRaw,
    createdAt: row.createdAt.toISOString(),
  }))
}

/** A file that is still being read stays: only what was refused, or is done, can be dismissed. */
export async function dismissUpload(owner: string, id: string): Promise<{ id: string }> {
  const { db } = await getStore()
  await db
    .delete(uploads)
    .where(and(eq(uploads.id, id), eq(uploads.ownerId, owner), inArray(uploads.state, ['ready', 'refused'])))
  return { id }
}
