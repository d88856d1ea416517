import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { generations } from '@/lib/server/db/schema'
import { kindOf, usualTimes, usualTimesQuery } from '@/lib/server/generations/usual-times'
import { newScene } from '@/lib/storyboard/new-storyboard'
import { getStore } from '@/lib/server/store'
import { expect, OWNER, row, submit, test } from '@/tests/support/far-queue'

const START = Date.UTC(2026, 0, 1)

test('usual times are those of the last 20 of a kind, read from an index among 5,000', async ({ board }) => {
  const { id } = await submit(board)
  const mine = await row(id)
  if (!mine?.scene) throw new Error('no scene')
  const { db } = await getStore()
  const other = newScene({ id: 's', shotId: 'x' }, { durationMs: 15_000, quality: 'pro' })
  const rows = Array.from({ length: 5_000 }, (_, i) => {
    const alike = i % 50 === 0
    const startedAt = new Date(START + i * 60_000)
    // Of its own kind the last 20 took 40 s, those before and all others 5 s.
    const ms = alike && i >= 4_000 ? 40_000 : 5_000
    return {
      ...{ ownerId: OWNER, kind: 'take' as const, storyboardId: board.id, sceneId: 's', takeNumber: i + 1 },
      ...{ queueId: mine.queueId, model: mine.model, payload: {}, payloadHash: 'x', state: 'done' as const },
      ...{ scene: alike ? mine.scene : other, requestId: randomUUID() },
      ...{ acceptedAt: startedAt, startedAt, finishedAt: new Date(startedAt.getTime() + ms) },
    }
  })
  for (let from = 0; from < rows.length; from += 1_000)
    await db.insert(generations).values(rows.slice(from, from + 1_000))
  await db.execute(sql`analyze generations`)
  expect((await usualTimes(OWNER)).get(kindOf(mine))).toEqual({ medianMs: 40_000, slowMs: 44_000, count: 20 })
  const plan = await db.execute<{ 'QUERY PLAN': string }>(sql`explain ${usualTimesQuery(OWNER)}`)
  const lines = plan.rows.map((line) => line['QUERY PLAN']).join('\n')
  expect(lines).toContain('generations_usual')
  expect(lines).not.toContain('Seq Scan on generations')
  await db.delete(generations)
})
