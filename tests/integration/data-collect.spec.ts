import { randomUUID } from 'node:crypto'
import { utimes } from 'node:fs/promises'
import fc from 'fast-check'
import { eq, sql } from 'drizzle-orm'
import { assets, engineRequests, generations } from '@/lib/server/db/schema'
import { blobOrphans } from '@/lib/server/db/schema-library'
import { binAssets, purgeAssets, restoreAssets } from '@/lib/server/asset-bulk'
import { blobs } from '@/lib/server/blob/blobs'
import { collectBlobs } from '@/lib/server/collect-blobs'
import { deleteTake, restoreTake } from '@/lib/server/generations/takes'
import { storageUse } from '@/lib/server/storage-use'
import { createStoryboard, saveStoryboard } from '@/lib/server/storyboards'
import { addFile, withFirstFrame } from '@/tests/support/library-rows'
import { expect, test } from '@/tests/support/store'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Looks as if it was stored `hours` ago. */
async function age(key: string, hours: number): Promise<void> {
  const at = new Date(Date.now() - hours * HOUR)
  await utimes(await blobs().path(key), at, at)
}

test('bytes that nothing names go a day after that was first seen, not before', async ({ store }) => {
  const stray = await blobs().put(Buffer.from(randomUUID()), 'png')
  await collectBlobs()
  await store.db.delete(blobOrphans).where(eq(blobOrphans.key, stray.key))
  await collectBlobs(Date.now() + DAY + HOUR)
  expect(await blobs().exists(stray.key), 'suspected only now').toBe(true)
  await collectBlobs(Date.now() + 2 * DAY)
  expect(await blobs().exists(stray.key), 'not a day later').toBe(true)
  expect(await collectBlobs(Date.now() + 3 * DAY)).toMatchObject({ files: expect.any(Number) })
  expect(await blobs().exists(stray.key)).toBe(false)
})

test('the same content stored again while it is being cleared away is never lost', async ({ store }) => {
  void store
  for (let round = 0; round < 60; round++) {
    const bytes = Buffer.from(`race ${round} ${randomUUID()}`)
    const { key } = await blobs().put(bytes, 'png')
    await age(key, 30)
    const before = new Date(Date.now() - DAY)
    const [, put] = await Promise.all([
      blobs().removeOlder(key, before),
      (async () => {
        for (let wait = 0; wait < round % 6; wait++) await new Promise((done) => setImmediate(done))
        return blobs().put(bytes, 'png')
      })(),
    ])
    expect(put.key).toBe(key)
    expect(await blobs().exists(key), `round ${round}`).toBe(true)
  }
})

test('a file leaves with its bytes a day after the bin was emptied, unless something needs it', async ({
  store,
}) => {
  const owner = `bin-${randomUUID()}`
  const needed = await addFile(owner, 'needed.png', randomUUID())
  const free = await addFile(owner, 'free.png', randomUUID())
  const saved = await addFile(owner, 'saved.png', randomUUID())
  const board = await createStoryboard(owner, {})
  const document = withFirstFrame(board.document, needed.id)
  await saveStoryboard(owner, { id: board.id, baseRevision: 1, document })
  for (const { blobKey } of [needed, free, saved]) await age(blobKey, 100)
  const ids = [needed.id, free.id, saved.id]
  await binAssets(owner, ids)
  await collectBlobs(Date.now() + 5 * DAY)
  expect(await blobs().exists(free.blobKey), 'the bin is not emptied by itself').toBe(true)
  expect(await purgeAssets(owner, 'all')).toEqual({ changed: 3 })
  await collectBlobs(Date.now() + HOUR)
  expect(await blobs().exists(free.blobKey), 'an undo is good for a day').toBe(true)
  await restoreAssets(owner, [saved.id])
  await collectBlobs(Date.now() + 2 * DAY)
  expect(await blobs().exists(free.blobKey)).toBe(false)
  expect(await blobs().exists(needed.blobKey)).toBe(true)
  expect(await blobs().exists(saved.blobKey)).toBe(true)
  const left = await store.db.select().from(assets).where(eq(assets.ownerId, owner))
  expect(left.map(({ name }) => name).sort()).toEqual(['needed.png', 'saved.png'])
})

