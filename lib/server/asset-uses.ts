import { and, eq, isNull, sql, type SQL } from 'drizzle-orm'
import { generations, storyboards } from '@/lib/server/db/schema'
import { elements } from '@/lib/server/db/schema-elements'
import { anyId } from '@/lib/server/db/id-list'
import { assetIdsOfScene, listed } from '@/lib/server/references'
import { getStore } from '@/lib/server/store'
import { isUuid } from '@/lib/server/uuid'
import type { AssetUses } from '@/lib/views-library'

const strings = '? (@.type() == "string")'

/** A subquery: the ids, as text, of every file that a storyboard or an element of this owner names, archived ones included. */
export function usedAssetIds(owner: string): SQL {
  const inScenes = sql.raw(`'$.scenes[*].references.** ${strings}'`)
  const inShots = sql.raw(`'$.scenes[*].shots[*].pictureId ${strings}'`)
  return sql`
    select id from (
    select jsonb_path_query(document, ${inScenes}) #>> '{}' as id from storyboards where owner_id = ${owner}
    union select jsonb_path_query(document, ${inShots}) #>> '{}' from storyboards where owner_id = ${owner}
    union select unnest(array[frontal_asset_id::text, video_asset_id::text]) from elements
      where owner_id = ${owner}
    union select jsonb_array_elements_text(refer_asset_ids) from elements where owner_id = ${owner}
    ) named where id is not null`
}

/** Where these files are needed: storyboards by scene, elements, and takes that were made with them. */
export async function usesOfAssets(owner: string, ids: readonly string[]): Promise<AssetUses> {
  const wanted = new Set(ids.filter(isUuid))
  if (wanted.size === 0) return { storyboards: [], elements: [], takes: [] }
  const { db } = await getStore()
  const named = (text: SQL) =>
    sql`exists (select 1 from unnest(${`{${[...wanted].join(',')}}`}::text[]) wanted where strpos(${text}, wanted) > 0)`
  const documents = await db
    .select({ id: storyboards.id, document: storyboards.document })
    .from(storyboards)
    .where(and(eq(storyboards.ownerId, owner), named(sql`${storyboards.document}::text`)))
    .orderBy(sql`${storyboards.updatedAt} desc`)
  const inElements = await db
    .select({ id: elements.id, name: elements.name })
    .from(elements)
    .where(
      and(
        eq(elements.ownerId, owner),
        isNull(elements.archivedAt),
        sql`(${elements.frontalAssetId} = ${anyId(ids)} or ${elements.videoAssetId} = ${anyId(ids)} or ${named(sql`${elements.referAssetIds}::text`)})`,
      ),
    )
  return {
    storyboards: documents.flatMap(({ id, document }) => {
      const scenes = document.scenes.flatMap((scene, index) =>
        assetIdsOfScene(scene).some((each) => wanted.has(each))
          ? [{ id: scene.id, number: index + 1, name: scene.name }]
          : [],
      )
      return scenes.length > 0 ? [{ id, title: document.title, scenes }] : []
    }),
    elements: inElements,
    takes: await takesWith(owner, ids),
  }
}

/** A take's request names the bytes, its scene names the file. */
async function takesWith(owner: string, ids: readonly string[]): Promise<AssetUses['takes']> {
  const { db } = await getStore()
  const named = sql`exists (select 1 from assets a where a.id = ${anyId(ids)}
    and (strpos(${generations.payload}::text, a.blob_key) > 0 or strpos(${generations.scene}::text, a.id::text) > 0))`
  const rows = await db
    .select({
      id: generations.id,
      storyboardId: generations.storyboardId,
      sceneId: generations.sceneId,
      takeNumber: generations.takeNumber,
      title: sql<string | null>`${storyboards.document}->>'title'`,
    })
    .from(generations)
    .leftJoin(storyboards, eq(storyboards.id, generations.storyboardId))
    .where(
      and(
        eq(generations.ownerId, owner),
        eq(generations.kind, 'take'),
        isNull(generations.deletedAt),
        sql`${generations.videoKey} is not null`,
        named,
      ),
    )
    .orderBy(sql`${generations.createdAt} desc`)
    .limit(200)
  return rows.flatMap(({ id, storyboardId, sceneId, takeNumber, title }) =>
    storyboardId && sceneId ? [{ id, storyboardId, sceneId, takeNumber, title: title ?? '' }] : [],
  )
}

/** "“Night ferry”, scene 2 and 3", "the element Mara", "2 takes". */
export function placesOfUse({ storyboards: boards, elements: named, takes }: AssetUses): string[] {
  return [
    ...boards.map(
      ({ title, scenes }) => `“${title}”, scene ${listed(scenes.map(({ number }) => String(number)))}`,
    ),
    ...named.map(({ name }) => `the element ${name}`),
    ...(takes.length > 0 ? [takes.length === 1 ? '1 take' : `${takes.length} takes`] : []),
  ]
}

/** Changes whenever a file could be used in another place than before. */
export async function usesVersion(owner: string): Promise<string> {
  const { db } = await getStore()
  const marks = sql`concat(count(*), '-', sum(extract(epoch from updated_at)))`
  const { rows } = await db.execute<{ version: string }>(sql`
    select concat_ws('.',
      (select ${marks} from storyboards where owner_id = ${owner}),
      (select ${marks} from elements where owner_id = ${owner}),
      (select ${marks} from generations where owner_id = ${owner})
    ) as version`)
  return rows[0]?.version ?? ''
}
