// How many durable writes a second the app's store takes, and how long it takes to open.
import { mkdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { storyboards } from '@/lib/server/db/schema'
import { openStore, type Store } from '@/lib/server/store'
import { newStoryboard } from '@/lib/storyboard/new-storyboard'
import { figure } from '@/tests/bench/support/figure'
import { part, timed } from '@/tests/bench/support/part'

const RUN_MS = 4_000
const PAGE = Buffer.alloc(8192, 1)

await part(async (emit, folder) => {
  const bare = path.join(folder, 'bare')
  const bareFirst = await timed(() => PGlite.create({ dataDir: bare }))
  await bareFirst.result.close()
  const bareAgain = await timed(() => PGlite.create({ dataDir: bare }))
  await bareAgain.result.close()

  const settings = { DATA_DIR: path.join(folder, 'store') }
  const first = await timed(() => openStore(settings))
  emit('firstOpen', figure(first.ms, 'ms', { floor: bareFirst.ms, note: 'floor: an empty PGlite' }))
  await first.result.close()
  const again = await timed(() => openStore(settings))
  emit('reopen', figure(again.ms, 'ms', { floor: bareAgain.ms, must: 3000 }))

  const store = again.result
  const synced = await syncedWrites(folder)
  const alone = await perSecond(1, () => insert(store))
  const note = 'floor: 8 KB appended to a file and synced'
  emit('insertsAlone', figure(alone, 'per second', { floor: synced, note }))
  const together = await perSecond(16, () => insert(store))
  emit('inserts16Callers', figure(together, 'per second', { floor: synced, note }))
  await store.close()
})

async function insert({ db }: Store): Promise<void> {
  const document = newStoryboard('Bench', { sceneId: 'a', shotId: 'b' })
  await db.insert(storyboards).values({ ownerId: 'bench', document })
}

async function syncedWrites(folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true })
  const file = await open(path.join(folder, 'synced'), 'w')
  const rate = await perSecond(1, async () => {
    await file.write(PAGE)
    await file.datasync()
  })
  await file.close()
  return rate
}

async function perSecond(callers: number, run: () => Promise<void>): Promise<number> {
  let count = 0
  const from = performance.now()
  async function caller() {
    while (performance.now() - from < RUN_MS) {
      await run()
      count++
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return (count * 1000) / (performance.now() - from)
}