test('a deleted take frees its video a day later, also where the built-in engine made it; its request stays', async ({
  store,
}) => {
  const owner = `takes-${randomUUID()}`
  const file = async () => {
    const { key } = await blobs().put(Buffer.from(randomUUID()), 'mp4')
    await age(key, 100)
    return key
  }
  const add = async (
    keys: { videoKey: string; watermarkKey?: string; thumbKey?: string },
    requestId: string,
  ) => {
    const take = { ownerId: owner, kind: 'take' as const, queueId: 'q', model: 'm', state: 'done' as const }
    const facts = {
      kind: 'video' as const,
      mime: 'video/mp4',
      bytes: 36,
    } as typeof generations.$inferInsert.facts
    const place = { storyboardId: randomUUID(), sceneId: 's', takeNumber: 1 }
    const rest = { payload: {}, payloadHash: 'h', facts: facts ?? null, requestId }
    const [row] = await store.db
      .insert(generations)
      .values({ ...take, ...place, ...rest, ...keys })
      .returning()
    if (!row) throw new Error('no take')
    return row.id
  }
  const request = { ownerId: owner, model: 'm', payload: {}, status: 'success' as const }
  const keys = { videoKey: await file(), watermarkKey: await file(), thumbKey: await file() }
  const shared = await file()
  const outcome = { media: [`http://x/api/blobs/${keys.videoKey}`] }
  const [made] = await store.db
    .insert(engineRequests)
    .values({ ...request, outcome })
    .returning()
  const gone = await add(keys, made?.id ?? '')
  const twin = await add({ videoKey: shared }, randomUUID())
  await add({ videoKey: shared }, randomUUID())
  const before = await storageUse(owner)
  await deleteTake(owner, gone)
  await deleteTake(owner, twin)
  const after = await storageUse(owner)
  expect([before.takes, after.takes]).toEqual([108, 36])
  expect(after.freeable - before.freeable).toBe(3 * 36)
  await collectBlobs(Date.now() + 20 * HOUR)
  expect(await blobs().exists(keys.videoKey), 'an undo is good for a day').toBe(true)
  await restoreTake(owner, gone)
  await collectBlobs(Date.now() + 2 * DAY)
  expect(await blobs().exists(keys.videoKey), 'it was brought back').toBe(true)
  await deleteTake(owner, gone)
  await collectBlobs(Date.now() + DAY + HOUR)
  for (const key of Object.values(keys)) expect(await blobs().exists(key)).toBe(false)
  expect(await blobs().exists(shared), 'another take has the same bytes').toBe(true)
  await expect(restoreTake(owner, gone)).rejects.toThrow('its video was cleared away since')
  const rows = await store.db.select().from(generations).where(eq(generations.id, gone))
  expect(rows).toMatchObject([{ videoKey: keys.videoKey, state: 'done' }])
})

test('whatever the state of things, nothing that is named is cleared away', async ({ store }) => {
  test.setTimeout(180_000)
  const place = fc.constantFrom(
    'asset',
    'binned',
    'purged',
    'take',
    'payload',
    'engine',
    'revision',
    'board',
    'none',
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ place, ageHours: fc.integer({ min: 0, max: 100 }) }), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 3 }),
      async (files, steps) => {
        const owner = `any-${randomUUID()}`
        const kept: string[] = []
        for (const { place: where, ageHours } of files) {
          const { key, sha256 } = await blobs().put(Buffer.from(randomUUID()), 'png')
          await put(owner, where, key, sha256)
          await age(key, ageHours)
          if (where !== 'none' && where !== 'purged') kept.push(key)
        }
        let hours = 0
        for (const step of steps) await collectBlobs(Date.now() + (hours += step) * HOUR)
        for (const key of kept) expect(await blobs().exists(key), key).toBe(true)
      },
    ),
    { numRuns: 12 },
  )

  async function put(owner: string, where: string, key: string, sha256: string) {
    const facts = { kind: 'image' as const, mime: 'image/png', bytes: 36, width: 600, height: 600 }
    const take = {
      ownerId: owner,
      kind: 'take' as const,
      takeNumber: 1,
      queueId: 'q',
      model: 'm',
      payloadHash: 'h',
      state: 'done' as const,
    }
    if (where === 'take')
      await store.db
        .insert(generations)
        .values({ ...take, payload: {}, videoKey: key, storyboardId: randomUUID() })
    if (where === 'payload')
      await store.db
        .insert(generations)
        .values({ ...take, storyboardId: randomUUID(), payload: { image: `/api/blobs/${key}` } })
    if (where === 'engine')
      await store.db.insert(engineRequests).values({
        ownerId: owner,
        model: 'm',
        payload: {},
        status: 'success',
        outcome: { media: [`http://x/api/blobs/${key}`] },
      })
    if (!['asset', 'binned', 'purged', 'revision', 'board'].includes(where)) return
    const gone = where === 'asset' ? null : new Date(Date.now() - 90 * HOUR)
    const [row] = await store.db
      .insert(assets)
      .values({
        ...{ ownerId: owner, name: 'a.png', sha256, blobKey: key, facts, deletedAt: gone },
        purgedAt: where === 'asset' || where === 'binned' ? null : gone,
      })
      .returning({ id: assets.id })
    if (where === 'board') {
      const board = await createStoryboard(owner, {})
      const document = withFirstFrame(board.document, row?.id ?? '')
      await store.db.execute(
        sql`update storyboards set document = ${JSON.stringify(document)}::jsonb where id = ${board.id}`,
      )
    }
    if (where === 'revision')
      await store.db
        .execute(sql`insert into storyboard_revisions (storyboard_id, owner_id, revision, document, saved_at)
        values (${randomUUID()}::uuid, ${owner}, 1, ${JSON.stringify({ picture: row?.id })}::jsonb, now())`)
  }
})
