import { sql } from 'drizzle-orm'
import { listAssets } from '@/lib/server/assets'
import { listElements } from '@/lib/server/elements/library'
import { getStore } from '@/lib/server/store'
import { listUploads } from '@/lib/server/uploads'
import type { LibraryView } from '@/lib/views'

/** Assets, files on their way in, and elements: newest first. */
export async function readLibrary(owner: string): Promise<LibraryView> {
  const [assets, uploads, elements] = await Promise.all([
    listAssets(owner),
    listUploads(owner),
    listElements(owner),
  ])
  return { assets, uploads, elements }
}

/** Changes whenever the library would. Names of assets have no time of their own, so they are part of it. */
export async function libraryTag(owner: string): Promise<string> {
  const { db } = await getStore()
  const marks = sql`concat(count(*), '-', sum(extract(epoch from updated_at)))`
  const { rows } = await db.execute<{ tag: string }>(sql`
    select concat_ws('.',
      (select concat(count(*), '-', sum(hashtext(concat(id, name, thumb_key, preview_key)))) from assets
        where owner_id = ${owner} and deleted_at is null),
      (select ${marks} from uploads where owner_id = ${owner}),
      (select ${marks} from elements where owner_id = ${owner} and archived_at is null),
      (select ${marks} from generations where owner_id = ${owner} and kind = 'element' and sent_at is not null)
    ) as tag`)
  return rows[0]?.tag ?? ''
}
