import { createRequire, syncBuiltinESMExports } from 'node:module'
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { watch } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { storyboards } from '@/lib/server/db/schema'
import { sendJob } from '@/lib/server/jobs/define-job'
import { generationStepJob } from '@/lib/server/generations/generation-job'
import { openStore } from '@/lib/server/store'
import { createStoryboard, getStoryboard } from '@/lib/server/storyboards'
import { startChild } from '@/tests/support/child'
import { copyTemplate, expect, freshDataDir, test } from '@/tests/support/store'

const fs = createRequire(import.meta.url)('node:fs') as { fsyncSync: (fd: number) => void }

test('every commit is synced to disk before it is acknowledged', async ({ store }) => {
  test.skip(store.kind !== 'pglite', 'PostgreSQL syncs by itself')
  const original = fs.fsyncSync
  let syncs = 0
  fs.fsyncSync = (fd) => {
    syncs++
    original(fd)
  }
  syncBuiltinESMExports()
  try {
    for (let i = 0; i < 20; i++) await createStoryboard('sync', { title: `Board ${i}` })
  } finally {
    fs.fsyncSync = original
    syncBuiltinESMExports()
  }
  expect(syncs).toBeGreaterThanOrEqual(20)
})

test('the event loop keeps turning while eight callers query without pause', async ({ store }) => {
  const until = Date.now() + 2_000
  let ticks = 0
  const timer = setInterval(() => ticks++, 5)
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (Date.now() < until) await store.db.execute(sql`select count(*) from storyboards`)
    }),
  )
  clearInterval(timer)
  expect(ticks).toBeGreaterThan(20)
})

test('the database used inside a transaction throws at once instead of waiting for ever', async ({
  store,
}) => {
  const nested = store.db.transaction(async () => {
    await store.db.select({ id: storyboards.id }).from(storyboards).limit(1)
  })
  await expect(nested).rejects.toThrow()
  const cause = await nested.catch((error: unknown) => deepest(error))
  expect(String(cause)).toContain('db used inside a transaction')
  await expect(store.db.execute(sql`select 1 as one`)).resolves.toBeTruthy()
})

test('a row and its job exist together or not at all', async ({ store }) => {
  const id = '00000000-0000-4000-8000-000000000001'
  const failing = store.db.transaction(async (tx) => {
    await sendJob(generationStepJob, { id, tries: 0 }, { tx, singletonKey: id })
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  expect(await store.boss.findJobs(generationStepJob.name, { key: id })).toHaveLength(0)
  await store.db.transaction((tx) => sendJob(generationStepJob, { id, tries: 0 }, { tx, singletonKey: id }))
  expect(await store.boss.findJobs(generationStepJob.name, { key: id })).toHaveLength(1)
})

test('a second step for the same generation falls away while one waits', async ({ store }) => {
  const id = '00000000-0000-4000-8000-000000000002'
  for (let i = 0; i < 3; i++)
    await sendJob(generationStepJob, { id, tries: i }, { singletonKey: id, startAfterSeconds: 60 })
  const jobs = await store.boss.findJobs<{ tries: number }>(generationStepJob.name, { key: id })
  expect(jobs.map((job) => job.data.tries)).toEqual([0])
})

test('a second process on the same data directory is refused by name, and the first goes on', async ({
  store,
}) => {
  test.skip(store.kind !== 'pglite', 'PostgreSQL is shared')
  const dataDir = freshDataDir()
  await copyTemplate(dataDir)
  const first = await startChild('hold-store', { DATA_DIR: dataDir, DATABASE_URL: '' })
  try {
    await first.printed(/holding/)
    const second = await startChild('hold-store', { DATA_DIR: dataDir, DATABASE_URL: '' })
    expect(await second.ended).toBe(1)
    expect(second.output().trim()).toBe(
      `DATA_DIR: ${dataDir} is in use by process ${first.process.pid}. Stop it first, give this one another DATA_DIR, or set DATABASE_URL to share a PostgreSQL.`,
    )
    expect(first.process.exitCode).toBeNull()
  } finally {
    await first.kill()
  }
  const third = await startChild('hold-store', { DATA_DIR: dataDir, DATABASE_URL: '' })
  await third.printed(/holding/)
  await third.kill()
  rmSync(dataDir, { recursive: true, force: true })
})

test('killed at any moment, every acknowledged save is there afterwards', async ({ store }) => {
  test.skip(store.kind !== 'pglite', 'the embedded database is ours to prove')
  const dataDir = freshDataDir()
  await copyTemplate(dataDir)
  for (let round = 0; round < 4; round++) {
    const child = await startChild('save-loop', { DATA_DIR: dataDir, DATABASE_URL: '' })
    await child.printed(/saved 5\b/)
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 300))
    await child.kill()
    const id = /storyboard (\S+)/.exec(child.output())?.[1] ?? ''
    const acknowledged = Number([...child.output().matchAll(/saved (\d+)\n/g)].at(-1)?.[1])
    const again = await openStore({ DATA_DIR: dataDir })
    const { rows } = await again.db.execute<{ revision: number; title: string }>(
      sql`select revision, document ->> 'title' as title from storyboards where id = ${id}`,
    )
    await again.close()
    const row = rows[0]
    // One more than acknowledged may have been committed: the kill came before it was said.
    expect(row?.revision).toBeGreaterThanOrEqual(acknowledged)
    expect(row?.revision).toBeLessThanOrEqual(acknowledged + 1)
    expect(row?.title).toBe(`Saved ${row?.revision}`)
  }
  rmSync(dataDir, { recursive: true, force: true })
})

