import { createHash } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { assets } from '@/lib/server/db/schema'
import type { elementContent, elementVersions } from '@/lib/server/db/schema-elements'
import { getStore } from '@/lib/server/store'
import { isUuid } from '@/lib/server/uuid'

export type Content = Pick<typeof elementVersions.$inferSelect, keyof typeof elementContent>
type Files = Pick<Content, 'referenceType' | 'frontalAssetId' | 'referAssetIds' | 'videoAssetId'>

/** The files an element is made from, the front view first. */
export function filesOf({ referenceType, frontalAssetId, referAssetIds, videoAssetId }: Files): string[] {
  const used = referenceType === 'video_refer' ? [videoAssetId] : [frontalAssetId, ...referAssetIds]
  return used.filter((id) => id !== null)
}

/**
 * What an element's id stands for: its files by their bytes, and its voice. Words and tags may change under one id.
 * Migration element_ids computes the same in SQL.
 */
export function contentHash(
  content: Files & Pick<Content, 'voiceId'>,
  assets: ReadonlyMap<string, { sha256: string }>,
): string {
  const files = filesOf(content).map((id) => assets.get(id)?.sha256 ?? 'gone')
  const text = [content.referenceType, files.join(','), content.voiceId ?? ''].join('\n')
  return createHash('sha256').update(text).digest('hex')
}

type AssetRow = typeof assets.$inferSelect
export type Assets = ReadonlyMap<string, AssetRow>

/** The files of these contents by id, those that were deleted since included: an id outlives its pictures. */
export async function assetsOfContents(owner: string, contents: readonly Files[]): Promise<Assets> {
  const ids = [...new Set(contents.flatMap(filesOf))].filter(isUuid)
  if (ids.length === 0) return new Map()
  const { db } = await getStore()
  const rows = await db
    .select()
    .from(assets)
    .where(and(eq(assets.ownerId, owner), inArray(assets.id, ids)))
  return new Map(rows.map((row) => [row.id, row]))
}
