import { rmSync } from 'node:fs'
import {
  settleAll,
  startFleet,
  type Board,
  type Fleet,
  type FleetOptions,
} from '@/tests/support/ledger-fleet'
import { copyTemplate, expect, freshDatabase, freshDataDir } from '@/tests/support/store'
import { test } from '@playwright/test'

/** A slice of `npm run test:kills`, which does it at every point: where money and results are nearest to being lost. */
const prompts = async (fleet: Fleet) => (await fleet.submitted()).map(({ prompt }) => prompt).sort()
const two = ['A boat leaves harbor 0', 'A boat leaves harbor 1']

async function withFleet(
  options: Pick<FleetOptions, 'roles' | 'killAt' | 'died'>,
  work: (fleet: Fleet) => Promise<void>,
) {
  const dataDir = freshDataDir()
  const database = options.roles.includes('worker') ? await freshDatabase() : null
  if (!database) await copyTemplate(dataDir)
  const fleet = await startFleet({ ...options, dataDir, databaseUrl: database?.url ?? null })
  try {
    await work(fleet)
  } finally {
    await fleet.stop()
    await database?.drop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

test('killed between the POST and its answer, and again while saving: two presses are two requests and two takes', async () => {
  test.setTimeout(120_000)
  const points = ['post:answered', 'download:middle']
  const passed: string[] = []
  await withFleet(
    {
      roles: ['both'],
      killAt: () => points.shift() ?? null,
      died: (_role, point) => void passed.push(point ?? ''),
    },
    async (fleet) => {
      const board = await fleet.insist<Board>('board', { name: 'boat', scenes: 2 })
      await Promise.all([fleet.press(board, 0), fleet.press(board, 1)])
      const { rows } = await settleAll(fleet, 90_000)
      expect(passed).toEqual(['post:answered', 'download:middle'])
      expect(await prompts(fleet)).toEqual(two)
      expect(
        rows
          .filter(({ state }) => state === 'done')
          .map(({ scene }) => scene)
          .sort(),
      ).toEqual(['boat-0', 'boat-1'])
    },
  )
})

test(
  'a web process without workers and a worker of its own make takes; a worker that dies is taken over',
  { tag: '@long' },
  async () => {
    test.skip(!process.env.TEST_DATABASE_URL, 'needs TEST_DATABASE_URL')
    test.setTimeout(180_000)
    const points = ['watch:answered']
    let diedAt = 0
    await withFleet(
      {
        roles: ['web', 'worker'],
        killAt: (role) => (role === 'worker' ? (points.shift() ?? null) : null),
        died: () => (diedAt = Date.now()),
      },
      async (fleet) => {
        const board = await fleet.insist<Board>('board', { name: 'boat', scenes: 2 })
        await fleet.press(board, 0)
        await expect.poll(() => diedAt, { timeout: 60_000 }).toBeGreaterThan(0)
        await fleet.press(board, 1)
        const stateOf = async () => (await fleet.audit()).rows.find(({ scene }) => scene === 'boat-0')?.state
        await expect.poll(stateOf, { timeout: 60_000, intervals: [200] }).not.toBe('accepted')
        const takenOver = ((Date.now() - diedAt) / 1000).toFixed(1)
        const { rows } = await settleAll(fleet, 120_000)
        console.log(`a worker that died was taken over after ${takenOver} s`)
        expect(rows.map(({ state }) => state)).toEqual(['done', 'done'])
        expect(await prompts(fleet)).toEqual(two)
      },
    )
  },
)