test(
  'a first start that was killed half way leaves nothing in the way of the next',
  { tag: '@long' },
  async ({ store }) => {
    test.skip(store.kind !== 'pglite', 'the embedded database is ours to prove')
    test.setTimeout(180_000)
    const dataDir = await killedHalfWay()
    const again = await openStore({ DATA_DIR: dataDir })
    await again.db.execute(sql`select count(*) from storyboards`)
    await again.close()
    rmSync(dataDir, { recursive: true, force: true })
  },
)

test('the data directory is closed to other users', async ({ store }) => {
  test.skip(store.kind !== 'pglite' || process.platform === 'win32', 'POSIX modes')
  const dataDir = freshDataDir()
  await copyTemplate(dataDir)
  const own = await openStore({ DATA_DIR: dataDir })
  expect(statSync(dataDir).mode & 0o777).toBe(0o700)
  await own.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test('a job that ran when the process died is tried again at the next start', async ({ store }) => {
  test.skip(store.kind !== 'pglite', 'on PostgreSQL the heartbeat does this')
  const dataDir = freshDataDir()
  await copyTemplate(dataDir)
  const before = await openStore({ DATA_DIR: dataDir })
  const jobId = await before.boss.send(generationStepJob.name, { id: crypto.randomUUID(), tries: 0 })
  const [fetched] = await before.boss.fetch(generationStepJob.name)
  expect(fetched?.id).toBe(jobId)
  // What a kill leaves behind: the rows as they are, the socket gone.
  await before.close()
  const raw = await openStore({ DATA_DIR: dataDir })
  const [job] = await raw.boss.findJobs(generationStepJob.name, { id: jobId ?? '' })
  expect(job?.state).toBe('retry')
  await raw.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test('text that PostgreSQL cannot keep is cleaned, not refused', async ({ store }) => {
  expect(store.kind).toBeTruthy()
  const { id } = await createStoryboard('local', { title: 'A\0B\ud800C 😀' })
  const { document } = await getStoryboard('local', id)
  expect(document.title).toBe('AB\ufffdC 😀')
})

test('a full disk is a sentence, not a crash', async () => {
  const { failure } = await import('@/lib/server/errors')
  const file = '/dev/full'
  test.skip(!existsSync(file), 'needs /dev/full')
  const error = catchError(() => writeFileSync(file, 'x'))
  expect(failure(error)).toMatchObject({
    code: 'unavailable',
    sentence: 'The disk of the server is full. Free some space, then try again.',
  })
})

function catchError(run: () => void): unknown {
  try {
    run()
    return null
  } catch (error) {
    return error
  }
}

function deepest(error: unknown): unknown {
  return error instanceof Error && error.cause ? deepest(error.cause) : error
}

/** A data directory whose first start was killed while it made its database. That takes a moment only, so a kill may come too late: then another is made. */
async function killedHalfWay(): Promise<string> {
  for (;;) {
    const dataDir = freshDataDir()
    const child = await startChild('hold-store', { DATA_DIR: dataDir, DATABASE_URL: '' })
    for await (const { filename } of watch(dataDir)) if (filename === 'db.init') break
    await child.kill()
    const here = (name: string) => existsSync(path.join(dataDir, name))
    if (here('db.init') && !here('db')) return dataDir
    rmSync(dataDir, { recursive: true, force: true })
  }
}
