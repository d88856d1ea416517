import { and, desc, eq, isNull, lt } from 'drizzle-orm'
import { formatOf } from '@/lib/media/format-of'
import { assets } from '@/lib/server/db/schema'
import { blobs } from '@/lib/server/blob/blobs'
import type { AssetRow } from '@/lib/server/asset-view'
import { pictureColours } from '@/lib/server/media/picture-colours'
import { makeStrip, makeWave } from '@/lib/server/media/strip-and-wave'
import { getStore } from '@/lib/server/store'

/** Raise it when what is made here changes: every file is looked at again. */
const LOOK_VERSION = 1
const BATCH = 24

/** Gives files their colour, film strip and wave, the newest first, until none is left. Files that were here before this existed are just such files. */
export async function lookAtAssets(signal: AbortSignal): Promise<void> {
  for (let rows = await nextRows(); rows.length > 0 && !signal.aborted; rows = await nextRows()) {
    const colours = await coloursOf(rows)
    for (const [index, row] of rows.entries()) {
      if (signal.aborted) return
      await keep(row, colours[index] ?? null, await clipLooks(row))
    }
  }
}

async function nextRows(): Promise<AssetRow[]> {
  const { db } = await getStore()
  return db
    .select()
    .from(assets)
    .where(and(lt(assets.lookVersion, LOOK_VERSION), isNull(assets.purgedAt)))
    .orderBy(desc(assets.createdAt))
    .limit(BATCH)
}

type Colour = Awaited<ReturnType<typeof pictureColours>>[number]

async function coloursOf(rows: AssetRow[]): Promise<Colour[]> {
  const files = await Promise.all(rows.map(({ thumbKey }) => (thumbKey ? fileOf(thumbKey) : null)))
  const read = await pictureColours(files.filter((file) => file !== null)).catch((error: unknown) => {
    console.error('[looks] colours could not be read', error)
    return []
  })
  return files.map((file) => (file === null ? null : (read.shift() ?? null)))
}

async function clipLooks({ facts, blobKey }: AssetRow) {
  const path = facts.kind === 'image' ? null : await fileOf(blobKey)
  if (path === null) return { stripKey: null, waveKey: null }
  const file = { path, format: formatOf(blobKey) }
  return {
    stripKey: facts.kind === 'video' ? await makeStrip(file, facts.durationMs) : null,
    waveKey: facts.kind !== 'video' || facts.audioCodec !== null ? await makeWave(file) : null,
  }
}

/** Null when the bytes are not there: what cannot be looked at stays as it is. */
async function fileOf(key: string): Promise<string | null> {
  return blobs()
    .path(key)
    .catch(() => null)
}

async function keep(
  { id, blobKey }: AssetRow,
  colour: Colour,
  looks: { stripKey: string | null; waveKey: string | null },
): Promise<void> {
  const { db } = await getStore()
  await db
    .update(assets)
    .set({
      ...looks,
      colour: colour?.name ?? null,
      colourHex: colour?.hex ?? null,
      lookVersion: LOOK_VERSION,
    })
    .where(and(eq(assets.id, id), eq(assets.blobKey, blobKey)))
}
