import { asc, inArray, sql } from 'drizzle-orm'
import { blobUrl } from '@/lib/server/blob/blob-store'
import { generations } from '@/lib/server/db/schema'
import { elementVersions, type elements } from '@/lib/server/db/schema-elements'
import { assetsOfContents, contentHash, filesOf, type Assets } from '@/lib/server/elements/content'
import { healthOn, idsOf, type IdRow } from '@/lib/server/elements/ids'
import { currentQueue } from '@/lib/server/queues'
import { getStore } from '@/lib/server/store'
import type { ElementFile, ElementVersionView, ElementView } from '@/lib/views-elements'

export type ElementRow = typeof elements.$inferSelect
export type VersionRow = typeof elementVersions.$inferSelect

/** Elements as the person sees them, as they stand on a queue (the one new work goes to); in the order of `rows`, which belong to one owner. */
export async function viewElements(rows: readonly ElementRow[], onQueue?: string): Promise<ElementView[]> {
  const [first] = rows
  if (!first) return []
  const queueId = onQueue ?? (await currentQueue(first.ownerId)).id
  const ids = rows.map((row) => row.id)
  const versions = await versionsOf(ids)
  const [asked, assets] = await Promise.all([idsOf(ids), assetsOfContents(first.ownerId, versions)])
  const views = rows.map((row) => {
    const own = versions.filter((version) => version.elementId === row.id)
    return toView(row, own, { queueId, asked: asked.get(row.id) ?? [], assets })
  })
  const started = await startTimes(views.flatMap(({ id, state }) => (state === 'creating' ? [id] : [])))
  return views.map((view) => ({ ...view, startedAt: started.get(view.id)?.toISOString() ?? null }))
}

export async function viewElement(row: ElementRow): Promise<ElementView> {
  const [view] = await viewElements([row])
  if (!view) throw new Error('no element')
  return view
}

/** Oldest first. */
async function versionsOf(ids: readonly string[]): Promise<VersionRow[]> {
  const { db } = await getStore()
  return db
    .select()
    .from(elementVersions)
    .where(inArray(elementVersions.elementId, [...ids]))
    .orderBy(asc(elementVersions.elementId), asc(elementVersions.number))
}

type Known = { queueId: string; asked: readonly IdRow[]; assets: Assets }

function toView(row: ElementRow, versions: readonly VersionRow[], known: Known): ElementView {
  return {
    id: row.id,
    ...contentView(row, known),
    version: row.version,
    versions: versions.map((version): ElementVersionView => ({
      number: version.number,
      ...contentView(version, known),
      createdAt: version.createdAt.toISOString(),
    })),
    files: filesOf(row).flatMap((id) => fileView(id, known.assets)),
    archived: row.archivedAt !== null,
    createdAt: row.createdAt.toISOString(),
    startedAt: null,
  }
}

function contentView(content: ElementRow | VersionRow, { queueId, asked, assets }: Known) {
  const { name, description, tagIds, referenceType } = content
  const { frontalAssetId, referAssetIds, videoAssetId, voiceId } = content
  return {
    ...{ name, description, tagIds, referenceType, frontalAssetId, referAssetIds, videoAssetId, voiceId },
    ...healthOn(queueId, contentHash(content, assets), asked),
  }
}

function fileView(id: string, assets: Assets): ElementFile[] {
  const asset = assets.get(id)
  if (!asset) return []
  const { name, facts, blobKey, thumbKey } = asset
  const durationMs = facts.kind === 'video' ? facts.durationMs : null
  return [
    { assetId: id, name, url: blobUrl(blobKey), thumbUrl: thumbKey ? blobUrl(thumbKey) : null, durationMs },
  ]
}

async function startTimes(ids: readonly string[]): Promise<Map<string | null, Date>> {
  if (ids.length === 0) return new Map()
  const { db } = await getStore()
  const rows = await db
    .select({ id: generations.elementId, at: sql<string | null>`max(${generations.sentAt})` })
    .from(generations)
    .where(inArray(generations.elementId, [...ids]))
    .groupBy(generations.elementId)
  return new Map(rows.flatMap(({ id, at }) => (at ? [[id, new Date(at)] as const] : [])))
}
