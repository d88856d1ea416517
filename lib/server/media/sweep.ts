import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { inArray } from 'drizzle-orm'
import { uploads } from '@/lib/server/db/schema'
import { receiveUpload } from '@/lib/server/media/receive'
import { ABANDONED_MS, isStagedId, removeStaged, staging, stagingFolder } from '@/lib/server/media/staging'
import { getStore } from '@/lib/server/store'

const EVERY_MS = 10 * 60_000
/** A new upload has its file a moment before its description. */
const BEING_MADE_MS = 60_000
let lastSweep = 0

/** Lets go of what was abandoned and of what its job left behind, and writes down what is whole but was never acknowledged. New uploads call it, so staging cannot grow unswept. */
export async function sweepStaging(now = Date.now()): Promise<void> {
  if (now - lastSweep < EVERY_MS) return
  lastSweep = now
  const names = await readdir(stagingFolder())
  const ids = [...new Set(names.map((name) => name.slice(0, 32)))].filter(isStagedId)
  const states = await statesOf(ids)
  for (const id of ids) {
    const state = states.get(id)
    if (state === 'received' || state === 'fetching') continue
    if (state || (await isAbandoned(id, now))) await removeStaged(id)
    else await receiveUpload(id).catch((error: unknown) => console.error('[uploads]', error))
  }
}

async function isAbandoned(id: string, now: number): Promise<boolean> {
  const age = now - Math.max(await changedAt(id), await changedAt(`${id}.json`))
  return age > ABANDONED_MS || (age > BEING_MADE_MS && !(await isUpload(id)))
}
async function isUpload(id: string): Promise<boolean> {
  return (await changedAt(id)) > 0 && Boolean(await staging().configstore.get(id))
}
/** Epoch ms, 0 when there is no such file. */
async function changedAt(name: string): Promise<number> {
  const found = await stat(path.join(stagingFolder(), name)).catch(() => null)
  return found?.mtimeMs ?? 0
}

async function statesOf(ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { db } = await getStore()
  const rows = await db.select().from(uploads).where(inArray(uploads.id, ids))
  return new Map(rows.map((row) => [row.id, row.state]))
}
