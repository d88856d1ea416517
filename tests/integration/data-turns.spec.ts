import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { queueRules, spendCaps } from '@/lib/server/db/schema-money'
import { Refusal } from '@/lib/server/errors'
import { cancelGeneration } from '@/lib/server/generations/cancel'
import { generationStepJob } from '@/lib/server/generations/generation-job'
import { moveToTop } from '@/lib/server/generations/turn'
import { queueGenerations } from '@/lib/server/generations/views'
import { readCaps, setCap } from '@/lib/server/money/caps'
import { readEvidence } from '@/lib/server/money/evidence'
import { readSpend } from '@/lib/server/money/spend'
import { setQueueRule } from '@/lib/server/queue-rules'
import { getStore } from '@/lib/server/store'
import { done, expect, OWNER, row, step, submit, test as base } from '@/tests/support/far-queue'
import { QUEUE_KEY } from '@/tests/support/fake-queue'

const TAKE = 560_000
const test = base.extend({
  board: async ({ board }, provide) => {
    const { db } = await getStore()
    await db.delete(queueRules)
    await db.delete(spendCaps)
    await provide(board)
  },
})
/** A worker would have taken the job of the step that is called by hand. */
const takeJobs = async () => (await getStore()).boss.deleteAllJobs(generationStepJob.name)
const waitSeconds = async (id: string) => {
  const { db } = await getStore()
  const { rows } = await db.execute<{ seconds: number }>(sql`
    select extract(epoch from start_after - now())::float8 as seconds from pgboss.job
    where name = ${generationStepJob.name} and singleton_key = ${id} and state = 'created'`)
  return Number(rows[0]?.seconds)
}

test('as many requests as are wanted are at the queue at once, also when every step runs at the same moment', async ({
  board,
  queue,
}) => {
  const ids = [(await submit(board)).id, (await submit(board)).id, (await submit(board)).id]
  const queueId = (await row(ids[0] ?? ''))?.queueId ?? ''
  await setQueueRule(OWNER, { queueId, atOnce: 2 })
  await takeJobs()
  await Promise.all(ids.map((id) => step(id)))
  expect(queue.posts).toBe(2)
  const states = await Promise.all(ids.map(async (id) => (await row(id))?.state))
  expect(states).toEqual(['accepted', 'accepted', 'reserved'])
  expect(await waitSeconds(ids[2] ?? '')).toBeGreaterThan(5)
  // Either of the two may have been the first to arrive there.
  const first = (await row(ids[0] ?? ''))?.requestId ?? ''
  queue.set(first, { status: 'failed', outcome: { error: 'x' } })
  await step(ids[0] ?? '')
  expect(await waitSeconds(ids[2] ?? '')).toBeLessThanOrEqual(0)
  expect((await step(ids[2] ?? '')).state).toBe('accepted')
})

test('nothing new is sent to a paused queue, what is there goes on, and resuming wakes what waits', async ({
  board,
  queue,
}) => {
  const first = await submit(board)
  await step(first.id)
  await setQueueRule(OWNER, { queueId: first.queueId, paused: true })
  const second = await submit(board)
  await takeJobs()
  expect((await step(second.id)).state).toBe('reserved')
  queue.set(queue.requests[0]?.request_id ?? '', { status: 'processing' })
  expect((await step(first.id)).state).toBe('running')
  expect(queue.posts).toBe(1)
  expect(await waitSeconds(second.id)).toBeGreaterThan(5)
  await setQueueRule(OWNER, { queueId: first.queueId, paused: false })
  expect(await waitSeconds(second.id)).toBeLessThanOrEqual(0)
  expect((await step(second.id)).state).toBe('accepted')
})

test('what is moved to the top goes first; what the queue has keeps its place', async ({ board }) => {
  const sent = await submit(board)
  await setQueueRule(OWNER, { queueId: sent.queueId, atOnce: 1 })
  await step(sent.id)
  const second = await submit(board)
  const third = await submit(board)
  expect((await moveToTop(OWNER, third.id)).position).toBe(2)
  const positions = (await queueGenerations(OWNER)).generations.map(({ id, position }) => [id, position])
  expect(Object.fromEntries(positions)).toEqual({ [sent.id]: 1, [third.id]: 2, [second.id]: 3 })
  await expect(moveToTop(OWNER, sent.id)).rejects.toThrow('The queue has it already')
  await setQueueRule(OWNER, { queueId: sent.queueId, atOnce: 2 })
  expect((await step(second.id)).state).toBe('reserved')
  expect((await step(third.id)).state).toBe('accepted')
})

