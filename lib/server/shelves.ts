import { sql } from 'drizzle-orm'
import { assetsVersion } from '@/lib/server/assets'
import { getStore } from '@/lib/server/store'
import type { ColourName } from '@/lib/media/asset-search'
import type { FolderView, ShelvesView } from '@/lib/views-library'

type Counts = {
  all: number
  images: number
  videos: number
  sounds: number
  favourites: number
  unfiled: number
  bin: number
}

/** Folders, tags, kinds and colours of a library with how many files each has. A folder counts what is directly in it. */
export async function readShelves(owner: string): Promise<ShelvesView> {
  const { db } = await getStore()
  const counts = await db.execute<Counts>(sql`
    select count(*) filter (where deleted_at is null)::int as "all",
      count(*) filter (where deleted_at is null and kind = 'image')::int as images,
      count(*) filter (where deleted_at is null and kind = 'video')::int as videos,
      count(*) filter (where deleted_at is null and kind = 'audio')::int as sounds,
      count(*) filter (where deleted_at is null and favourite)::int as favourites,
      count(*) filter (where deleted_at is null and folder_id is null)::int as unfiled,
      count(*) filter (where deleted_at is not null and purged_at is null)::int as bin
    from assets where owner_id = ${owner}`)
  const folders = await db.execute<FolderView>(sql`
    select f.id, f.parent_id as "parentId", f.name,
      (select count(*)::int from assets a where a.folder_id = f.id and a.deleted_at is null) as count
    from folders f where f.owner_id = ${owner} order by lower(f.name), f.id`)
  const tags = await db.execute<{ tag: string; count: number }>(sql`
    select tag, count(*)::int as count from assets, unnest(tags) tag
    where owner_id = ${owner} and deleted_at is null group by tag order by count desc, tag limit 200`)
  const colours = await db.execute<{ colour: ColourName; count: number }>(sql`
    select colour, count(*)::int as count from assets
    where owner_id = ${owner} and deleted_at is null and colour is not null group by colour`)
  const found = counts.rows[0]
  return {
    all: found?.all ?? 0,
    kinds: { image: found?.images ?? 0, video: found?.videos ?? 0, audio: found?.sounds ?? 0 },
    favourites: found?.favourites ?? 0,
    unfiled: found?.unfiled ?? 0,
    bin: found?.bin ?? 0,
    folders: folders.rows,
    tags: tags.rows,
    colours: colours.rows,
  }
}

export const shelvesTag = assetsVersion
