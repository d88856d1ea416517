import { sql } from 'drizzle-orm'
import { getStore } from '@/lib/server/store'

/** Whether the store answers. Says nothing a stranger may not know. */
export async function checkHealth(): Promise<{ ok: boolean; store: 'pglite' | 'postgres' | null }> {
  try {
    const { db, kind } = await getStore()
    await db.execute(sql`select 1`)
    return { ok: true, store: kind }
  } catch (error) {
    console.error('[health]', error)
    return { ok: false, store: null }
  }
}