test('whatever is submitted, cancelled and capped at the same moment, no limit is ever exceeded', async ({
  board,
}) => {
  const action = fc.constantFrom('submit', 'submit', 'submit', 'cancel')
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(action, { maxLength: 6 }), { maxLength: 4 }),
      fc.nat(8),
      async (rounds, most) => {
        const used = (await readCaps(OWNER)).day.micros
        const cap = used + most * TAKE
        await setCap(OWNER, { scope: 'day', storyboardId: null, micros: cap })
        for (const round of rounds) {
          const open = (await queueGenerations(OWNER)).generations.filter(({ state }) => state === 'reserved')
          await Promise.all(
            round.map(async (what, i) => {
              const target = open[i]
              if (what === 'submit') await submit(board).catch(onlyRefusals)
              else if (target) await cancelGeneration(OWNER, target.id).catch(onlyRefusals)
            }),
          )
          expect((await readCaps(OWNER)).day.micros).toBeLessThanOrEqual(cap)
        }
      },
    ),
    { numRuns: 5 },
  )
})
const onlyRefusals = (error: unknown) => {
  if (!(error instanceof Refusal)) throw error
}

type Evidence = {
  request: { payload: Record<string, unknown>; payloadSha256: string }
  times: Record<string, string>
  events: { why: string; sha256: string | null; raw: string | null }[]
}

test('evidence holds ids, hashes, times and raw answers, and no key', async ({ board, queue }) => {
  const take = await done(board, queue)
  const text = await readEvidence(OWNER, take.id)
  expect(text).not.toContain(QUEUE_KEY)
  expect(JSON.parse(text)).toMatchObject({
    request: {
      id: take.requestId,
      payload: { prompt: 'A boat leaves the harbor' },
      payloadSha256: take.payloadHash,
    },
    money: { estimate: '0.560000', charged: '0.560000', pricesOf: '2026-04-10' },
    result: { sha256: take.videoKey?.slice(0, 64) },
    generation: { state: 'done' },
  })
  const { events, request, times } = JSON.parse(text) as Evidence
  expect(events.map(({ why }) => why)).toEqual(
    expect.arrayContaining(['submitted', 'intent', 'accepted', 'stored']),
  )
  const sorted = Object.fromEntries(Object.entries(request.payload).sort(([a], [b]) => (a < b ? -1 : 1)))
  const sha256 = createHash('sha256').update(JSON.stringify(sorted)).digest('hex')
  expect(request.payloadSha256, 'anybody can check it').toBe(sha256)
  expect(events.find(({ why }) => why === 'intent')?.sha256, 'of what was sent').toBe(sha256)
  expect(events.find(({ why }) => why === 'accepted')?.raw).toContain(take.requestId)
  const { createdAt, sentAt, acceptedAt, finishedAt } = times
  const known = [createdAt, sentAt, acceptedAt, finishedAt].map((time) => Date.parse(time ?? ''))
  expect(known, 'in this order').toEqual(known.toSorted((a, b) => a - b))
})

test('spend adds up the same by day, storyboard, queue and model; failed is not charged', async ({
  board,
  queue,
}) => {
  await done(board, queue)
  await submit(board)
  await cancelGeneration(OWNER, (await submit(board)).id)
  const { total, groups } = await readSpend(OWNER, {})
  expect(total).toMatchObject({ requests: 3, actual: TAKE, reserved: TAKE, estimated: 3 * TAKE, unknown: 0 })
  for (const { rows } of groups) {
    expect(rows.reduce((sum, each) => sum + each.actual, 0)).toBe(TAKE)
    expect(rows.reduce((sum, each) => sum + each.reserved, 0)).toBe(TAKE)
  }
  expect((await readSpend(OWNER, { from: '2020-01-01', to: '2020-12-31' })).total.requests).toBe(0)
  expect((await readSpend(OWNER, { from: 'nonsense' })).total.requests).toBe(3)
})
