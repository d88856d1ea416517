import { sql } from 'drizzle-orm'
import { listAssets, viewsById, assetsVersion } from '@/lib/server/assets'
import { listElements } from '@/lib/server/elements/library'
import { getStore } from '@/lib/server/store'
import { listUploads } from '@/lib/server/uploads'
import type { LibraryAnswer } from '@/lib/views-library'

/** Files that every page has at hand without asking; the rest comes page by page (asset-search.ts). */
const AT_HAND = 60

/** Elements with their files, files on their way in, and the newest files, which come first in `assets`. */
export async function readLibrary(owner: string): Promise<LibraryAnswer> {
  const [newest, uploads, elements, version, count] = await Promise.all([
    listAssets(owner, AT_HAND),
    listUploads(owner),
    listElements(owner),
    assetsVersion(owner),
    countAssets(owner),
  ])
  const here = new Set(newest.map(({ id }) => id))
  const needed = [
    ...elements.flatMap((each) => [each.frontalAssetId, each.videoAssetId, ...each.referAssetIds]),
    ...uploads.map(({ assetId }) => assetId),
  ].filter((id) => id !== null && !here.has(id))
  const others = await viewsById(owner, [...new Set(needed)] as string[])
  return { assets: [...newest, ...others], uploads, elements, count, version }
}

async function countAssets(owner: string): Promise<number> {
  const { db } = await getStore()
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from assets where owner_id = ${owner} and deleted_at is null`,
  )
  return rows[0]?.count ?? 0
}

/** Changes whenever the library would. */
export async function libraryTag(owner: string): Promise<string> {
  const { db } = await getStore()
  const marks = sql`concat(count(*), '-', sum(extract(epoch from updated_at)))`
  const { rows } = await db.execute<{ tag: string }>(sql`
    select concat_ws('.',
      (select ${marks} from uploads where owner_id = ${owner}),
      (select ${marks} from elements where owner_id = ${owner} and archived_at is null),
      (select ${marks} from generations where owner_id = ${owner} and kind = 'element' and sent_at is not null)
    ) as tag`)
  return `${rows[0]?.tag ?? ''}.${await assetsVersion(owner)}`
}
