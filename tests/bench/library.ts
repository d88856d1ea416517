// A library of 10,000 files without a browser: pages of it, searches in it, and many files as one ZIP.
import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { sql } from 'drizzle-orm'
import type { AssetSearch } from '@/lib/media/asset-search'
import { assetPage } from '@/lib/server/asset-search'
import { zipOfAssets } from '@/lib/server/asset-zip'
import { blobs } from '@/lib/server/blob/blobs'
import { assets } from '@/lib/server/db/schema'
import { currentOwner } from '@/lib/server/owner'
import { closeStore, getStore } from '@/lib/server/store'
import { figure, median } from '@/tests/bench/support/figure'
import { part, timed, type Emit } from '@/tests/bench/support/part'
import { insertAssets } from '@/tests/bench/support/seed'

const MB = 1024 * 1024
const FILES = 40

await part(async (emit, folder) => {
  await insertAssets(10_000)
  await searching(emit)
  await zipping(emit, folder)
  await closeStore()
})

async function times(run: () => Promise<unknown>): Promise<number> {
  const all: number[] = []
  for (let round = 0; round < 5; round++) all.push((await timed(run)).ms)
  return median(all)
}

async function searching(emit: Emit): Promise<void> {
  const { db } = await getStore()
  const owner = currentOwner()
  const rows = sql`select id, name, facts from assets where owner_id = ${owner} order by created_at desc limit 121`
  const floor = await times(() => db.execute(rows))
  const note = '120 of 10,000 files and their number; floor: 121 rows by an index'
  const searches: Record<string, AssetSearch> = {
    libraryPage: {},
    searchWords: { text: 'harbour 77' },
    searchUnused: { use: 'unused', kind: 'image' },
    searchLargest: { order: 'largest', minSide: 1_000 },
  }
  for (const [name, search] of Object.entries(searches))
    emit(name, figure(await times(() => assetPage(owner, search)), 'ms', { floor, note }))
}

/** Beside the same bytes copied file by file. */
async function zipping(emit: Emit, folder: string): Promise<void> {
  const { db } = await getStore()
  const ownerId = currentOwner()
  const rows = await Promise.all(
    Array.from({ length: FILES }, async (_, place) => {
      const { key: blobKey, sha256 } = await blobs().put(randomBytes(MB), 'jpg')
      const facts = { kind: 'image' as const, mime: 'image/jpeg', bytes: MB, width: 1280, height: 720 }
      return { ownerId, name: `packed ${place}.jpg`, sha256, blobKey, facts }
    }),
  )
  const ids = await db.insert(assets).values(rows).returning({ id: assets.id })
  const form = new FormData()
  form.set('ids', ids.map(({ id }) => id).join())
  const target = path.join(folder, 'packed')
  const bare = await times(async () => {
    const out = createWriteStream(target)
    for (const { blobKey } of rows) await pipeline(blobs().stream(blobKey), out, { end: false })
    out.end()
    await finished(out)
  })
  const ours = await times(async () => {
    const { body } = await zipOfAssets(ownerId, form)
    await pipeline(Readable.fromWeb(body as never), createWriteStream(target))
  })
  const note = `${FILES} files of 1 MB; floor: the same files copied one after the other`
  emit('zip', figure(ours, 'ms', { floor: bare, note }))
}
