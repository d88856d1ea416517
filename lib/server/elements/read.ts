import { sql } from 'drizzle-orm'
import { listArchivedElements, listElements } from '@/lib/server/elements/library'
import { elementUses } from '@/lib/server/elements/usage'
import { listVoices } from '@/lib/server/elements/voices'
import { currentQueue } from '@/lib/server/queues'
import { getStore } from '@/lib/server/store'
import type { ElementsView } from '@/lib/views-elements'

export async function readElements(owner: string): Promise<ElementsView> {
  const [queue, elements, archived, uses, voices] = await Promise.all([
    currentQueue(owner),
    listElements(owner),
    listArchivedElements(owner),
    elementUses(owner),
    listVoices(owner),
  ])
  return { elements, archived, uses, voices, free: queue.kind === 'embedded' }
}

/** Changes whenever the view would. */
export async function elementsTag(owner: string): Promise<string> {
  const { db } = await getStore()
  const queue = await currentQueue(owner)
  const marks = sql`concat(count(*), '-', sum(extract(epoch from updated_at)))`
  const { rows } = await db.execute<{ tag: string }>(sql`
    select concat_ws('.', ${queue.id}::text,
      (select ${marks} from elements where owner_id = ${owner}),
      (select ${marks} from storyboards where owner_id = ${owner}),
      (select concat(count(*), '-', sum(hashtext(concat(id, name, thumb_key)))) from assets where owner_id = ${owner}),
      (select concat(count(*), '-', sum(hashtext(concat(voice_id, label)))) from voices where owner_id = ${owner}),
      (select ${marks} from generations where owner_id = ${owner} and kind = 'element' and sent_at is not null)
    ) as tag`)
  return rows[0]?.tag ?? ''
}
