import { priceTables, queueRules, spendCaps } from '@/lib/server/db/schema-money'
import { Refusal } from '@/lib/server/errors'
import { cancelGeneration } from '@/lib/server/generations/cancel'
import { submitBatch } from '@/lib/server/generations/batch'
import { retryGeneration, submitGeneration } from '@/lib/server/generations/submit'
import { queueGenerations } from '@/lib/server/generations/views'
import { readCaps, setCap } from '@/lib/server/money/caps'
import { addPrices, currentPrices, priceVersions, retirePrices } from '@/lib/server/money/price-tables'
import { getStore } from '@/lib/server/store'
import {
  ask,
  boardWith,
  done,
  expect,
  OWNER,
  row,
  step,
  submit,
  test as base,
} from '@/tests/support/far-queue'

const TAKE = 560_000
const test = base.extend({
  board: async ({ board }, provide) => {
    const { db } = await getStore()
    await db.delete(spendCaps)
    await db.delete(priceTables)
    await db.delete(queueRules)
    await provide(board)
  },
})
const cap = (scope: 'day' | 'month', micros: number | null) =>
  setCap(OWNER, { scope, storyboardId: null, micros, timeZone: 'Europe/Berlin' })
const refused = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error)),
  )

test('twenty submits at once never exceed the daily limit, and those refused say by how much', async ({
  board,
}) => {
  await cap('day', 3 * TAKE + 1)
  const tries = await Promise.all(Array.from({ length: 20 }, () => refused(submit(board))))
  expect(tries.filter((each) => each === null)).toHaveLength(3)
  const first = tries.find((each) => each !== null)
  expect(first?.message).toBe(
    'Not sent: it costs about $0.56, and $1.68 of the $1.69 daily limit is used or reserved today.',
  )
  expect(first?.fix).toEqual({
    kind: 'raise-cap',
    scope: 'day',
    storyboardId: null,
    capMicros: 3 * TAKE + 1,
    usedMicros: 3 * TAKE,
    neededMicros: TAKE,
  })
  expect((await readCaps(OWNER)).day).toEqual({ capMicros: 3 * TAKE + 1, micros: 3 * TAKE, unknown: 0 })
})

test('a raised limit lets the next one through at once; a lowered one stops nothing that was sent', async ({
  board,
  queue,
}) => {
  await cap('day', TAKE)
  const { id } = await submit(board)
  expect(await refused(submit(board))).not.toBeNull()
  await cap('day', 2 * TAKE)
  await submit(board)
  await cap('day', 0)
  expect((await step(id)).state).toBe('accepted')
  expect(queue.posts).toBe(1)
  expect(await refused(submit(board))).not.toBeNull()
})

test('the storyboard and the month have limits of their own, and a batch is sent whole or not at all', async ({
  board,
}) => {
  const other = await boardWith('Another film')
  await setCap(OWNER, { scope: 'storyboard', storyboardId: board.id, micros: TAKE })
  await submit(board)
  expect((await refused(submit(board)))?.message).toContain('$0.56 limit of this storyboard')
  await submit(other)
  await cap('month', 3 * TAKE)
  const sceneIds = other.document.scenes.map((scene) => scene.id)
  const batch = { storyboardId: other.id, revision: other.revision, sceneIds }
  expect(await submitBatch(OWNER, batch)).toHaveLength(1)
  expect((await refused(submitBatch(OWNER, batch)))?.message).toContain('monthly limit')
  expect((await queueGenerations(OWNER)).generations).toHaveLength(3)
})

test('what was cancelled before it was sent gives its money back; what is uncertain stays reserved', async ({
  board,
  queue,
}) => {
  await cap('day', TAKE)
  const first = await submit(board)
  await cancelGeneration(OWNER, first.id)
  const second = await submit(board)
  queue.next.push('cut')
  await step(second.id)
  for (let tries = 0; tries <= 4; tries++) await step(second.id, tries)
  expect((await row(second.id))?.state).toBe('uncertain')
  expect(await refused(submit(board))).not.toBeNull()
})

test('a retry reserves like a first try, at the price of its day', async ({ board, queue }) => {
  const take = await done(board, queue)
  expect(take).toMatchObject({ costMicros: TAKE, priceVersion: '2026-04-10' })
  const dearer = { silent: 200_000, sound: 200_000, withVideo: 200_000 }
  const rates = { std: dearer, pro: dearer, element: 0 }
  const made = await addPrices(OWNER, { queueId: take.queueId, validFrom: '2026-10-01', rates })
  const again = await retryGeneration(OWNER, { id: take.id })
  expect(again).toMatchObject({ estimateMicros: 1_000_000, priceVersion: '2026-10-01' })
  await cap('day', 1_000_000 + TAKE)
  expect(await refused(retryGeneration(OWNER, { id: take.id }))).not.toBeNull()
  expect((await row(take.id))?.priceVersion).toBe('2026-04-10')
  await retirePrices(OWNER, made.id ?? '')
  expect((await currentPrices(OWNER, take.queueId))?.version).toBe('2026-04-10')
})

test('an unknown price is unknown everywhere, and under a limit it needs a yes', async ({ board, queue }) => {
  const queueId = (await done(board, queue)).queueId
  const nothing = { silent: null, sound: null, withVideo: null }
  const rates = { std: nothing, pro: nothing, element: null }
  await addPrices(OWNER, { queueId, validFrom: '2026-04-10', rates })
  expect((await priceVersions(OWNER, queueId)).map(({ version }) => version)).toEqual([
    '2026-04-10',
    '2026-04-10, change 2',
  ])
  expect(await submit(board)).toMatchObject({ estimateMicros: null, priceVersion: '2026-04-10, change 2' })
  await cap('day', 10_000_000)
  expect((await refused(submit(board)))?.fix).toEqual({ kind: 'accept-unknown-price' })
  const accepted = await submitGeneration(OWNER, { ...ask(board), acceptsUnknownPrice: true })
  expect(accepted.estimateMicros).toBeNull()
  expect((await readCaps(OWNER)).day).toMatchObject({ micros: TAKE, unknown: 2 })
})

test('prices that begin tomorrow are not used today', async ({ board }) => {
  const free = { silent: 0, sound: 0, withVideo: 0 }
  const { queueId } = await submit(board)
  await addPrices(OWNER, {
    queueId,
    validFrom: '2999-01-01',
    rates: { std: free, pro: free, element: 0 },
  })
  expect((await submit(board)).estimateMicros).toBe(TAKE)
})
