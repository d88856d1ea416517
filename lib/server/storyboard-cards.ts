import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { assets, generations, storyboards, type GenerationState } from '@/lib/server/db/schema'
import { blobUrl } from '@/lib/server/blob/blob-store'
import { getStore } from '@/lib/server/store'
import { isUuid } from '@/lib/server/uuid'
import { RUNNING_STATES, WAITING_STATES } from '@/lib/storyboard/generation-states'
import type { Scene, Storyboard } from '@/lib/storyboard/schema'
import { STORYBOARD_VERSION } from '@/lib/storyboard/version'
import type { StoryboardCard } from '@/lib/views'

type SceneTakes = {
  storyboardId: string | null
  sceneId: string | null
  picked: boolean
  done: number
  running: number
  waiting: number
  thumbKey: string | null
}

/** The boards page: open storyboards and archived ones, newest change first. Three queries, whatever their number. */
export async function listStoryboards(owner: string): Promise<StoryboardCard[]> {
  const { db } = await getStore()
  const rows = await db
    .select()
    .from(storyboards)
    .where(eq(storyboards.ownerId, owner))
    .orderBy(desc(storyboards.updatedAt))
  const takes = groupByStoryboard(await sceneTakes(owner))
  const pictures = await thumbs(
    owner,
    rows.flatMap((row) => scenesOf(row.document).flatMap(sceneCovers)),
  )
  return rows.map((row) => {
    const ofScene = new Map((takes.get(row.id) ?? []).map((take) => [take.sceneId, take]))
    const scenes = scenesOf(row.document)
    const taken = scenes.map((scene) => ofScene.get(scene.id)?.thumbKey).find(Boolean)
    const planned = scenes
      .flatMap(sceneCovers)
      .map((id) => pictures.get(id))
      .find(Boolean)
    const cover = taken ?? planned
    return {
      id: row.id,
      title: row.document.title,
      updatedAt: row.updatedAt.toISOString(),
      archived: row.archivedAt !== null,
      isSample: row.isSample,
      coverUrl: cover ? blobUrl(cover) : null,
      scenes: scenes.map((scene) => {
        const take = ofScene.get(scene.id)
        return {
          durationMs: scene.durationMs,
          state: take?.picked ? 'picked' : take?.done ? 'taken' : 'planned',
        }
      }),
      running: [...ofScene.values()].reduce((sum, take) => sum + take.running, 0),
      waiting: [...ofScene.values()].reduce((sum, take) => sum + take.waiting, 0),
    }
  })
}

/** Of a document of a newer Shotboard nothing but the title is looked at. */
function scenesOf({ version, scenes }: Storyboard): Scene[] {
  return version <= STORYBOARD_VERSION ? scenes : []
}

/** Changes whenever a card would. */
export async function storyboardsTag(owner: string): Promise<string> {
  const { db } = await getStore()
  const { rows } = await db.execute<{ tag: string }>(sql`
    select concat_ws('.',
      (select concat(count(*), '-', sum(extract(epoch from updated_at))) from storyboards where owner_id = ${owner}),
      (select concat(count(*), '-', sum(extract(epoch from updated_at))) from generations where owner_id = ${owner})
    ) as tag`)
  return rows[0]?.tag ?? ''
}

/** Asset ids that may stand for a scene before it has a take, best first. */
function sceneCovers(scene: Scene): string[] {
  const { firstFrameId, imageIds, video } = scene.references
  const drawn = scene.shots.map((shot) => shot.pictureId)
  return [firstFrameId, ...drawn, ...imageIds, video?.assetId ?? null].filter((id) => id !== null)
}

async function sceneTakes(owner: string): Promise<SceneTakes[]> {
  const { db } = await getStore()
  const counted = (states: readonly GenerationState[]) =>
    sql<number>`(count(*) filter (where ${inArray(generations.state, states)}))::int`
  return db
    .select({
      storyboardId: generations.storyboardId,
      sceneId: generations.sceneId,
      picked: sql<boolean>`bool_or(${generations.picked})`,
      done: sql<number>`(count(*) filter (where ${generations.state} = 'done'))::int`,
      running: counted(RUNNING_STATES),
      waiting: counted(WAITING_STATES),
      thumbKey: sql<
        string | null
      >`(array_agg(${generations.thumbKey} order by ${generations.picked} desc, ${generations.takeNumber} desc) filter (where ${generations.thumbKey} is not null))[1]`,
    })
    .from(generations)
    .where(and(eq(generations.ownerId, owner), eq(generations.kind, 'take'), isNull(generations.deletedAt)))
    .groupBy(generations.storyboardId, generations.sceneId)
}

function groupByStoryboard(takes: SceneTakes[]): Map<string | null, SceneTakes[]> {
  const groups = new Map<string | null, SceneTakes[]>()
  for (const take of takes) {
    const group = groups.get(take.storyboardId) ?? []
    group.push(take)
    groups.set(take.storyboardId, group)
  }
  return groups
}

async function thumbs(owner: string, ids: string[]): Promise<Map<string, string>> {
  const known = [...new Set(ids)].filter(isUuid)
  if (known.length === 0) return new Map()
  const { db } = await getStore()
  const rows = await db
    .select({ id: assets.id, thumbKey: assets.thumbKey })
    .from(assets)
    .where(and(eq(assets.ownerId, owner), inArray(assets.id, known)))
  return new Map(rows.flatMap(({ id, thumbKey }) => (thumbKey ? [[id, thumbKey] as const] : [])))
}
